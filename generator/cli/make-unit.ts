/** One model through the generator: its folders, or why there are none. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Hooks } from "../hooks/hooks.js";
import { servicesOf } from "../model/services.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { GeneratedFile, GenerateOptions } from "../options.js";
import type { TransformStep } from "../smithy-build/build-file.js";
import type { Engine, Loaded } from "./engine.js";
import type { JobOrigin } from "./output-job.js";
import { textsOf } from "./model-file.js";
import type { ModelUnit } from "./model-units.js";

/** All that it takes to make a model's files; data, so that a worker can be given it. */
export interface MakeTask {
  readonly unit: ModelUnit;
  readonly options: Omit<GenerateOptions, "hooks"> & { readonly prettier?: boolean };
  /** Whether the user said which services are meant. A model of several needs it. */
  readonly named: boolean;
  /** The output folder, absolute: prettier's configuration is looked for there. */
  readonly root: string;
  /** Where the hooks are, if there are any. */
  readonly origin?: JobOrigin | undefined;
  /** Of a projection of smithy-build. */
  readonly transforms?: readonly TransformStep[] | undefined;
}

export interface MadeUnit {
  /** Text of each file by its name in the folder, by folder. Empty when there are errors. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  /** What it took. */
  readonly milliseconds: number;
}

/** Reads, loads and generates a model. */
export async function makeUnit(task: MakeTask, engine: Engine, hooks?: Hooks): Promise<MadeUnit> {
  const start = performance.now();
  const made = await filesOf(task, engine, hooks);
  return { ...made, milliseconds: performance.now() - start };
}

async function filesOf(
  task: MakeTask,
  engine: Engine,
  hooks: Hooks | undefined,
): Promise<Omit<MadeUnit, "milliseconds">> {
  const { unit, options, named, root } = task;
  const none = new Map<string, ReadonlyMap<string, string>>();
  const texts = await textsOf(unit.sources);
  if (hasErrors(texts.diagnostics)) return { folders: none, diagnostics: texts.diagnostics };
  const { model, diagnostics } = await projectionOf(await engine.loadModel(texts.sources), task.transforms);
  if (model === undefined || hasErrors(diagnostics)) return { folders: none, diagnostics };
  const [, second] = servicesOf(model);
  if (second !== undefined && !named) return { folders: none, diagnostics: [...diagnostics, ambiguous(model, second)] };
  const made = await engine.generate(model, hooks === undefined ? options : { ...options, hooks }, root);
  const all = [...diagnostics, ...made.diagnostics];
  if (hasErrors(all)) return { folders: none, diagnostics: all };
  const folders = byFolder(made.files);
  if (folders.size > 0) return { folders, diagnostics: all };
  return { folders, diagnostics: [...all, noService(unit)] };
}

async function projectionOf(loaded: Loaded, transforms: MakeTask["transforms"]): Promise<Loaded> {
  if (loaded.model === undefined || transforms === undefined) return loaded;
  const { projectModel } = await import("../smithy-build/project-model.js");
  const { model, diagnostics } = projectModel(loaded.model, transforms);
  return { model, diagnostics: [...loaded.diagnostics, ...diagnostics] };
}

/** A model on which the generator itself failed. */
export function failedUnit({ name: file }: ModelUnit, error: unknown): MadeUnit {
  const why = error instanceof Error ? error.message : String(error);
  const location = { file, line: 1, column: 1 };
  const diagnostics = [diagnostic("generator-failed", `${file}: ${why}`, { location })];
  return { folders: new Map(), diagnostics, milliseconds: 0 };
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
