/** Short shapes for rows of rules, and what a row says: the official events of errors, each with its shape. */
import { expect, test } from "vitest";
import { loadModel } from "../../../generator/model/load-model.js";
import { ref, structure } from "../small-model.js";

export type Json = Record<string, unknown>;

export const required = { "smithy.api#required": {} };
export const unit = "smithy.api#Unit";
export const text = (traits: Json = {}): Json => ({ target: "smithy.api#String", traits });
export const http = (uri: string): Json => ({ "smithy.api#http": { method: "GET", uri } });
export const operation = (input: string, traits: Json = {}, more: Json = {}): Json => ({
  type: "operation",
  input: ref(input),
  traits,
  ...more,
});
export const service = (operations: readonly string[], more: Json = {}): Json => ({
  type: "service",
  version: "1",
  operations: operations.map((id) => ref(id)),
  ...more,
});
export const error = structure({}, { "smithy.api#error": "client" });

/** What is given, the shapes, and `Event shapeId` of every error. */
export type RuleRow = readonly [string, Json, readonly string[]];

/** Each row is a test: the events are those, in any order, each with a sentence and a place, and a model only without any. */
export function testRules(rows: readonly RuleRow[]): void {
  test.each(rows)("%s", (_, shapes, want) => {
    const source = { file: "m.json", text: JSON.stringify({ smithy: "2.0", shapes }) };
    const { model, diagnostics } = loadModel([source]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ event = "", shapeId = "" }) => `${event} ${shapeId}`).toSorted()).toEqual(want.toSorted());
    expect(model === undefined).toBe(want.length > 0);
    for (const { code, message, location } of errors) {
      expect(code).toBe("model-invalid");
      expect(message).toMatch(/\.$/);
      expect(location?.file).toBe("m.json");
    }
  });
}
