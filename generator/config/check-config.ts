/** A configuration held against its rules: every wrong key and value said at once, by its path, with the nearest right key. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean, nearest } from "../diagnostics/nearest.js";
import type { Job } from "./config.js";
import type { Rule } from "./config-rules.js";
import { jobRule, jobsRule } from "./config-rules.js";

/** Keys and indexes from the root. */
export type ConfigPath = readonly (string | number)[];

export interface CheckedConfig {
  /** Empty when there are diagnostics. */
  readonly jobs: readonly Job[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `locate` gives the place of a path in the file. */
export function checkConfig(value: unknown, locate: (path: ConfigPath) => Location): CheckedConfig {
  const check = new Check(locate);
  const hasJobs = isObject(value) && (Object.hasOwn(value, "jobs") || looksLikeJobs(value));
  check.value(value, hasJobs ? jobsRule : jobRule, []);
  if (check.diagnostics.length > 0) return { jobs: [], diagnostics: check.diagnostics };
  return { jobs: jobsOf(value), diagnostics: [] };
}

/** A key that was probably meant to be `jobs`, and no models. */
function looksLikeJobs(value: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(value, "models") && Object.keys(value).some((key) => nearest(key, ["jobs"]) !== undefined);
}

/** The rules say what the types say; a test compares them. */
function jobsOf(value: unknown): readonly Job[] {
  const config = value as Job | { readonly jobs: readonly Job[] };
  return "jobs" in config ? config.jobs : [config];
}

class Check {
  readonly diagnostics: Diagnostic[] = [];
  readonly #locate: (path: ConfigPath) => Location;

  constructor(locate: (path: ConfigPath) => Location) {
    this.#locate = locate;
  }

  value(value: unknown, rule: Rule, path: ConfigPath): void {
    if (rule.kind === "object") this.#object(value, rule, path);
    else if (rule.kind === "list" || rule.kind === "strings" || rule.kind === "functions")
      this.#list(value, rule, path);
    else if (!fits(value, rule)) this.#wrong(value, wordsFor(rule), path);
  }

  #object(value: unknown, rule: Rule & { readonly kind: "object" }, path: ConfigPath): void {
    if (!isObject(value)) return this.#wrong(value, "an object", path);
    for (const [key, part] of Object.entries(value)) {
      const known = Object.hasOwn(rule.keys, key) ? rule.keys[key] : undefined;
      if (known === undefined) this.#unknown(key, rule, path);
      else if (part !== undefined) this.value(part, known, [...path, key]);
    }
    for (const key of rule.required) {
      if (value[key] === undefined) {
        this.#report("config-value-invalid", `${subjectOf(path)} has no ${key}.`, path, `Add ${key} to ${rule.what}.`);
      }
    }
  }

  #list(value: unknown, rule: Rule, path: ConfigPath): void {
    if (!Array.isArray(value)) return this.#wrong(value, wordsFor(rule), path);
    const item: Rule =
      rule.kind === "list" ? rule.item : rule.kind === "strings" ? { kind: "string" } : { kind: "function" };
    for (const [index, part] of value.entries()) this.value(part, item, [...path, index]);
  }

  #unknown(key: string, rule: Rule & { readonly kind: "object" }, path: ConfigPath): void {
    const known = Object.keys(rule.keys);
    const hint = didYouMean(key, known) ?? `The keys of ${rule.what} are ${known.join(", ")}.`;
    this.#report("config-key-unknown", `${pathText([...path, key])} is no key of ${rule.what}.`, [...path, key], hint);
  }

  #wrong(value: unknown, wanted: string, path: ConfigPath): void {
    this.#report("config-value-invalid", `${subjectOf(path)} is ${shown(value)}, and has to be ${wanted}.`, path);
  }

  #report(code: DiagnosticCode, message: string, path: ConfigPath, hint?: string): void {
    this.diagnostics.push(diagnostic(code, message, { location: this.#locate(path), hint }));
  }
}

function fits(value: unknown, rule: Rule): boolean {
  switch (rule.kind) {
    case "string":
      return typeof value === "string" && value !== "";
    case "choice":
      return typeof value === "string" && rule.values.includes(value);
    default:
      return typeof value === rule.kind;
  }
}

function wordsFor(rule: Rule): string {
  switch (rule.kind) {
    case "choice":
      return `one of ${rule.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "strings":
      return "an array of strings";
    case "functions":
      return "an array of functions";
    case "list":
      return "an array of jobs";
    default:
      return `a ${rule.kind}${rule.kind === "string" ? " that is not empty" : ""}`;
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return value.length > 40 ? "a string" : JSON.stringify(value);
  if (Array.isArray(value)) return "an array";
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number")
    return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function subjectOf(path: ConfigPath): string {
  return path.length === 0 ? "The configuration" : pathText(path);
}

/** `jobs[0].filter.tags`. */
function pathText(path: ConfigPath): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
