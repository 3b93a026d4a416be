/** Sorts model files into models: what belongs to one service is loaded together, services apart from each other. */
import type { ModelSource } from "../model/load-model.js";

/** The files of one model. */
export interface ModelUnit {
  /** The file that the others go with, as the user named it. */
  readonly name: string;
  readonly sources: readonly ModelSource[];
  /** Ids of the services in its files; empty when there are none, or a file is no model. */
  readonly services: readonly string[];
}

export interface SortedModels {
  readonly units: readonly ModelUnit[];
  /** Names of the files that have no service, such as overlays. */
  readonly parts: ReadonlySet<string>;
}

/** What a file is: a model with these services, a part to go with others, or no model at all. */
type Kind = { readonly kind: "service"; readonly services: readonly string[] } | { readonly kind: "part" | "broken" };

/**
 * With one service among the files, or none, all of them are one model. With several, each file that has a service is a
 * model of its own; `NAME.overlay.json` goes with `NAME.json` beside it, any other file without a service with all of
 * them, and a file that is no model with none: its errors are its own.
 */
export function sortModels(sources: readonly ModelSource[]): SortedModels {
  const kinds = new Map(sources.map((source) => [source, kindOf(source)]));
  const parts = sources.filter((source) => kinds.get(source)?.kind === "part");
  return { units: unitsOf(sources, kinds), parts: new Set(parts.map(({ file }) => file)) };
}

function unitsOf(sources: readonly ModelSource[], kinds: ReadonlyMap<ModelSource, Kind>): readonly ModelUnit[] {
  const servicesOf = (source: ModelSource): readonly string[] => {
    const kind = kinds.get(source);
    return kind?.kind === "service" ? kind.services : [];
  };
  const owners = sources.filter((source) => kinds.get(source)?.kind === "service");
  if (owners.length <= 1) {
    const name = owners[0]?.file ?? sources[0]?.file;
    return name === undefined ? [] : [{ name, sources, services: owners.flatMap(servicesOf) }];
  }
  const names = new Set(owners.map(({ file }) => file));
  const parts = sources.filter((source) => kinds.get(source)?.kind === "part");
  return sources.flatMap((source): ModelUnit[] => {
    const kind = kinds.get(source)?.kind;
    if (kind === "part") return [];
    const own = kind === "broken" ? [] : parts.filter(({ file }) => goesWith(file, source.file, names));
    return [{ name: source.file, sources: [source, ...own], services: servicesOf(source) }];
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

function kindOf({ text }: ModelSource): Kind {
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return { kind: "broken" };
  }
  if (!isObject(model) || !Object.hasOwn(model, "smithy")) return { kind: "broken" };
  const shapes = model["shapes"];
  if (!isObject(shapes)) return { kind: "part" };
  const services = Object.keys(shapes).filter((id) => {
    const shape = shapes[id];
    return isObject(shape) && shape["type"] === "service";
  });
  return services.length === 0 ? { kind: "part" } : { kind: "service", services };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
