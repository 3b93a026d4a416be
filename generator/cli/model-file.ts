/** A model file of a run: known by its name, its hash and what it holds. Hundreds fit into memory, because their texts are not kept. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ModelSource } from "../model/load-model.js";
import { contentHashOf } from "../write/content-hash.js";
import { readSource } from "./read-sources.js";

/** A model with services, a part to go with others, or no model at all. */
export type ModelFileKind = "service" | "part" | "broken";

export interface ModelFile {
  /** As the user named it. */
  readonly file: string;
  readonly kind: ModelFileKind;
  /** Ids of its services. */
  readonly services: readonly string[];
  readonly hash: string;
  /** Where to read it again; absent for standard input. */
  readonly path?: string;
  /** Of standard input, and of files that are kept. */
  readonly text?: string;
  /** The text as JSON, of files that are kept and can be parsed. */
  readonly json?: unknown;
}

/** `path` is absolute. Without one the text is kept. */
export function modelFile({ file, text }: ModelSource, path?: string): ModelFile {
  const place = path === undefined ? { text } : { path };
  return { file, ...contentOf(parsed(text)), hash: contentHashOf(text), ...place };
}

/** The same with its text, and what that was parsed to: for whoever looks at few models. The hash is made when it is asked for. */
export function keptModelFile({ file, text }: ModelSource, path?: string): ModelFile {
  const json = parsed(text);
  let hash: string | undefined;
  return {
    file,
    ...contentOf(json),
    get hash() {
      return (hash ??= contentHashOf(text));
    },
    ...(path !== undefined && { path }),
    text,
    ...(json !== undefined && { json }),
  };
}

/** The file as if it had not been kept. */
export function forgotten(model: ModelFile): ModelFile {
  if (model.json === undefined) return model;
  const { file, kind, services, hash, path, text = "" } = model;
  return { file, kind, services, hash, ...(path === undefined ? { text } : { path }) };
}

export interface ModelTexts {
  readonly sources: readonly ModelSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The texts of a model's files; one that is another by now is an error, because the hash would be of what was. */
export async function textsOf(files: readonly ModelFile[]): Promise<ModelTexts> {
  const sources: ModelSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const model of files) {
    const { file, path, text: kept, json } = model;
    if (kept !== undefined) sources.push({ file, text: kept, ...(json !== undefined && { json }) });
    const text = kept !== undefined || path === undefined ? undefined : await readSource(path, file, diagnostics);
    if (text === undefined) continue;
    if (contentHashOf(text) === model.hash) sources.push({ file, text });
    else diagnostics.push(diagnostic("source-changed", `${file} changed while it was being read.`));
  }
  return { sources, diagnostics };
}

function contentOf(json: unknown): Pick<ModelFile, "kind" | "services"> {
  const services = servicesIn(json);
  const kind = services === undefined ? "broken" : services.length === 0 ? "part" : "service";
  return { kind, services: services ?? [] };
}

/** Undefined when the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when it is no model. */
function servicesIn(model: unknown): readonly string[] | undefined {
  if (!isObject(model) || !Object.hasOwn(model, "smithy")) return undefined;
  const shapes = model["shapes"];
  if (!isObject(shapes)) return [];
  return Object.keys(shapes).filter((id) => {
    const shape = shapes[id];
    return isObject(shape) && shape["type"] === "service";
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
