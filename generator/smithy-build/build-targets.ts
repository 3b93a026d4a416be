/** What a build file asks Wrought to generate: one target for each projection and plugin of ours. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { BuildFile, BuildPath, Plugin, Projection, TransformStep } from "./build-file.js";
import type { Located } from "./located.js";
import { plainOf } from "./located.js";
import { applyName } from "./transform-table.js";

export interface BuildTarget {
  readonly projection: string;
  readonly artifact: string;
  readonly sources: readonly BuildPath[];
  /** Without any `apply`: what it stands for is in its place. */
  readonly transforms: readonly TransformStep[];
  /** Of the plugin `wrought`; undefined where nothing is set. */
  readonly settings: Located | undefined;
  /** The arguments of the command of a run plugin. */
  readonly command: readonly string[];
}

export interface BuildTargets {
  readonly targets: readonly BuildTarget[];
  readonly diagnostics: readonly Diagnostic[];
}

const implicit: Projection = { name: "source", isAbstract: false, imports: [], transforms: [], plugins: [] };

/**
 * The projections that are not abstract, and `source`, which is there unasked, each with its plugins of ours. Where a file
 * has none, every projection it declares is generated, or `source` where it declares none. `chosen` are names; all when empty.
 */
export function buildTargets(build: BuildFile, chosen: readonly string[], start: Location): BuildTargets {
  const declared = [...build.projections.values()].filter(({ isAbstract }) => !isAbstract);
  const all = build.projections.has(implicit.name) ? declared : [...declared, implicit];
  const wanted = chosen.length === 0 ? all : all.filter(({ name }) => chosen.includes(name));
  const unknown = chosen.filter((name) => !all.some((one) => one.name === name));
  const diagnostics: Diagnostic[] = unknown.map((name) => {
    const names = all.map((one) => one.name);
    return diagnostic("smithy-build-invalid", `There is no projection ${name} to generate.`, {
      location: start,
      hint: didYouMean(name, names) ?? `There are ${names.join(", ")}.`,
    });
  });
  const hasPlugins = all.some((one) => pluginsOf(one, build).length > 0);
  const untold =
    chosen.length > 0 || declared.length === 0 ? wanted : wanted.filter(({ name }) => build.projections.has(name));
  const targets = (hasPlugins ? wanted : untold).flatMap((projection) => {
    const plugins = pluginsOf(projection, build);
    const transforms = expanded(projection, build, [projection.name], diagnostics);
    return (plugins.length > 0 || hasPlugins ? plugins : [undefined]).map((plugin): BuildTarget => {
      const { name, imports } = projection;
      const sources = [...(build.sources ?? []), ...build.imports, ...imports];
      return { projection: name, artifact: plugin?.artifact ?? "wrought", sources, transforms, ...settingsOf(plugin) };
    });
  });
  return { targets, diagnostics };
}

/** A plugin of a projection stands for the one of the same artifact above. */
function pluginsOf({ plugins }: Projection, build: BuildFile): readonly Plugin[] {
  const own = new Set(plugins.map(({ artifact }) => artifact));
  return [...plugins, ...build.plugins.filter(({ artifact }) => !own.has(artifact))].filter(isOurs);
}

/** `wrought`, or a `run` plugin that is called so or that starts wrought. */
function isOurs(plugin: Plugin): boolean {
  if (plugin.name === "wrought") return true;
  return plugin.name === "run" && (plugin.artifact === "wrought" || commandOf(plugin).some(isWrought));
}

function isWrought(word: string): boolean {
  return /(?:^|[\\/])wrought(?:\.js|\.cmd)?$/.test(word);
}

function commandOf({ settings }: Plugin): readonly string[] {
  const command = settings.kind === "object" ? settings.entries.get("command")?.value : undefined;
  const words = command === undefined ? [] : plainOf(command);
  return Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
}

function settingsOf(plugin: Plugin | undefined): Pick<BuildTarget, "settings" | "command"> {
  if (plugin === undefined) return { settings: undefined, command: [] };
  if (plugin.name === "wrought") return { settings: plugin.settings, command: [] };
  const command = commandOf(plugin);
  return { settings: undefined, command: command.slice(command.findIndex(isWrought) + 1) };
}

/** `path` are the projections on the way here: one that comes again is a circle. */
function expanded(
  { transforms }: Projection,
  build: BuildFile,
  path: readonly string[],
  diagnostics: Diagnostic[],
): readonly TransformStep[] {
  return transforms.flatMap((step): readonly TransformStep[] => {
    if (step.name !== applyName) return [step];
    const names = step.args["projections"];
    return (Array.isArray(names) ? names.map(String) : []).flatMap((name) => {
      const other = build.projections.get(name);
      const { location } = step;
      if (other === undefined) {
        const hint = didYouMean(name, build.projections.keys());
        diagnostics.push(
          diagnostic("transform-invalid", `apply names the projection ${name}, which is not there.`, {
            location,
            hint,
          }),
        );
        return [];
      }
      if (path.includes(name)) {
        const circle = [...path, name].join(" → ");
        diagnostics.push(diagnostic("transform-invalid", `apply leads in a circle: ${circle}.`, { location }));
        return [];
      }
      return expanded(other, build, [...path, name], diagnostics);
    });
  });
}
