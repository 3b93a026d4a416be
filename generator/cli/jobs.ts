/** What a command is to generate: from its command line alone, or from the configuration, with the command line on top. */
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Job } from "../config/config.js";
import type { ModelsRequest } from "./find-models.js";
import type { JobOrigin, Jobs, OutputJob, OutputRequest } from "./output-job.js";
import { UsageError } from "./usage-error.js";

export type { JobOrigin, Jobs, OutputJob, OutputRequest, PlainOptions } from "./output-job.js";

const defaultOut = "generated";

/**
 * A configuration counts when it is named, or when no models are: then that of the folder, or the nearest above it. Throws a
 * UsageError when models are named and the configuration has several jobs.
 */
export async function jobsFor(request: OutputRequest, cwd: string): Promise<Jobs> {
  const file = await configurationOf(request, cwd);
  if ((request.projections ?? []).length > 0 && (file === undefined || !(await isSmithyBuildFile(file)))) {
    throw new UsageError("--projection goes with a smithy-build.json");
  }
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
export async function configurationOf({ config, models }: OutputRequest, cwd: string): Promise<string | undefined> {
  if (typeof config === "string") return resolve(cwd, config);
  if (config === false || models.length > 0) return undefined;
  const { findConfig } = await import("../config/find-config.js");
  return findConfig(cwd);
}

function ownJob({ models, services, out = defaultOut, openEnums = "output", together }: OutputRequest): OutputJob {
  return { models, services, out, options: { openEnums }, modules: [], together };
}

async function configuredJobs(file: string, request: OutputRequest, cwd: string): Promise<Jobs> {
  if (await isSmithyBuildFile(file)) {
    if (request.models.length > 0) throw new UsageError("smithy-build.json names the models: name no others with it");
    const { smithyBuildJobs } = await import("./smithy-build-jobs.js");
    return smithyBuildJobs(file, fromFolder(cwd, file), request, cwd, process.env);
  }
  const { loadConfig } = await import("../config/load-config.js");
  const { jobs, modules, diagnostics } = await loadConfig(file, fromFolder(cwd, file), () => import("../index.js"));
  if (request.models.length > 0 && jobs.length > 1) {
    throw new UsageError(`models on the command line go with a configuration of one job; this one has ${jobs.length}`);
  }
  const merged = jobs.map((job, index) => mergedJob(job, request, { file, index }, modules, cwd));
  return { jobs: merged, diagnostics };
}

async function isSmithyBuildFile(file: string): Promise<boolean> {
  return (await import("../config/find-config.js")).isSmithyBuild(file);
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
    together: request.together,
    ...(hooked ? { hooks, origin, modules } : { modules: [] }),
  };
}

/** A path as a person in that folder types it, with forward slashes. */
function fromFolder(cwd: string, path: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}
