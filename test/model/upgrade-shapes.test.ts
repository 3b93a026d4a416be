/** Smithy 1.0 models come out as their 2.0 equivalents; the legacy forms of 2.0 too. */
import { describe, expect, test } from "vitest";
import { traitOf } from "../../generator/model/traits.js";
import { codes, load, loadFiles, modelOf, ref } from "./small-model.js";

const member = (target: string, traits: Record<string, unknown> = {}): unknown => ({ target, traits });

describe("defaults of a 1.0 model", () => {
  const model = modelOf(
    load(
      {
        "ns#Plain": { type: "integer" },
        "ns#Flag": { type: "boolean" },
        "ns#Boxed": { type: "integer", traits: { "smithy.api#box": {} } },
        "ns#Positive": { type: "integer", traits: { "smithy.api#range": { min: 1 } } },
        "ns#Body": { type: "blob", traits: { "smithy.api#streaming": {} } },
        "ns#A": {
          type: "structure",
          members: {
            plain: ref("ns#Plain"),
            flag: ref("ns#Flag"),
            boxedMember: member("ns#Plain", { "smithy.api#box": {} }),
            boxedTarget: ref("ns#Boxed"),
            preludeBoxed: ref("smithy.api#Integer"),
            preludePrimitive: ref("smithy.api#PrimitiveLong"),
            preludeBoxedMember: member("smithy.api#PrimitiveLong", { "smithy.api#box": {} }),
            required: member("ns#Plain", { "smithy.api#required": {} }),
            positive: ref("ns#Positive"),
            positiveMember: member("ns#Plain", { "smithy.api#range": { min: 1 } }),
            body: member("ns#Body", { "smithy.api#httpPayload": {} }),
            text: ref("smithy.api#String"),
          },
        },
        "ns#U": { type: "union", members: { plain: ref("ns#Plain") } },
      },
      "1.0",
    ),
  );
  const defaultOf = (id: string): unknown => {
    const shape = id.includes("$") ? model.member(id) : model.shape(id);
    return shape === undefined ? "no such shape" : traitOf(shape, "smithy.api#default");
  };

  test.each([
    ["ns#Plain", 0],
    ["ns#Flag", false],
    ["ns#Boxed", undefined],
    ["ns#Positive", undefined],
    ["ns#A$plain", 0],
    ["ns#A$flag", false],
    ["ns#A$boxedMember", null],
    ["ns#A$boxedTarget", undefined],
    ["ns#A$preludeBoxed", undefined],
    ["ns#A$preludePrimitive", 0],
    ["ns#A$preludeBoxedMember", null],
    ["ns#A$required", 0],
    ["ns#A$positive", undefined],
    ["ns#A$positiveMember", null],
    ["ns#A$body", ""],
    ["ns#A$text", undefined],
    ["ns#U$plain", undefined],
  ])("%s: %s", (id, want) => expect(defaultOf(id)).toBe(want));

  test("the version is kept", () => expect(model.smithy).toBe("1.0"));
});

test("a set is a list of unique items, in 1.0 and in 2.0", () => {
  for (const version of ["1.0", "2.0"]) {
    const set = modelOf(load({ "ns#S": { type: "set", member: ref("smithy.api#String") } }, version)).shape("ns#S");
    expect(set).toMatchObject({ type: "list", member: { target: "smithy.api#String" } });
    expect(set?.traits.get("smithy.api#uniqueItems")).toEqual({});
  }
});

test("the highest version of the files is the model's", () => {
  const model = modelOf(loadFiles({ "a.json": { smithy: "1.0" }, "b.json": { smithy: "2" } }));
  expect(model.smithy).toBe("2.0");
});

function shapeOf(definitions: unknown): unknown {
  return modelOf(load({ "ns#E": { type: "string", traits: { "smithy.api#enum": definitions } } }, "1.0")).shape("ns#E");
}

describe("the enum trait", () => {
  test("becomes an enum when every entry has a name", () => {
    const shape = shapeOf([
      { value: "t2.nano", name: "T2_NANO", documentation: "Small.", tags: ["x"], deprecated: true },
      { value: "m256", name: "M256", deprecated: false },
    ]);
    expect(shape).toMatchObject({ type: "enum" });
    const members = (shape as { members: Map<string, { traits: Map<string, unknown>; target: string }> }).members;
    expect([...members].map(([name, { target, traits }]) => [name, target, Object.fromEntries(traits)])).toEqual([
      [
        "T2_NANO",
        "smithy.api#Unit",
        {
          "smithy.api#enumValue": "t2.nano",
          "smithy.api#documentation": "Small.",
          "smithy.api#tags": ["x"],
          "smithy.api#deprecated": {},
        },
      ],
      ["M256", "smithy.api#Unit", { "smithy.api#enumValue": "m256" }],
    ]);
  });

  test("stays when names are missing", () => {
    expect(shapeOf([{ value: "a" }, { value: "b" }])).toMatchObject({ type: "string" });
  });

  test.each([
    ["names for some", [{ value: "a", name: "A" }, { value: "b" }]],
    [
      "the same value twice",
      [
        { value: "a", name: "A" },
        { value: "a", name: "B" },
      ],
    ],
    [
      "the same name twice",
      [
        { value: "a", name: "A" },
        { value: "b", name: "A" },
      ],
    ],
  ])("is reported with %s", (_, definitions) => {
    const loaded = load({ "ns#E": { type: "string", traits: { "smithy.api#enum": definitions } } });
    expect(codes(loaded)).toEqual(["enum-value-invalid ns#E"]);
  });
});

test("an enum member's value is its name when it has none", () => {
  const model = modelOf(load({ "ns#E": { type: "enum", members: { A: ref("smithy.api#Unit") } } }));
  expect(model.member("ns#E$A")?.traits.get("smithy.api#enumValue")).toBe("A");
});
