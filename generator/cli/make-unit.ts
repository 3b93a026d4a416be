/** One model through the generator: its folders, or why there are none. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { servicesOf } from "../model/services.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { GeneratedFile, GenerateOptions } from "../options.js";
import type { Engine } from "./engine.js";
import type { ModelUnit } from "./model-units.js";

export interface MadeUnit {
  /** Text of each file by its name in the folder, by folder. Empty when there are errors. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads and generates a model. A model of several services needs `named`: the user said which of them. */
export async function makeUnit(
  unit: ModelUnit,
  options: GenerateOptions,
  engine: Engine,
  named: boolean,
): Promise<MadeUnit> {
  const none = new Map<string, ReadonlyMap<string, string>>();
  const { model, diagnostics } = await engine.loadModel(unit.sources);
  if (model === undefined || hasErrors(diagnostics)) return { folders: none, diagnostics };
  const [, second] = servicesOf(model);
  if (second !== undefined && !named) return { folders: none, diagnostics: [...diagnostics, ambiguous(model, second)] };
  const made = await engine.generate(model, options);
  const all = [...diagnostics, ...made.diagnostics];
  if (hasErrors(all)) return { folders: none, diagnostics: all };
  const folders = byFolder(made.files);
  if (folders.size > 0) return { folders, diagnostics: all };
  return { folders, diagnostics: [...all, noService(unit)] };
}

function ambiguous(model: Model, second: ServiceShape): Diagnostic {
  const ids = servicesOf(model).map(({ id }) => id);
  return diagnostic("service-ambiguous", `One model has ${ids.length} services.`, {
    shapeId: second.id,
    location: model.locate(second.source),
    hint: `Say which with --service, which may be repeated: ${ids.slice(0, 10).join(", ")}.`,
  });
}

function noService({ name: file }: ModelUnit): Diagnostic {
  return diagnostic("service-missing", `${file} has no service to generate.`, {
    location: { file, line: 1, column: 1 },
  });
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

function byFolder(files: readonly GeneratedFile[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const { path, text } of files) {
    const slash = path.indexOf("/");
    if (slash <= 0) throw new Error(`BUG: generated file outside of a service folder: ${path}`);
    const folder = path.slice(0, slash);
    const inFolder = folders.get(folder) ?? new Map<string, string>();
    inFolder.set(path.slice(slash + 1), text);
    folders.set(folder, inFolder);
  }
  return folders;
}
