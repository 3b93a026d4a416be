/** The jobs of a `smithy-build.json`: one for each projection and plugin of ours, over all of its sources together. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { checkConfig } from "../config/check-config.js";
import type { Job } from "../config/config.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { BuildPath } from "../smithy-build/build-file.js";
import { buildTargets } from "../smithy-build/build-targets.js";
import type { BuildTarget } from "../smithy-build/build-targets.js";
import { locationAt, plainOf } from "../smithy-build/located.js";
import type { Variables } from "../smithy-build/located.js";
import { readBuildFile } from "../smithy-build/read-build-file.js";
import { hasErrors } from "./make-unit.js";
import type { Jobs, OutputJob, OutputRequest } from "./output-job.js";

/** `file` is absolute, `name` how messages name it. */
export function smithyBuildJobs(file: string, name: string, request: OutputRequest, cwd: string, env: Variables): Jobs {
  const start: Location = { file: name, line: 1, column: 1 };
  if (!existsSync(file)) {
    return failed([diagnostic("config-missing", `The configuration ${name} does not exist.`, { location: start })]);
  }
  const { build, diagnostics } = readBuildFile(readFileSync(file, "utf8"), name, { ...env, SMITHY_ROOT_DIR: cwd });
  if (build === undefined || hasErrors(diagnostics)) return failed(diagnostics);
  const { targets, diagnostics: problems } = buildTargets(build, request.projections ?? [], start);
  const folder = dirname(file);
  const output = resolve(folder, build.outputDirectory ?? "build/smithy");
  const isMany = new Set(targets.map(({ projection }) => projection)).size > 1;
  const all: Diagnostic[] = [...diagnostics, ...problems];
  const jobs = targets.map((target): OutputJob => {
    const named = target.sources.length > 0 ? target.sources : [{ path: "model", location: start }];
    const { job, diagnostics: wrong } = settingsOf(target, start);
    all.push(...wrong, ...unreadableIn(named, folder));
    const own = resolve(output, target.projection, target.artifact, job.out ?? ".");
    const asked = request.out === undefined ? undefined : resolve(cwd, request.out, isMany ? target.projection : ".");
    const { models: _, services = [], openEnums = "output", hooks: __, out: ___, ...others } = job;
    return {
      models: named.map(({ path }) => fromFolder(cwd, resolve(folder, path))),
      services: request.services.length > 0 ? request.services : services,
      out: fromFolder(cwd, asked ?? own),
      options: { ...others, openEnums: request.openEnums ?? openEnums },
      modules: [],
      together: true,
      transforms: target.transforms,
    };
  });
  return hasErrors(all) ? failed(all) : { jobs, diagnostics: all };
}

function failed(diagnostics: readonly Diagnostic[]): Jobs {
  return { jobs: [], diagnostics: [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()] };
}

/** Settings of the plugin `wrought` are the keys of a job; those of a run plugin stand in its command. */
function settingsOf(target: BuildTarget, start: Location): ReturnType<typeof checkedSettings> {
  const { settings, command } = target;
  if (settings === undefined) return checkedSettings(settingsIn(command), () => start);
  return checkedSettings(plainOf(settings), (path) => locationAt(settings, path));
}

function checkedSettings(
  value: unknown,
  locate: Parameters<typeof checkConfig>[1],
): { readonly job: Job; readonly diagnostics: readonly Diagnostic[] } {
  const plain = typeof value === "object" && value !== null ? value : {};
  const { jobs, diagnostics } = checkConfig({ ...plain, models: [] }, locate);
  return { job: jobs[0] ?? { models: [] }, diagnostics };
}

/** Options of `wrought generate --stdin …` that say what is generated, as `--name value` or `--name=value`. */
function settingsIn(command: readonly string[]): object {
  const valuesOf = (...names: readonly string[]): readonly string[] =>
    command.flatMap((word, index) => {
      const [name = "", ...value] = word.split("=");
      if (!names.includes(name)) return [];
      return value.length > 0 ? [value.join("=")] : (command[index + 1] ?? []);
    });
  const openEnums = valuesOf("--open-enums").at(-1);
  const out = valuesOf("--out", "-o").at(-1);
  return {
    services: valuesOf("--service"),
    ...(openEnums === undefined ? {} : { openEnums }),
    ...(out === undefined ? {} : { out }),
  };
}

/** Models in the Smithy language and archives: to leave them out in silence would give another model. */
function unreadableIn(paths: readonly BuildPath[], folder: string): readonly Diagnostic[] {
  return paths.flatMap(({ path, location }) => {
    const found = statSync(resolve(folder, path), { throwIfNoEntry: false });
    const files =
      found?.isDirectory() === true ? readdirSync(resolve(folder, path), { recursive: true }).map(String) : [];
    const all = found?.isDirectory() === true ? files.map((file) => join(path, file)) : [path];
    const unread = all.filter((file) => /\.(?:smithy|jar)$/.test(file)).toSorted();
    const [first] = unread;
    if (first === undefined) return [];
    const more = unread.length > 1 ? ` and ${unread.length - 1} more` : "";
    return [
      diagnostic("smithy-idl", `${first.split(sep).join("/")}${more} cannot be read: only JSON can.`, { location }),
    ];
  });
}

function fromFolder(cwd: string, path: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}
