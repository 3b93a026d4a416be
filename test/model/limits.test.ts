/** What hostile models cannot do: nest without end, go on for ever, multiply, or drown the reader in errors. */
import { expect, test } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { codes, load, ref, structure } from "./small-model.js";
import type { Shapes } from "./small-model.js";

const text = ref("smithy.api#String");

function deep(open: string, close: string, levels: number): string {
  return `{"smithy":"2.0","metadata":{"a":${open.repeat(levels)}1${close.repeat(levels)}}}`;
}

test("nesting is bounded, however the nesting ends", () => {
  expect(codes(loadModel([{ file: "a", text: deep("[", "]", 400) }]))).toEqual([]);
  expect(codes(loadModel([{ file: "a", text: deep("[", "]", 100_000) }]))).toEqual(["json-too-deep"]);
  expect(codes(loadModel([{ file: "a", text: deep('{"a":', "}", 100_000) }]))).toEqual(["json-too-deep"]);
  expect(codes(loadModel([{ file: "a", text: deep("[", "", 100_000) }]))).toEqual(["json-syntax"]);
});

test("a chain of mixins, of structures and of lists may be as long as the model", () => {
  const shapes: Shapes = {
    "ns#M0": structure({ a: text }, { "smithy.api#mixin": {} }),
    "ns#L0": { type: "list", member: text },
  };
  for (let index = 1; index < 20_000; index++) {
    shapes[`ns#M${index}`] = {
      type: "structure",
      mixins: [ref(`ns#M${index - 1}`)],
      traits: { "smithy.api#mixin": {} },
    };
    shapes[`ns#L${index}`] = { type: "list", member: ref(`ns#L${index - 1}`) };
    shapes[`ns#S${index}`] = structure({
      a: { target: `ns#S${(index % 19_999) + 1}`, traits: { "smithy.api#required": {} } },
    });
  }
  const { diagnostics } = load(shapes);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["recursion-invalid", "diagnostics-capped"]));
});

test("mixins that multiply members are stopped", () => {
  const shapes: Shapes = {};
  for (let index = 0; index < 1000; index++) {
    const mixins = index === 0 ? [] : [ref(`ns#M${index - 1}`)];
    shapes[`ns#M${index}`] = {
      type: "structure",
      mixins,
      members: { [`m${index}`]: text },
      traits: { "smithy.api#mixin": {} },
    };
  }
  expect(new Set(codes(load(shapes)).map((line) => line.split(" ")[0]))).toEqual(new Set(["mixin-invalid"]));
});

test("at most a thousand errors are listed, and the rest counted", () => {
  const shapes: Shapes = {};
  for (let index = 0; index < 1500; index++) shapes[`ns#A${index}`] = { type: "nothing" };
  const { diagnostics } = load(shapes);
  expect(diagnostics).toHaveLength(1001);
  expect(diagnostics.at(-1)).toMatchObject({ code: "diagnostics-capped", message: "500 more problems are not shown." });
});
