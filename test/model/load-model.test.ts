/** Every diagnostic of the loader: what brings it about, which shape it names, where it points. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../generator/diagnostics/catalogue.js";
import { loadModel } from "../../generator/model/load-model.js";
import { codes, load, modelOf, ref, smallModel } from "./small-model.js";
import type { Shapes } from "./small-model.js";

const unit = ref("smithy.api#Unit");
const text = ref("smithy.api#String");
const structure = (members: Record<string, unknown> = {}, traits: Record<string, unknown> = {}): unknown => ({
  type: "structure",
  members,
  traits,
});

/** Shapes, and `code shapeId` of everything that is reported, in order. */
const shapeRows: readonly [string, { given: Shapes; smithy?: string; want: readonly string[] }][] = [
  ["a type that does not exist", { given: { "ns#A": { type: "strutcure" } }, want: ["shape-type-unknown ns#A"] }],
  ["no type", { given: { "ns#A": {} }, want: ["shape-incomplete ns#A"] }],
  ["a shape that is no object", { given: { "ns#A": 3 }, want: ["ast-type ns#A"] }],
  ["a misspelt key", { given: { "ns#A": { type: "structure", member: {} } }, want: ["ast-key-unknown ns#A"] }],
  ["a relative id", { given: { Hi: { type: "string" } }, want: ["shape-id-invalid"] }],
  ["a member defined alone", { given: { "ns#A$b": { type: "string" } }, want: ["shape-id-invalid ns#A$b"] }],
  [
    "a relative trait id",
    { given: { "ns#A": { type: "string", traits: { length: {} } } }, want: ["shape-id-invalid ns#A"] },
  ],
  [
    "an invalid target id",
    {
      given: { "ns#A": { type: "list", member: ref("b") } },
      want: ["shape-incomplete ns#A", "shape-id-invalid ns#A$member"],
    },
  ],
  ["an invalid member name", { given: { "ns#A": structure({ "a-b": text }) }, want: ["member-name-invalid ns#A"] }],
  [
    "a shape in the prelude's namespace",
    { given: { "smithy.api#Mine": { type: "string" } }, want: ["shape-reserved smithy.api#Mine"] },
  ],
  ["a shape that repeats the prelude's", { given: { "smithy.api#String": { type: "string" } }, want: [] }],
  [
    "ids that differ in case",
    { given: { "ns#A": structure(), "ns#a": structure() }, want: ["shape-name-case ns#A", "shape-name-case ns#a"] },
  ],
  [
    "members that differ in case",
    { given: { "ns#A": structure({ b: text, B: text }) }, want: ["member-conflict ns#A$b", "member-conflict ns#A$B"] },
  ],
  ["a list without member", { given: { "ns#A": { type: "list" } }, want: ["shape-incomplete ns#A"] }],
  [
    "a map without key and value",
    { given: { "ns#A": { type: "map" } }, want: ["shape-incomplete ns#A", "shape-incomplete ns#A"] },
  ],
  ["a union without members", { given: { "ns#A": { type: "union", members: {} } }, want: ["shape-incomplete ns#A"] }],
  [
    "traits for a shape that is not there",
    { given: { "ns#A": { type: "apply", traits: {} } }, want: ["apply-target-missing ns#A"] },
  ],
  ["a target that is not there", { given: { "ns#A": structure({ b: ref("ns#B") }) }, want: ["target-missing ns#A$b"] }],
  [
    "a target that is a service",
    {
      given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": { type: "service" } },
      want: ["target-wrong-type ns#A$b"],
    },
  ],
  [
    "a target that is a member",
    { given: { "ns#A": structure({ b: ref("ns#A$b") }) }, want: ["target-missing ns#A$b"] },
  ],
  [
    "a map whose keys are numbers",
    {
      given: { "ns#A": { type: "map", key: ref("smithy.api#Integer"), value: text } },
      want: ["target-wrong-type ns#A$key"],
    },
  ],
  [
    "a structure member that targets the unit",
    { given: { "ns#A": structure({ b: unit }) }, want: ["target-wrong-type ns#A$b"] },
  ],
  [
    "an enum member that targets a string",
    { given: { "ns#A": { type: "enum", members: { B: text } } }, want: ["target-wrong-type ns#A$B"] },
  ],
  [
    "an input that is a string",
    { given: { "ns#A": { type: "operation", input: text } }, want: ["target-wrong-type ns#A"] },
  ],
  [
    "an input that is an error",
    {
      given: {
        "ns#A": { type: "operation", input: ref("ns#E") },
        "ns#E": structure({}, { "smithy.api#error": "client" }),
      },
      want: ["target-wrong-type ns#A"],
    },
  ],
  [
    "an error that is none",
    {
      given: { "ns#A": { type: "operation", errors: [ref("ns#E")] }, "ns#E": structure() },
      want: ["target-wrong-type ns#A"],
    },
  ],
  ["an input that is a bare id", { given: { "ns#A": { type: "operation", input: "ns#B" } }, want: ["ast-type ns#A"] }],
  [
    "a service of resources that are operations",
    {
      given: { "ns#S": { type: "service", resources: [ref("ns#O")] }, "ns#O": { type: "operation" } },
      want: ["target-wrong-type ns#S"],
    },
  ],
  [
    "a broken shape that is a target",
    { given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": { type: "lst" } }, want: ["shape-type-unknown ns#B"] },
  ],
  ["a list of itself", { given: { "ns#A": { type: "list", member: ref("ns#A") } }, want: ["recursion-invalid ns#A"] }],
  [
    "a list of itself through a structure",
    { given: { "ns#A": { type: "list", member: ref("ns#B") }, "ns#B": structure({ a: ref("ns#A") }) }, want: [] },
  ],
  [
    "structures that require each other",
    {
      given: {
        "ns#A": structure({ b: { target: "ns#B", traits: { "smithy.api#required": {} } } }),
        "ns#B": structure({ a: { target: "ns#A", traits: { "smithy.api#required": {} } } }),
        "ns#C": structure({ a: { target: "ns#A", traits: { "smithy.api#required": {} } } }),
      },
      want: ["recursion-invalid ns#A", "recursion-invalid ns#B"],
    },
  ],
  [
    "a union of itself alone",
    { given: { "ns#A": { type: "union", members: { a: ref("ns#A") } } }, want: ["recursion-invalid ns#A"] },
  ],
  [
    "a union of itself or a string",
    { given: { "ns#A": { type: "union", members: { a: ref("ns#A"), b: text } } }, want: [] },
  ],
  [
    "a resource within itself",
    { given: { "ns#A": { type: "resource", resources: [ref("ns#A")] } }, want: ["recursion-invalid ns#A"] },
  ],
  [
    "an intEnum member without value",
    { given: { "ns#A": { type: "intEnum", members: { B: unit } } }, want: ["enum-value-invalid ns#A$B"] },
  ],
  [
    "an enum value given twice",
    {
      given: {
        "ns#A": { type: "enum", members: { B: unit, C: { ...unit, traits: { "smithy.api#enumValue": "B" } } } },
      },
      want: ["enum-value-invalid ns#A$C"],
    },
  ],
  [
    "a trait nobody knows, twice",
    {
      given: { "ns#A": { type: "string", traits: { "x#y": 1 } }, "ns#B": { type: "string", traits: { "x#y": 2 } } },
      want: ["trait-unknown ns#A"],
    },
  ],
  [
    "an AWS trait without its definition",
    { given: { "ns#A": { type: "service", traits: { "aws.iam#defineConditionKeys": {} } } }, want: [] },
  ],
  [
    "a misspelt AWS trait",
    { given: { "ns#A": { type: "service", traits: { "aws.api#servcie": {} } } }, want: ["trait-unknown ns#A"] },
  ],
  [
    "a shape applied as a trait",
    {
      given: { "ns#A": { type: "string", traits: { "ns#B": {} } }, "ns#B": structure() },
      want: ["trait-not-a-trait ns#A"],
    },
  ],
  [
    "a trait value of the wrong type",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#documentation": 3 } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a trait member of the wrong type",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { min: "1" } } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a length upside down",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { min: 2, max: 1 } } } },
      want: ["trait-value-invalid ns#A"],
    },
  ],
  [
    "a trait member nobody knows",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#length": { mni: 1 } } } },
      want: ["trait-member-unknown ns#A"],
    },
  ],
  [
    "a trait in the wrong place",
    {
      given: { "ns#A": { type: "string", traits: { "smithy.api#http": { method: "GET", uri: "/" } } } },
      want: ["trait-not-applicable ns#A"],
    },
  ],
  [
    "traits that exclude each other",
    {
      given: { "ns#A": { type: "operation", traits: { "smithy.api#readonly": {}, "smithy.api#idempotent": {} } } },
      want: ["trait-conflict ns#A", "trait-conflict ns#A"],
    },
  ],
  [
    "two payloads",
    {
      given: {
        "ns#A": structure({
          a: { ...text, traits: { "smithy.api#httpPayload": {} } },
          b: { ...text, traits: { "smithy.api#httpPayload": {} } },
        }),
      },
      want: ["trait-conflict ns#A"],
    },
  ],
  [
    "a default of the wrong type",
    {
      given: { "ns#A": structure({ a: { ...text, traits: { "smithy.api#default": 1 } } }) },
      want: ["default-invalid ns#A$a"],
    },
  ],
  [
    "a default that the target has and the member lacks",
    { given: { "ns#A": structure({ a: ref("smithy.api#PrimitiveLong") }) }, want: ["default-invalid ns#A$a"] },
  ],
  [
    "the default null on a shape",
    { given: { "ns#A": { type: "integer", traits: { "smithy.api#default": null } } }, want: ["default-invalid ns#A"] },
  ],
  [
    "a mixin that is none",
    {
      given: { "ns#A": { type: "structure", mixins: [ref("ns#B")] }, "ns#B": structure() },
      want: ["mixin-invalid ns#A"],
    },
  ],
  [
    "a mixin as a target",
    {
      given: { "ns#A": structure({ b: ref("ns#B") }), "ns#B": structure({}, { "smithy.api#mixin": {} }) },
      want: ["mixin-invalid ns#A$b"],
    },
  ],
  [
    "a mixin that is not there",
    { given: { "ns#A": { type: "structure", mixins: [ref("ns#B")] } }, want: ["target-missing ns#A"] },
  ],
  [
    "a mixin of itself",
    {
      given: { "ns#A": { type: "structure", mixins: [ref("ns#A")], traits: { "smithy.api#mixin": {} } } },
      want: ["mixin-cycle ns#A"],
    },
  ],
];

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

// These have tests of their own, in this file and in merge-files.test.ts.
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
    '{"ns#A": {"type": "string", "traits": {"smithy.api#length": {"__proto__": {"min": 1}}}}}',
  ) as Shapes;
  expect(codes(load(traits))).toEqual(["trait-member-unknown ns#A"]);
  expect(codes(load({ "ns#A": { type: "constructor" } }))).toEqual(["shape-type-unknown ns#A"]);
});
