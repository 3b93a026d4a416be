/** Reads a configuration file: JSON as data, TypeScript and JavaScript by running it. Every problem is a diagnostic. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { checkConfig } from "./check-config.js";
import type { Job } from "./config.js";

export interface LoadedConfig {
  /** Empty when there are diagnostics. */
  readonly jobs: readonly Job[];
  /** The file and those that it imports outside of packages, absolute: what hooks are made of. */
  readonly modules: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `file` is absolute, `name` how messages name it; `program` what a file gets that imports this package. */
export async function loadConfig(file: string, name: string, program?: () => Promise<unknown>): Promise<LoadedConfig> {
  const start: Location = { file: name, line: 1, column: 1 };
  if (!existsSync(file))
    return failed("config-missing", `The configuration ${name} does not exist.`, start, similar(file));
  if (file.endsWith(".json")) {
    const { readJsonConfig } = await import("./read-json-config.js");
    const { value, locate, problem } = readJsonConfig(file, name);
    if (problem !== undefined) return { jobs: [], modules: [], diagnostics: [problem] };
    return { modules: [file], ...checkConfig(value, locate) };
  }
  const { publishedProgram, runConfig } = await import("./run-config.js");
  try {
    const { value, modules } = await runConfig(file, program ?? publishedProgram);
    if (value === undefined) return failed("config-unreadable", `${name} has no default export.`, start);
    return { modules, ...checkConfig(value, () => start) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failed("config-unreadable", `${name} could not be loaded: ${why.replaceAll(file, name)}`, start);
  }
}

function failed(
  code: "config-missing" | "config-unreadable",
  message: string,
  location: Location,
  hint?: string,
): LoadedConfig {
  return { jobs: [], modules: [], diagnostics: [diagnostic(code, message, { location, hint })] };
}

function similar(file: string): string | undefined {
  const folder = dirname(file);
  return existsSync(folder) ? didYouMean(basename(file), readdirSync(folder).toSorted()) : undefined;
}
