/** Every diagnostic of the loader: what brings it about, which shape it names, where it points. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../generator/diagnostics/catalogue.js";
import { loadModel } from "../../generator/model/load-model.js";
import { shapeRows } from "./shape-rows.js";
import { codes, load, modelOf, ref, smallModel, structure } from "./small-model.js";
import type { Shapes } from "./small-model.js";

/** Whole files, and `code line:column` of what is reported. */
const fileRows: readonly [string, { given: string; want: readonly string[] }][] = [
  ["nothing", { given: "", want: ["json-syntax 1:1"] }],
  ["no JSON", { given: '{\n  "smithy": "2.0",\n  "shapes": {,}\n}', want: ["json-syntax 3:14"] }],
  ["a text cut short", { given: '{"smithy": "2.0"', want: ["json-syntax 1:17"] }],
  ["a comment", { given: "{\n  // hello\n}", want: ["json-syntax 2:3"] }],
  ["a list", { given: "[]", want: ["not-smithy 1:1"] }],
  ["other JSON", { given: '{"openapi": "3.1.0"}', want: ["not-smithy 1:1"] }],
  ["a version of the future", { given: '{\n  "smithy": "9"\n}', want: ["smithy-version 2:13"] }],
  ["a version that is a number", { given: '{"smithy": 2}', want: ["smithy-version 1:12"] }],
  ["shapes that are a list", { given: '{"smithy": "2", "shapes": []}', want: ["ast-type 1:17"] }],
  ["a key given twice", { given: '{"smithy": "2", "smithy": "2"}', want: ["json-duplicate-key 1:17"] }],
  ["a colon in a text", { given: '{"smithy": "2", "metadata": {"a": "\\": x", "b": ": y"}}', want: [] }],
  ["an unknown key", { given: '{"smithy": "2", "shpaes": {}}', want: ["ast-key-unknown 1:17"] }],
  ["metadata that is a text", { given: '{"smithy": "2", "metadata": "a"}', want: ["ast-type 1:29"] }],
  [
    "reserved metadata of another form",
    { given: '{"smithy": "2", "metadata": {"validators": {}}}', want: ["metadata-invalid 1:30"] },
  ],
  ["a byte order mark", { given: '\u{feff}{"smithy": "2"}', want: [] }],
];

// These have tests of their own: of rules, of limits, of merging.
const testedElsewhere = ["model-invalid", "json-too-deep", "diagnostics-capped", "shape-conflict", "metadata-conflict"];

describe("what is wrong with shapes", () => {
  test.each(shapeRows)("%s", (_, { given, want, smithy = "2.0" }) => {
    const loaded = load(given, smithy);
    expect(codes(loaded).toSorted()).toEqual(want.toSorted());
    expect(loaded.model === undefined).toBe(loaded.diagnostics.some(({ severity }) => severity === "error"));
    for (const { location, hint } of loaded.diagnostics) {
      expect(location).toMatchObject({ file: "model.json" });
      expect(hint).toMatch(/\S/);
    }
  });
});

describe("what is wrong with files", () => {
  test.each(fileRows)("%s", (_, { given, want }) => {
    const { diagnostics } = loadModel([{ file: "a.json", text: given }]);
    expect(diagnostics.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`)).toEqual(want);
  });
});

test("every code that the loader reports has a row", () => {
  const rows = [...shapeRows, ...fileRows].flatMap(([, { want }]) => want.map((line) => line.split(" ")[0]));
  const tested = new Set<string | undefined>([...rows, ...testedElsewhere]);
  const folder = fileURLToPath(new URL("../../generator/model/", import.meta.url));
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const reported = Object.keys(catalogue).filter((code) => source.includes(`"${code}"`));
  expect(reported.length).toBeGreaterThan(25);
  expect(reported.filter((code) => !tested.has(code))).toEqual([]);
});

test("a valid model has no diagnostics, and all of it is frozen", () => {
  const loaded = loadModel([{ file: "small.json", text: JSON.stringify(smallModel()) }]);
  expect(loaded.diagnostics).toEqual([]);
  const model = modelOf(loaded);
  const isFrozen = (value: unknown): boolean =>
    typeof value !== "object" ||
    value === null ||
    (value instanceof Map
      ? [...value.values()].every(isFrozen)
      : Object.isFrozen(value) && Object.values(value).every(isFrozen));
  expect([...model.shapes.values()].filter((shape) => !isFrozen(shape)).map(({ id }) => id)).toEqual([]);
  expect(Object.isFrozen(model) && isFrozen(model.metadata)).toBe(true);
});

function hintOf(shapes: Shapes): string | undefined {
  return load(shapes).diagnostics[0]?.hint;
}

test("hints name what was probably meant", () => {
  expect(hintOf({ "ns#A": structure({ b: ref("ns#Strnig") }), "ns#String1": { type: "string" } })).toBe(
    "Did you mean ns#String1?",
  );
  expect(hintOf({ "ns#A": structure({ b: ref("ns#String") }) })).toBe("Did you mean smithy.api#String?");
  expect(hintOf({ "ns#A": { type: "sting" } })).toBe("Did you mean string?");
  expect(hintOf({ "ns#A": { type: "string", traits: { documentation: "" } } })).toContain("smithy.api#documentation");
});

test("line and column point at the trait, the key or the value that is wrong", () => {
  const text = [
    "{",
    ' "smithy": "2.0",',
    ' "shapes": {',
    '  "ns#A": {"type": "list", "member": {"target": "ns#B"},',
    '   "traits": {"smithy.api#length": {"min": -1}}',
    "  }",
    " }",
    "}",
  ].join("\n");
  const { diagnostics } = loadModel([{ file: "a.json", text }]);
  expect(diagnostics.map(({ code, location }) => [code, location?.line, location?.column])).toEqual([
    ["target-missing", 4, 49],
    ["trait-value-invalid", 5, 44],
  ]);
});

test("keys of the prototype are names like any other", () => {
  const shapes = JSON.parse(
    '{"ns#constructor": {"type": "structure", "members": {"toString": {"target": "smithy.api#String"}}},' +
      ' "ns#B": {"type": "structure", "members": {"__proto__": {"target": "ns#constructor"}}}}',
  ) as Shapes;
  const loaded = load(shapes);
  const proto = modelOf(loaded).member("ns#B$__proto__");
  expect(proto?.target).toBe("ns#constructor");
  expect(modelOf(loaded).shape("constructor")).toBeUndefined();
  const traits = JSON.parse(
    '{"ns#A": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "__proto__": {"min": 1}}}}}',
  ) as Shapes;
  expect(codes(load(traits))).toEqual(["trait-member-unknown ns#A"]);
  expect(codes(load({ "ns#A": { type: "constructor" } }))).toEqual(["shape-type-unknown ns#A"]);
});
