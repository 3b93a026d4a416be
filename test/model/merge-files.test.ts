/** Several files as one model: apply, mixins, metadata, equal and conflicting definitions, in whatever order they come. */
import { describe, expect, test } from "vitest";
import type { MemberShape, Shape, StructureShape } from "../../generator/model/shapes.js";
import { codes, loadFiles, modelOf, ref } from "./small-model.js";
import type { Shapes } from "./small-model.js";

const file = (shapes: Shapes, metadata: Record<string, unknown> = {}): unknown => ({ smithy: "2.0", metadata, shapes });
const text = ref("smithy.api#String");
const doc = (value: string): Record<string, unknown> => ({ "smithy.api#documentation": value });
const tags = (...values: string[]): Record<string, unknown> => ({ "smithy.api#tags": values });

function traitsOf(shape: Shape | MemberShape | undefined): Record<string, unknown> {
  return Object.fromEntries(shape?.traits ?? []);
}

function structureIn(files: Record<string, unknown>, id: string): StructureShape {
  const shape = modelOf(loadFiles(files)).shape(id);
  if (shape?.type !== "structure") throw new Error(`${id} is no structure`);
  return shape;
}

describe("apply", () => {
  const base = { "ns#A": { type: "structure", members: { b: text }, traits: tags("one") } };

  test("adds traits to shapes and members of other files, and joins lists", () => {
    const overlay = file({
      "ns#A": { type: "apply", traits: tags("two") },
      "ns#A$b": { type: "apply", traits: doc("B") },
    });
    const shape = structureIn({ "a.json": file(base), "b.json": overlay }, "ns#A");
    expect(traitsOf(shape)).toEqual(tags("one", "two"));
    expect(traitsOf(shape.members.get("b"))).toEqual(doc("B"));
  });

  test("accepts an equal value and reports another one where it stands", () => {
    const apply = (value: string): unknown => file({ "ns#A": { type: "apply", traits: doc(value) } });
    const files = { "a.json": file({ "ns#A": { type: "string", traits: doc("same") } }), "b.json": apply("same") };
    expect(codes(loadFiles(files))).toEqual([]);
    const { diagnostics } = loadFiles({ ...files, "c.json": apply("other") });
    expect(diagnostics).toMatchObject([
      { code: "trait-conflict", shapeId: "ns#A", location: { file: "c.json" }, hint: "The other value is in a.json." },
    ]);
  });

  test("names a member that is not there, with the one that was meant", () => {
    const files = { "a.json": file({ ...base, "ns#A$c": { type: "apply", traits: doc("") } }) };
    expect(loadFiles(files).diagnostics).toMatchObject([
      { code: "apply-target-missing", shapeId: "ns#A$c", location: { line: 18 } },
    ]);
  });

  test("reaches the members of enums, lists and maps", () => {
    const shapes = {
      "ns#E": { type: "enum", members: { X: ref("smithy.api#Unit") } },
      "ns#L": { type: "list", member: text },
      "ns#M": { type: "map", key: text, value: text },
      "ns#E$X": { type: "apply", traits: { "smithy.api#enumValue": "x" } },
      "ns#L$member": { type: "apply", traits: doc("item") },
      "ns#M$value": { type: "apply", traits: doc("value") },
    };
    const model = modelOf(loadFiles({ "a.json": file(shapes) }));
    expect(traitsOf(model.member("ns#E$X"))).toEqual({ "smithy.api#enumValue": "x" });
    expect(traitsOf(model.member("ns#L$member"))).toEqual(doc("item"));
    expect(traitsOf(model.member("ns#M$value"))).toEqual(doc("value"));
  });
});

function mixin(rest: object, traits: Record<string, unknown> = {}): unknown {
  return { type: "structure", ...rest, traits: { "smithy.api#mixin": {}, ...traits } };
}

describe("mixins", () => {
  test("members come first, in the order of the mixins, and belong to their new shape", () => {
    const shapes = {
      "ns#Page": mixin({ members: { token: text, size: ref("smithy.api#Integer") } }),
      "ns#Filter": mixin({ mixins: [ref("ns#Page")], members: { filter: text } }),
      "ns#A": { type: "structure", mixins: [ref("ns#Filter")], members: { own: text } },
    };
    const shape = structureIn({ "a.json": file(shapes) }, "ns#A");
    expect([...shape.members.values()].map(({ id, container }) => [id, container])).toEqual(
      ["token", "size", "filter", "own"].map((name) => [`ns#A$${name}`, "ns#A"]),
    );
    expect(shape.mixins).toEqual(["ns#Filter"]);
  });

  test("later mixins win over earlier ones, and the shape over all; local traits stay behind", () => {
    const shapes = {
      "ns#One": mixin({}, { ...doc("one"), "smithy.api#since": "1" }),
      "ns#Two": {
        type: "structure",
        traits: {
          "smithy.api#mixin": { localTraits: ["smithy.api#private"] },
          "smithy.api#private": {},
          ...doc("two"),
        },
      },
      "ns#A": { type: "structure", mixins: [ref("ns#One"), ref("ns#Two")], traits: tags("own") },
      "ns#B": { type: "structure", mixins: [ref("ns#A2")], traits: doc("own") },
      "ns#A2": mixin({ mixins: [ref("ns#One"), ref("ns#Two")] }),
    };
    const files = { "a.json": file(shapes) };
    expect(traitsOf(structureIn(files, "ns#A"))).toEqual({ ...doc("two"), "smithy.api#since": "1", ...tags("own") });
    expect(traitsOf(structureIn(files, "ns#B"))).toEqual({ ...doc("own"), "smithy.api#since": "1" });
  });

  test("a member may be defined again with the same target, and inherits traits", () => {
    const shapes = {
      "ns#One": mixin({ members: { a: { ...text, traits: { ...doc("generic"), ...tags("t") } } } }),
      "ns#A": { type: "structure", mixins: [ref("ns#One")], members: { a: { ...text, traits: doc("specific") } } },
      "ns#B": { type: "structure", mixins: [ref("ns#One")] },
      "ns#B$a": { type: "apply", traits: doc("applied") },
    };
    const files = { "a.json": file(shapes) };
    expect(traitsOf(structureIn(files, "ns#A").members.get("a"))).toEqual({ ...doc("specific"), ...tags("t") });
    expect(traitsOf(structureIn(files, "ns#B").members.get("a"))).toEqual({ ...doc("applied"), ...tags("t") });
  });

  test("a member with another target, a missing one and cycles are reported", () => {
    const shapes = {
      "ns#One": mixin({ members: { a: text } }),
      "ns#A": { type: "structure", mixins: [ref("ns#One")], members: { a: ref("smithy.api#Integer") } },
      "ns#A$b": { type: "apply", traits: doc("") },
      "ns#C1": mixin({ mixins: [ref("ns#C2")] }),
      "ns#C2": mixin({ mixins: [ref("ns#C1")] }),
    };
    expect(codes(loadFiles({ "a.json": file(shapes) })).toSorted()).toEqual([
      "apply-target-missing ns#A$b",
      "member-conflict ns#A$a",
      "mixin-cycle ns#C1",
      "mixin-cycle ns#C2",
    ]);
  });

  test("lists, strings, operations and services have mixins too", () => {
    const is = { "smithy.api#mixin": {} };
    const shapes = {
      "ns#Texts": { type: "list", member: text, traits: is },
      "ns#L": { type: "list", mixins: [ref("ns#Texts")] },
      "ns#Short": { type: "string", traits: { ...is, "smithy.api#length": { max: 3 } } },
      "ns#S": { type: "string", mixins: [ref("ns#Short")] },
      "ns#Failing": { type: "operation", errors: [ref("ns#Oops")], traits: is },
      "ns#O": { type: "operation", mixins: [ref("ns#Failing")], errors: [ref("ns#Other")] },
      "ns#Oops": { type: "structure", traits: { "smithy.api#error": "client" } },
      "ns#Other": {
        type: "structure",
        members: { list: ref("ns#L"), text: ref("ns#S") },
        traits: { "smithy.api#error": "client" },
      },
      "ns#Base": {
        type: "service",
        version: "1",
        operations: [ref("ns#O")],
        rename: { "ns#L": "One", "ns#S": "Two" },
        traits: is,
      },
      "ns#Service": { type: "service", mixins: [ref("ns#Base")], rename: { "ns#L": "Own" } },
    };
    const model = modelOf(loadFiles({ "a.json": file(shapes) }));
    expect(model.member("ns#L$member")).toMatchObject({ target: "smithy.api#String", container: "ns#L" });
    expect(traitsOf(model.shape("ns#S"))).toEqual({ "smithy.api#length": { max: 3 } });
    expect(model.shape("ns#O")).toMatchObject({ errors: ["ns#Oops", "ns#Other"] });
    const service = model.shape("ns#Service");
    expect(service).toMatchObject({ version: "1", operations: ["ns#O"] });
    expect(service?.type === "service" && Object.fromEntries(service.rename)).toEqual({ "ns#L": "Own", "ns#S": "Two" });
  });
});

describe("definitions given twice", () => {
  test("are one when they agree, with the traits of both", () => {
    const one = file({ "ns#A": { type: "structure", members: { b: text }, traits: doc("A") } });
    const two = file({ "ns#A": { type: "structure", members: { b: { ...text, traits: tags("b") } } } });
    const shape = structureIn({ "a.json": one, "b.json": two }, "ns#A");
    expect(traitsOf(shape)).toEqual(doc("A"));
    expect(traitsOf(shape.members.get("b"))).toEqual(tags("b"));
  });

  test.each([
    ["another type", { type: "string" }],
    ["another member", { type: "structure", members: { c: text } }],
    ["another order", { type: "structure", members: { c: text, b: text } }],
  ])("are reported in both places when they have %s", (_, other) => {
    const one = { "ns#A": { type: "structure", members: { b: text, c: text } } };
    const { diagnostics } = loadFiles({ "a.json": file(one), "b.json": file({ "ns#A": other }) });
    expect(diagnostics.map(({ code, location }) => [code, location?.file])).toEqual([
      ["shape-conflict", "a.json"],
      ["shape-conflict", "b.json"],
    ]);
  });
});

describe("metadata", () => {
  test("lists are joined, equal values are one", () => {
    const { metadata } = modelOf(
      loadFiles({
        "a.json": file({}, { list: [1], same: { a: 1 } }),
        "b.json": file({}, { list: [2], same: { a: 1 } }),
      }),
    );
    expect(metadata).toEqual({ list: [1, 2], same: { a: 1 } });
  });

  test("conflicts are reported, and __proto__ is a key", () => {
    const odd = JSON.parse('{"smithy": "2.0", "metadata": {"__proto__": {"x": 1}}}') as unknown;
    expect(Object.hasOwn(modelOf(loadFiles({ "a.json": odd })).metadata, "__proto__")).toBe(true);
    const { diagnostics } = loadFiles({ "a.json": file({}, { k: 1 }), "b.json": file({}, { k: 2 }) });
    expect(diagnostics).toMatchObject([{ code: "metadata-conflict", location: { file: "b.json" } }]);
  });
});

test("neither the order of the files nor their folders matter", () => {
  const files = {
    "a.json": file({ "ns#A": { type: "string", traits: tags("a") } }),
    "b.json": file({ "ns#A": { type: "apply", traits: tags("b") }, "ns#B": { type: "string" } }),
    "c.json": file({ "ns#A": { type: "apply", traits: tags("c") } }),
  };
  const order = (names: readonly (keyof typeof files)[], folder: string): unknown => {
    const model = modelOf(loadFiles(Object.fromEntries(names.map((name) => [folder + name, files[name]]))));
    return [[...model.shapes.keys()], traitsOf(model.shape("ns#A"))];
  };
  const first = order(["a.json", "b.json", "c.json"], "");
  expect(first).toEqual([["ns#A", "ns#B"], tags("a", "b", "c")]);
  expect(order(["c.json", "b.json", "a.json"], "../x/")).toEqual(first);
});
