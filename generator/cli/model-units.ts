/** Sorts model files into models: what belongs to one service is loaded together, services apart from each other. */
import type { ModelFile } from "./model-file.js";

/** The files of one model. */
export interface ModelUnit {
  /** The file that the others go with, as the user named it. */
  readonly name: string;
  readonly sources: readonly ModelFile[];
  /** Ids of the services in its files; empty when there are none, or a file is no model. */
  readonly services: readonly string[];
}

export interface SortedModels {
  readonly units: readonly ModelUnit[];
  /** Names of the files that have no service, such as overlays. */
  readonly parts: ReadonlySet<string>;
}

/**
 * With one service among the files, or none, all of them are one model. With several, each file that has a service is a
 * model of its own; `NAME.overlay.json` goes with `NAME.json` beside it, any other file without a service with all of
 * them, and a file that is no model with none: its errors are its own.
 */
export function sortModels(sources: readonly ModelFile[]): SortedModels {
  const parts = sources.filter(({ kind }) => kind === "part");
  return { units: unitsOf(sources), parts: new Set(parts.map(({ file }) => file)) };
}

function unitsOf(sources: readonly ModelFile[]): readonly ModelUnit[] {
  const owners = sources.filter(({ kind }) => kind === "service");
  if (owners.length <= 1) {
    const name = owners[0]?.file ?? sources[0]?.file;
    return name === undefined ? [] : [{ name, sources, services: owners.flatMap(({ services }) => services) }];
  }
  const names = new Set(owners.map(({ file }) => file));
  const parts = sources.filter(({ kind }) => kind === "part");
  return sources.flatMap((source): ModelUnit[] => {
    const { kind } = source;
    if (kind === "part") return [];
    const own = kind === "broken" ? [] : parts.filter(({ file }) => goesWith(file, source.file, names));
    return [{ name: source.file, sources: [source, ...own], services: source.services }];
  });
}

function goesWith(part: string, owner: string, owners: ReadonlySet<string>): boolean {
  const base = overlaid(part);
  return base === undefined || !owners.has(base) || base === owner;
}

/** `models/x.json` for `models/x.overlay.json`. */
function overlaid(file: string): string | undefined {
  return file.endsWith(".overlay.json") ? `${file.slice(0, -".overlay.json".length)}.json` : undefined;
}
