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
  /** Where to read it again; absent for standard input, whose text is kept. */
  readonly path?: string;
  readonly text?: string;
}

/** `path` is absolute. Without one the text is kept. */
export function modelFile({ file, text }: ModelSource, path?: string): ModelFile {
  const services = servicesIn(text);
  const kind = services === undefined ? "broken" : services.length === 0 ? "part" : "service";
  const place = path === undefined ? { text } : { path };
  return { file, kind, services: services ?? [], hash: contentHashOf(text), ...place };
}

export interface ModelTexts {
  readonly sources: readonly ModelSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The texts of a model's files; one that is another by now is an error, because the hash would be of what was. */
export async function textsOf(files: readonly ModelFile[]): Promise<ModelTexts> {
  const sources: ModelSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { file, hash, path, text: kept } of files) {
    const text = path === undefined ? kept : await readSource(path, file, diagnostics);
    if (text === undefined) continue;
    if (contentHashOf(text) === hash) sources.push({ file, text });
    else diagnostics.push(diagnostic("source-changed", `${file} changed while it was being read.`));
  }
  return { sources, diagnostics };
}

/** Undefined when the text is no model. */
function servicesIn(text: string): readonly string[] | undefined {
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return undefined;
  }
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
