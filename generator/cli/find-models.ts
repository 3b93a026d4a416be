/** From the arguments of a command to the models it is about: read, sorted by service, chosen by `--service`. */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { lockName } from "../pull/lock.js";
import type { ModelFile } from "./model-file.js";
import { forgotten, keptModelFile, modelFile } from "./model-file.js";
import type { ModelUnit } from "./model-units.js";
import { sortModels } from "./model-units.js";
import { eachSource, stdinName } from "./read-sources.js";
import { runArgumentsOf } from "./run-arguments.js";

export interface FoundModels {
  readonly units: readonly ModelUnit[];
  /** The arguments that gave the models, as manifests record them. */
  readonly from: readonly string[];
  /** What could not be read, and services that were asked for in vain. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ModelsRequest {
  /** Files, folders, patterns, `-`; none for the folder `models` of the current one. */
  readonly models: readonly string[];
  /** Ids or names of services; none for all. */
  readonly services: readonly string[];
  /** All files are one model, however many services they have, and `services` is for whoever generates it. */
  readonly together?: boolean | undefined;
}

/** Where models are looked for. */
export interface ModelPlace {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  /** Files are kept as they were read if they are few, so that they need not be read and parsed again. */
  readonly keepsFew?: boolean;
}

/** In characters: the largest AWS model has less. */
const mostKept = 4 * 1024 * 1024;

/** Finds the models. When a named file is missing there are no units: what was meant is not known. */
export async function findModels(request: ModelsRequest, place: ModelPlace): Promise<FoundModels> {
  const patterns = request.models.length > 0 ? request.models : defaultModels(place.cwd);
  if (patterns.length === 0) {
    return { units: [], from: [], diagnostics: [diagnostic("models-none", "No model was named.")] };
  }
  const diagnostics: Diagnostic[] = [];
  const files: ModelFile[] = [];
  let room = place.keepsFew === true ? mostKept : 0;
  for await (const source of eachSource(patterns, place, diagnostics)) {
    room -= source.text.length;
    if (room < 0) files.splice(0, files.length, ...files.map(forgotten));
    const make = room < 0 ? modelFile : keptModelFile;
    files.push(make(source, source.file === stdinName ? undefined : resolve(place.cwd, source.file)));
  }
  const { units, parts } = sortModels(files);
  if (mustStop(diagnostics, units)) return { units: [], from: [], diagnostics };
  const from = runArgumentsOf(
    patterns.filter((pattern) => !parts.has(pattern)),
    place.cwd,
  );
  if (request.together === true) return { units: oneUnit(files), from, diagnostics };
  const chosen = choose(withoutTorn(units, diagnostics), request.services);
  return { units: chosen.units, from, diagnostics: [...diagnostics, ...chosen.diagnostics] };
}

function oneUnit(sources: readonly ModelFile[]): readonly ModelUnit[] {
  const name = (sources.find(({ kind }) => kind === "service") ?? sources[0])?.file;
  return name === undefined ? [] : [{ name, sources, services: sources.flatMap(({ services }) => services) }];
}

function defaultModels(cwd: string): readonly string[] {
  const folder = join(cwd, "models");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== lockName);
  return files.toSorted().map((name) => `models/${name}`);
}

/** An unreadable file among many models is that model's misfortune; a missing one, or one of a single model, is everybody's. */
function mustStop(diagnostics: readonly Diagnostic[], units: readonly ModelUnit[]): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return false;
  return units.length <= 1 || errors.some(({ code, location }) => code === "source-missing" || location === undefined);
}

/** Leaves out models whose overlay could not be read: without it they would come out as something else. */
function withoutTorn(units: readonly ModelUnit[], diagnostics: readonly Diagnostic[]): readonly ModelUnit[] {
  const unread = new Set(diagnostics.flatMap(({ location }) => location?.file ?? []));
  return units.filter(({ name }) => !unread.has(`${name.slice(0, -".json".length)}.overlay.json`));
}

function choose(
  units: readonly ModelUnit[],
  wanted: readonly string[],
): { readonly units: readonly ModelUnit[]; readonly diagnostics: readonly Diagnostic[] } {
  if (wanted.length === 0) return { units, diagnostics: [] };
  const chosen = units.filter(({ services }) => services.some((id) => wanted.some((name) => isNamed(id, name))));
  const all = units.flatMap(({ services }) => services);
  const unknown = wanted.filter((name) => !all.some((id) => isNamed(id, name)));
  const broken = units.filter(({ services }) => services.length === 0);
  // The service may well be in a file that cannot be read: its errors say more than "unknown".
  if (unknown.length > 0 && broken.length > 0) return { units: [...chosen, ...broken], diagnostics: [] };
  const diagnostics = unknown.map((name) => {
    const candidates = all.flatMap((id) => [id.slice(id.indexOf("#") + 1), id]);
    return diagnostic("service-unknown", `No model has a service ${name}.`, { hint: didYouMean(name, candidates) });
  });
  return { units: chosen, diagnostics };
}

/** Whether a service is meant by a name: its id, or the part after `#`. */
export function isNamed(id: string, name: string): boolean {
  return id === name || id.slice(id.indexOf("#") + 1) === name;
}
