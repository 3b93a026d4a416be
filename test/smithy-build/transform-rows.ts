/** Rows for tests of transforms: what goes in as arguments, and what it changes in a small model, line by line. */
import { describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";
import type { ProjectedModel } from "../../generator/smithy-build/project-model.js";
import { projectModel } from "../../generator/smithy-build/project-model.js";
import { changedLines } from "./model-lines.js";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Shapes = Readonly<Record<string, Json>>;

export const location = { file: "smithy-build.json", line: 7, column: 9 };
export const string = { target: "smithy.api#String" };
export const tagged = (...tags: string[]): Json => ({ "smithy.api#tags": tags });

export function modelOf(shapes: Shapes, metadata: Shapes = {}): Model {
  const text = JSON.stringify({ smithy: "2.0", metadata, shapes });
  const { model, diagnostics } = loadModel([{ file: "model.json", text }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}

export function run(model: Model, name: string, args: Readonly<Record<string, unknown>>): ProjectedModel {
  return projectModel(model, [{ name, args, location }]);
}

const service: Shapes = {
  "a#S": {
    type: "service",
    version: "1",
    operations: [{ target: "a#Op" }, { target: "a#Secret" }],
    errors: [{ target: "a#Bad" }],
    rename: { "b#In": "InOfB" },
  },
  "a#T": { type: "service", version: "1", operations: [{ target: "a#Tide" }] },
  "a#Tide": { type: "operation" },
  "a#Op": { type: "operation", input: { target: "a#In" }, output: { target: "b#In" }, errors: [{ target: "a#Bad" }] },
  "a#Secret": { type: "operation", traits: { ...(tagged("internal") as object), "smithy.api#internal": {} } },
  "a#In": {
    type: "structure",
    members: { plain: string, late: { target: "b#Late", traits: tagged("internal", "new") }, sky: { target: "a#Sky" } },
  },
  "b#In": { type: "structure", members: { late: { target: "b#Late" } } },
  "b#Late": { type: "string", traits: tagged("beta") },
  "a#Sky": {
    type: "enum",
    members: { CLEAR: { target: "smithy.api#Unit" }, FOG: { target: "smithy.api#Unit", traits: tagged("internal") } },
  },
  "a#Bad": { type: "structure", members: {}, traits: { "smithy.api#error": "client", "smithy.api#since": "2020" } },
  "a#Alone": { type: "structure", members: { other: { target: "a#AloneToo" } }, traits: tagged("export") },
  "a#AloneToo": { type: "string" },
  "a#mark": { type: "structure", members: { what: { target: "a#MarkText" } }, traits: { "smithy.api#trait": {} } },
  "a#MarkText": { type: "string" },
};

export type Row = readonly [
  string,
  { readonly given: Readonly<Record<string, unknown>>; readonly want: readonly string[] },
];

export function check(name: string, model: Model, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)("%s", (_, { given, want }) => {
      const { model: after, diagnostics } = run(model, name, given);
      expect(diagnostics).toEqual([]);
      expect(changedLines(model, after)).toEqual(want);
    });
  });
}

/** A model with something for most transforms. */
export const all = modelOf(service, { suppressions: [], authors: ["a#In"] });
