/** Models of extreme form: bounded by a diagnostic, or taken as they are. Each row was too much for some part once. */
import { describe, expect, it } from "vitest";
import { runCase } from "./run-case.js";
import { isObject, type JsonObject } from "./json.js";
import { Random } from "./random.js";
import { loadModel } from "../../generator/index.js";
import { servicesOf } from "../../generator/model/services.js";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { sensitivePathsOf } from "../../runtime/sensitive/paths.js";
import { sampleValue } from "../../runtime/mock/index.js";

const ref = (target: string): JsonObject => ({ target });
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** A service with one operation, whose input and output is `ns#In`. */
function modelOf(shapes: Record<string, JsonObject>): JsonObject {
  return {
    smithy: "2.0",
    shapes: {
      "ns#Svc": {
        type: "service",
        version: "1",
        operations: [ref("ns#Op")],
        traits: { "aws.protocols#awsJson1_1": {} },
      },
      "ns#Op": { type: "operation", input: ref("ns#In"), output: ref("ns#In") },
      ...shapes,
    },
  };
}

/** `ns#In` reaches the first of a chain, each made by what it is to refer to. */
function chain(length: number, link: (target: string) => JsonObject): JsonObject {
  const links = range(length).map((index) => [
    `ns#C${index}`,
    link(index === 0 ? "smithy.api#String" : `ns#C${index - 1}`),
  ]);
  return modelOf({
    "ns#In": { type: "structure", members: { a: ref(`ns#C${length - 1}`) } },
    ...(Object.fromEntries(links) as Record<string, JsonObject>),
  });
}

const list = (target: string): JsonObject => ({ type: "list", member: ref(target) });
const map = (target: string): JsonObject => ({ type: "map", key: ref("smithy.api#String"), value: ref(target) });
const structure = (target: string): JsonObject => ({ type: "structure", members: { m: ref(target) } });
const needing = (target: string): JsonObject => ({
  type: "structure",
  members: { m: { ...ref(target), traits: { "smithy.api#required": {} } } },
});
const union = (target: string): JsonObject => ({ type: "union", members: { m: ref(target) } });

const wide = (type: string, members: JsonObject): JsonObject =>
  modelOf({ "ns#In": { type: "structure", members: { m: ref("ns#Wide") } }, "ns#Wide": { type, members } });
const many = (count: number, value: JsonObject): JsonObject =>
  Object.fromEntries(range(count).map((index) => [`V${index}`, value]));

describe("models of extreme form", () => {
  it.each<[string, JsonObject, string]>([
    ["60 lists in each other", chain(60, list), "served"],
    ["60 maps in each other", chain(60, map), "served"],
    ["10,000 lists in each other", chain(10_000, list), "rejected"],
    ["10,000 maps in each other", chain(10_000, map), "rejected"],
    ["5,000 structures in each other", chain(5000, structure), "served"],
    ["5,000 structures that need each other", chain(5000, needing), "served"],
    ["5,000 unions in each other", chain(5000, union), "served"],
    ["5,000 values of an enum", wide("enum", many(5000, ref("smithy.api#Unit"))), "served"],
    ["5,000 members of a structure", wide("structure", many(5000, ref("smithy.api#String"))), "served"],
    ["5,000 members of a union", wide("union", many(5000, ref("smithy.api#String"))), "served"],
    [
      "100 members of a structure that are itself",
      modelOf({
        "ns#In": {
          type: "structure",
          members: {
            a: ref("smithy.api#String"),
            ...Object.fromEntries(range(100).map((n) => [`m${n}`, ref("ns#In")])),
          },
        },
      }),
      "served",
    ],
    [
      "5,000 shapes of one name",
      modelOf({
        "ns#In": {
          type: "structure",
          members: Object.fromEntries(range(5000).map((n) => [`m${n}`, ref(`ns${n}#Same`)])),
        },
        ...Object.fromEntries(range(5000).map((n) => [`ns${n}#Same`, structure("smithy.api#String")])),
      }),
      "rejected",
    ],
  ])("%s", async (_, model, want) => expect(await runCase(model, new Random(1), false)).toBe(want));

  it.each<[string, JsonObject]>([
    ["a text", { type: "string" }],
    ["a blob", { type: "blob" }],
    ["a list", list("smithy.api#String")],
    ["a map", map("smithy.api#String")],
    ["a number", { type: "integer" }],
  ])("bounds of %s that bound nothing make no condition, and there has to be one", async (_, shape) => {
    const trait = shape["type"] === "integer" ? "smithy.api#range" : "smithy.api#length";
    for (const [bounds, want] of [
      [{}, "rejected"],
      [{ min: 0 }, "served"],
    ] as const) {
      const members = { m: ref("ns#M"), own: { ...ref("ns#N"), traits: { [trait]: bounds } } };
      const model = modelOf({
        "ns#In": { type: "structure", members },
        "ns#M": { ...shape, traits: { [trait]: bounds } },
        "ns#N": shape,
      });
      expect(await runCase(model, new Random(1), true)).toBe(want);
    }
  });

  it("no import is left over where nothing is checked", async () => {
    const body = { type: "blob", traits: { "smithy.api#streaming": {} } };
    const sparse = { "smithy.api#sparse": {}, "smithy.api#length": { max: 3 } };
    const kinds = { L: list("ns#Body"), M: map("ns#Body"), T: list("smithy.api#String"), U: map("smithy.api#String") };
    for (const [name, shape] of Object.entries(kinds)) {
      for (const traits of [{}, sparse]) {
        const input = { type: "structure", members: { m: ref(`ns#${name}`) } };
        const model = modelOf({ "ns#In": input, [`ns#${name}`]: { ...shape, traits }, "ns#Body": body });
        expect(await runCase(model, new Random(3), true)).not.toBe("rejected");
      }
    }
  });

  it("says where lists nest too deep, once", () => {
    const { diagnostics } = loadModel([{ file: "m.json", text: JSON.stringify(chain(200, list)) }]);
    expect(diagnostics.map(({ code, shapeId }) => [code, shapeId])).toEqual([["recursion-invalid", "ns#C64"]]);
  });
});

describe("values made of extreme schemas", () => {
  function inputOf(model: JsonObject): Parameters<typeof sampleValue>[0] {
    const loaded = loadModel([{ file: "m.json", text: JSON.stringify(model) }]).model;
    const [service] = loaded === undefined ? [] : servicesOf(loaded);
    if (loaded === undefined || service === undefined) throw new Error("no model");
    const input = serviceSchemaOf(loaded, service).operations["Op"]?.input;
    if (input === undefined) throw new Error("no input");
    return input;
  }
  const constrained = (type: JsonObject, length: JsonObject): JsonObject =>
    modelOf({
      "ns#In": { type: "structure", members: { m: ref("ns#M") } },
      "ns#M": { ...type, traits: { "smithy.api#length": length } },
    });

  it.each<[string, JsonObject]>([
    ["a text of a billion characters", constrained({ type: "string" }, { min: 1e9 })],
    ["a blob of a billion bytes", constrained({ type: "blob" }, { min: 1e9 })],
    ["a list of a billion items", constrained(list("smithy.api#String"), { min: 1e9 })],
    ["a map of a billion entries", constrained(map("smithy.api#String"), { min: 1e9 })],
  ])("%s is not made", (_, model) => expect(sampleValue(inputOf(model), 1)).toEqual({}));

  it("a long list of distinct items is", () => {
    const model = constrained(list("smithy.api#String"), { min: 5000 });
    const sample = sampleValue(inputOf(model), 1);
    expect(isObject(sample) && Array.isArray(sample["m"]) ? new Set(sample["m"]).size : 0).toBe(5000);
  });

  it("lists of lists do not multiply without end", () => {
    const text = JSON.stringify(sampleValue(inputOf(chain(23, list)), 1));
    expect(text.length).toBeLessThan(2_000_000);
  });

  it("sensitive values in a web of shapes have few paths, and all are covered", () => {
    const webs = range(12).map((n) => [
      `ns#W${n}`,
      {
        type: "structure",
        members: {
          ...Object.fromEntries(range(12).map((m) => [`m${m}`, ref(`ns#W${m}`)])),
          secret: { ...ref("ns#Secret") },
        },
      },
    ]);
    const model = modelOf({
      "ns#In": { type: "structure", members: { w: ref("ns#W0"), plain: ref("smithy.api#String") } },
      "ns#Secret": { type: "string", traits: { "smithy.api#sensitive": {} } },
      ...(Object.fromEntries(webs) as Record<string, JsonObject>),
    });
    const paths = sensitivePathsOf(inputOf(model));
    expect(paths.length).toBeLessThanOrEqual(10_000);
    expect(paths).toContain("w.secret");
    expect(paths.some((path) => "w.m1.m2.m3.m4.m5.secret".startsWith(path))).toBe(true);
  });
});
