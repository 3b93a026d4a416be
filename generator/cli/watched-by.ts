/** What a command has to watch: the models of its jobs, the configuration with what it imports, overlays beside models. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { WatchedPaths } from "../watch/watched-paths.js";
import type { Jobs, OutputRequest } from "./jobs.js";
import { configurationOf, jobsFor } from "./jobs.js";

/** With the jobs, because what is to be watched comes from them. Never throws: a configuration that cannot be read is watched. */
export async function watchedBy(request: OutputRequest, cwd: string): Promise<WatchedPaths> {
  const config = await configurationOf(request, cwd);
  const { jobs } = await jobsFor(request, cwd).catch((): Jobs => ({ jobs: [], diagnostics: [] }));
  const models = jobs.flatMap((job) => (job.models.length > 0 ? job.models : ["models"]));
  const paths = await Promise.all([...new Set(models)].map((model) => placeOf(model, cwd)));
  const modules = jobs.flatMap((job) => job.modules);
  return {
    files: sorted([...paths.flatMap(({ files }) => files), ...modules, ...(config === undefined ? [] : [config])]),
    folders: sorted(paths.flatMap(({ folders }) => folders)),
    except: sorted(jobs.map(({ out }) => resolve(cwd, out))),
  };
}

type Place = Pick<WatchedPaths, "files" | "folders">;

/** A folder, the folder that a pattern begins in, or a file. */
async function placeOf(model: string, cwd: string): Promise<Place> {
  const path = resolve(cwd, model);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return { files: [], folders: [path] };
  const { isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(model)) return { files: [path], folders: [] };
  const parts = model.replaceAll("\\", "/").split("/");
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => isDynamicPattern(part)),
  );
  return { files: [], folders: [resolve(cwd, fixed.join("/") || (model.startsWith("/") ? "/" : "."))] };
}

function sorted(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].toSorted();
}
