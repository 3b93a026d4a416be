/** What `diff` is asked about, as pairs of loaded models; what cannot be read or loaded becomes a diagnostic. */
import { resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ModelSource } from "../model/load-model.js";
import type { Model } from "../model/shapes.js";
import type { Context } from "./context.js";
import { oldFromGit, oldFromLock } from "./diff-old.js";
import { findModels } from "./find-models.js";
import { modelsFor } from "./jobs.js";
import type { LookRequest } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { textsOf } from "./model-file.js";
import { readSources } from "./read-sources.js";

export interface SidesRequest extends LookRequest {
  /** What the models are compared with; absent when they are the old one and the new one. */
  readonly old?: { readonly revision: string } | "lock" | undefined;
}

export interface Sides {
  readonly name: string;
  readonly oldName: string;
  readonly old: Model;
  readonly now: Model;
}

export interface AllSides {
  readonly sides: readonly Sides[];
  readonly diagnostics: readonly Diagnostic[];
}

/** In the order of the models. A model with errors on either side is left out, and its errors are reported. */
export async function sidesOf(request: SidesRequest, context: Context): Promise<AllSides> {
  const diagnostics: Diagnostic[] = [];
  const sides =
    request.old === undefined
      ? await namedSides(request, context, diagnostics)
      : await pastSides(request, context, diagnostics);
  return { sides, diagnostics };
}

async function namedSides(
  { models }: SidesRequest,
  context: Context,
  diagnostics: Diagnostic[],
): Promise<readonly Sides[]> {
  const [oldName = "", name = ""] = models;
  const old = await namedModel(oldName, context, diagnostics);
  const now = await namedModel(name, context, diagnostics);
  return old === undefined || now === undefined ? [] : [{ name, oldName, old, now }];
}

/** A file, or all files of a folder or pattern together. */
async function namedModel(name: string, context: Context, diagnostics: Diagnostic[]): Promise<Model | undefined> {
  const read = await readSources([name], context);
  diagnostics.push(...read.diagnostics);
  return hasErrors(read.diagnostics) ? undefined : load(read.sources, context, diagnostics);
}

async function pastSides(
  request: SidesRequest,
  context: Context,
  diagnostics: Diagnostic[],
): Promise<readonly Sides[]> {
  const asked = await modelsFor(request, context.cwd);
  const found = hasErrors(asked.diagnostics) ? undefined : await findModels(asked, context);
  diagnostics.push(...asked.diagnostics, ...(found?.diagnostics ?? []));
  const sides: Sides[] = [];
  for (const { name, sources } of found?.units ?? []) {
    const texts = await textsOf(sources);
    diagnostics.push(...texts.diagnostics);
    const olds = await oldSources(request, texts.sources, context, diagnostics);
    if (hasErrors(texts.diagnostics) || olds === undefined) continue;
    const old = await load(olds, context, diagnostics);
    const now = await load(texts.sources, context, diagnostics);
    const [first] = olds;
    if (old !== undefined && now !== undefined && first !== undefined) {
      sides.push({ name, oldName: olds.find(({ file }) => file.endsWith(`:${name}`))?.file ?? first.file, old, now });
    }
  }
  return sides;
}

/** The files of a model as they were; undefined when there is something to report instead. */
async function oldSources(
  { old }: SidesRequest,
  sources: readonly ModelSource[],
  { cwd }: Context,
  diagnostics: Diagnostic[],
): Promise<readonly ModelSource[] | undefined> {
  const olds: ModelSource[] = [];
  for (const { file } of sources) {
    const here = { file, path: resolve(cwd, file) };
    const found = typeof old === "object" ? await oldFromGit(here, old.revision) : await oldFromLock(here);
    if (found !== undefined && "problem" in found) {
      diagnostics.push(found.problem);
      return undefined;
    }
    if (found !== undefined) olds.push(found.source);
  }
  if (olds.length > 0) return olds;
  const [first] = sources;
  if (first !== undefined)
    diagnostics.push(diagnostic("diff-new", `${first.file} is new: there is nothing to compare it with.`));
  return undefined;
}

async function load(
  sources: readonly ModelSource[],
  { engine }: Context,
  diagnostics: Diagnostic[],
): Promise<Model | undefined> {
  const loaded = await engine.loadModel(sources);
  diagnostics.push(...loaded.diagnostics);
  return loaded.model;
}
