/** What a command is to generate: from its command line alone, or from the configuration, with the command line on top. */
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Job } from "../config/config.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Hooks } from "../hooks/hooks.js";
import type { GenerateOptions } from "../options.js";
import type { ModelsRequest } from "./find-models.js";
import { UsageError } from "./usage-error.js";

/** What `generate` and `check` have in common; what is absent comes from the configuration, or has a default. */
export interface OutputRequest extends ModelsRequest {
  /** The output folder, as typed. */
  readonly out?: string | undefined;
  readonly openEnums?: GenerateOptions["openEnums"];
  /** The configuration file, as typed; false for none. */
  readonly config?: string | false | undefined;
}

/** Options that are data, for a worker as well; hooks travel as the place they come from. */
export type PlainOptions = Omit<GenerateOptions, "hooks" | "services"> & { readonly prettier?: boolean };

/** Where a job stands. */
export interface JobOrigin {
  /** The configuration file, absolute. */
  readonly file: string;
  /** Which of its jobs. */
  readonly index: number;
}

/** Models that go into one folder with one set of options. */
export interface OutputJob extends ModelsRequest {
  /** The output folder, relative to the working directory. */
  readonly out: string;
  readonly options: PlainOptions;
  readonly hooks?: Hooks | undefined;
  readonly origin?: JobOrigin | undefined;
  /** The files that hooks are made of, absolute; empty without hooks. */
  readonly modules: readonly string[];
}

export interface Jobs {
  readonly jobs: readonly OutputJob[];
  readonly diagnostics: readonly Diagnostic[];
}

const defaultOut = "generated";

/**
 * A configuration counts when it is named, or when no models are: then that of the folder, or the nearest above it. Throws a
 * UsageError when models are named and the configuration has several jobs.
 */
export async function jobsFor(request: OutputRequest, cwd: string): Promise<Jobs> {
  const file = await configFor(request, cwd);
  return file === undefined ? { jobs: [ownJob(request)], diagnostics: [] } : configuredJobs(file, request, cwd);
}

/** The models that a command is about when it names none: those of the configuration. */
export async function modelsFor(
  request: OutputRequest,
  cwd: string,
): Promise<ModelsRequest & Pick<Jobs, "diagnostics">> {
  const { jobs, diagnostics } = await jobsFor(request, cwd);
  return { models: [...new Set(jobs.flatMap(({ models }) => models))], services: request.services, diagnostics };
}

/** The path of the configuration; nothing of it is loaded where none can count. */
async function configFor({ config, models }: OutputRequest, cwd: string): Promise<string | undefined> {
  if (typeof config === "string") return resolve(cwd, config);
  if (config === false || models.length > 0) return undefined;
  const { findConfig } = await import("../config/find-config.js");
  return findConfig(cwd);
}

function ownJob({ models, services, out = defaultOut, openEnums = "output" }: OutputRequest): OutputJob {
  return { models, services, out, options: { openEnums }, modules: [] };
}

async function configuredJobs(file: string, request: OutputRequest, cwd: string): Promise<Jobs> {
  const { loadConfig } = await import("../config/load-config.js");
  const { jobs, modules, diagnostics } = await loadConfig(file, fromFolder(cwd, file));
  if (request.models.length > 0 && jobs.length > 1) {
    throw new UsageError(`models on the command line go with a configuration of one job; this one has ${jobs.length}`);
  }
  const merged = jobs.map((job, index) => mergedJob(job, request, { file, index }, modules, cwd));
  return { jobs: merged, diagnostics };
}

function mergedJob(
  job: Job,
  request: OutputRequest,
  origin: JobOrigin,
  modules: readonly string[],
  cwd: string,
): OutputJob {
  const { models, out = defaultOut, services = [], openEnums = "output", hooks, ...others } = job;
  const folder = dirname(origin.file);
  const toCwd = (path: string): string =>
    path === "-" ? path : fromFolder(cwd, isAbsolute(path) ? path : join(folder, path));
  const hooked = hooks !== undefined && Object.keys(hooks).length > 0;
  return {
    models: request.models.length > 0 ? request.models : models.map(toCwd),
    services: request.services.length > 0 ? request.services : services,
    out: request.out ?? toCwd(out),
    options: { ...others, openEnums: request.openEnums ?? openEnums },
    ...(hooked ? { hooks, origin, modules } : { modules: [] }),
  };
}

/** A path as a person in that folder types it, with forward slashes. */
function fromFolder(cwd: string, path: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}
