/** What of a value does not satisfy its schema, in words beside the field. The mock has the last word; this is the first. */
import type { Definitions, JsonSchema } from "../api-types.js";
import { isObject } from "./edit.js";
import { type Field, fieldOf, resolved } from "./field.js";

/** By the JSON Pointer of the value. */
export type Problems = ReadonlyMap<string, string>;

const deepest = 64;
/** Texts that are longer are left to the mock: no form is held up by a pattern. */
const longestMatched = 4_000;

/** The problems of a value. In a `part` of one, such as what a stub matches, nothing is missed that is not there. */
export function problemsOf(
  schema: JsonSchema,
  definitions: Definitions,
  value: unknown,
  extent: "whole" | "part",
): Problems {
  const checker = new Checker(definitions, extent === "whole");
  checker.check(schema, value, "", 0);
  return checker.found;
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

class Checker {
  readonly found = new Map<string, string>();
  readonly #definitions: Definitions;
  readonly #isWhole: boolean;

  constructor(definitions: Definitions, isWhole: boolean) {
    this.#definitions = definitions;
    this.#isWhole = isWhole;
  }

  check(given: JsonSchema, value: unknown, at: string, depth: number): void {
    if (value === undefined || value === null || depth > deepest) return;
    const field = fieldOf(given, this.#definitions);
    if (field.streaming) return;
    const schema = resolved(given, this.#definitions);
    const problem = problemOf(field, schema, value);
    if (problem !== undefined) this.found.set(at, problem);
    else this.#descend(field, value, at, depth + 1);
  }

  #descend(field: Field, value: unknown, at: string, depth: number): void {
    if (field.kind === "list" && Array.isArray(value)) {
      value.forEach((item: unknown, index) => this.check(field.item, item, at + pointerStep(index), depth));
    }
    if (!isObject(value)) return;
    if (field.kind === "map") {
      for (const [key, item] of Object.entries(value)) this.check(field.value, item, at + pointerStep(key), depth);
    }
    if (field.kind !== "structure" && field.kind !== "union") return;
    for (const { name, schema, required } of field.members) {
      const item = Object.hasOwn(value, name) ? value[name] : undefined;
      if (item !== undefined) this.check(schema, item, at + pointerStep(name), depth);
      else if (required && this.#isWhole && !fieldOf(schema, this.#definitions).streaming)
        this.found.set(at + pointerStep(name), "is required");
    }
  }
}

function problemOf(field: Field, schema: JsonSchema, value: unknown): string | undefined {
  switch (field.kind) {
    case "structure":
      return isObject(value) ? unknownMember(field.members, value) : "must be an object";
    case "union":
      if (!isObject(value) || Object.keys(value).length !== 1) return "needs exactly one member";
      return unknownMember(field.members, value);
    case "map":
      return isObject(value) ? countProblem(Object.keys(value).length, field, "entries") : "must be an object";
    case "list":
      if (!Array.isArray(value)) return "must be a list";
      return schema.uniqueItems === true && hasTwice(value)
        ? "has an item twice"
        : countProblem(value.length, field, "items");
    case "choice":
      return field.isOpen || field.values.includes(value as string) ? undefined : "is none of the values of the enum";
    case "text":
      return typeof value === "string" ? textProblem(schema, value) : "must be a text";
    case "number":
      return numberProblem(field.isWhole, schema, value);
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be true or false";
    case "timestamp":
      return isMoment(value) ? undefined : "must be a moment such as 2030-01-31T12:00:00Z, or seconds since 1970";
    case "blob":
      return isBase64(value) ? undefined : "must be base64";
    case "document":
      return undefined;
  }
}

function unknownMember(members: readonly { readonly name: string }[], value: object): string | undefined {
  const unknown = Object.keys(value).find((key) => members.every(({ name }) => name !== key));
  return unknown === undefined ? undefined : `has no member ${JSON.stringify(unknown.slice(0, 80))}`;
}

function countProblem(count: number, { min = 0, max = Infinity }: { min?: number; max?: number }, of: string) {
  if (count < min) return `needs at least ${min} ${of}`;
  return count > max ? `may have at most ${max} ${of}` : undefined;
}

function hasTwice(items: readonly unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item))).size < items.length;
}

function textProblem(schema: JsonSchema, text: string): string | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const length = [...text].length;
  if (length < minLength) return `needs at least ${minLength} ${minLength === 1 ? "character" : "characters"}`;
  if (length > maxLength) return `may have at most ${maxLength} characters, and has ${length}`;
  if (pattern === undefined || schema["x-costly-pattern"] === true || text.length > longestMatched) return undefined;
  return regexpOf(pattern)?.test(text) === false ? `must match /${pattern}/` : undefined;
}

/** Patterns are of Unicode where they can be, as in JSON Schema. */
function regexpOf(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Written for the other kind, or for neither.
    }
  }
  return undefined;
}

function numberProblem(isWhole: boolean, { minimum, maximum }: JsonSchema, value: unknown): string | undefined {
  if (!isWhole && ["NaN", "Infinity", "-Infinity"].includes(value as string)) return undefined;
  if (typeof value !== "number") return "must be a number";
  if (isWhole && !Number.isInteger(value)) return "must be a whole number";
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  return maximum !== undefined && value > maximum ? `must be at most ${maximum}` : undefined;
}

function isMoment(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}

function isBase64(value: unknown): boolean {
  return typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}
