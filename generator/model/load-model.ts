/** Smithy JSON AST files to one frozen Model, or to every reason why not. Pure: no file system, no exceptions for bad input. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { buildModel } from "./build-model.js";
import { checkModel } from "./check-model.js";
import { flattenMixins } from "./flatten-mixins.js";
import { locate } from "./locate.js";
import { mergeFiles } from "./merge-files.js";
import type { ModelSource } from "./locate.js";
import { Problems } from "./problems.js";
import { readAst } from "./read-ast.js";
import { readJson } from "./read-json.js";
import type { Model } from "./shapes.js";
import { upgradeShapes } from "./upgrade-shapes.js";

export type { ModelSource } from "./locate.js";

export interface LoadedModel {
  /** Absent when there is an error among the diagnostics. */
  readonly model?: Model;
  /** Ordered by file and position. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads, merges and checks. The result does not depend on the order of `sources` nor on the folders they lie in: files are
 * merged in the order of their base names. Smithy 1.0 models come out as their 2.0 equivalents.
 */
export function loadModel(sources: readonly ModelSource[]): LoadedModel {
  const problems = new Problems();
  const ordered = inFixedOrder(sources);
  const files = ordered.flatMap((source) => {
    const json = readJson(source, problems);
    return (json === undefined ? undefined : readAst(source.file, json, problems)) ?? [];
  });
  const merged = mergeFiles(files, problems);
  flattenMixins(merged, problems);
  upgradeShapes(merged);
  const model = buildModel(merged, problems, (places) => locate(places, ordered));
  checkModel(model, merged, problems);
  const diagnostics = problems.diagnostics(ordered);
  return Object.freeze(problems.hasErrors ? { diagnostics } : { model, diagnostics });
}

function inFixedOrder(sources: readonly ModelSource[]): readonly ModelSource[] {
  const keyed = sources.map((source) => ({ source, name: source.file.slice(source.file.search(/[^\\/]*$/)) }));
  keyed.sort((left, right) => compare(left.name, right.name) || compare(left.source.text, right.source.text));
  return keyed.map(({ source }) => source);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
