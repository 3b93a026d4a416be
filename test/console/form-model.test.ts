/** What forms are made from: fields, changes, checks and masks of values, out of JSON Schemas. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Definitions, JsonSchema } from "../../runtime/console/api-types.js";
import { pointerStep, problemsOf } from "../../runtime/console/schema/check.js";
import { constraintWords, typeWords } from "../../runtime/console/schema/describe.js";
import { freeKey, moved, withKey, withMember } from "../../runtime/console/schema/edit.js";
import { emptyOf, fieldOf } from "../../runtime/console/schema/field.js";
import { hasSensitive, hidden, masked, withPlaceholders } from "../../runtime/console/schema/mask.js";
import { JsonSchemas } from "../../runtime/mock/control/json-schema.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { plainOf } from "../../runtime/mock/record/plain.js";
import type { Schema } from "../../runtime/schema/schema.js";
import { smallCognito } from "../mock/small-cognito.js";

const definitions: Definitions = {
  Node: {
    type: "object",
    properties: { value: { type: "string" }, next: { $ref: "#/$defs/Node" } },
    required: ["value"],
    additionalProperties: false,
  },
  Choice: {
    type: "object",
    properties: { text: { type: "string" }, secret: { type: "string", "x-sensitive": true } },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  },
};
const node: JsonSchema = { $ref: "#/$defs/Node" };
const choice: JsonSchema = { $ref: "#/$defs/Choice" };

describe("fields", () => {
  test.each<[JsonSchema, string, unknown]>([
    [node, "structure", {}],
    [choice, "union", {}],
    [{ type: "array", items: node }, "list", []],
    [{ type: "object", additionalProperties: { type: "string" } }, "map", {}],
    [{ type: "string" }, "text", ""],
    [{ type: "string", enum: ["a"] }, "choice", ""],
    [{ type: "string", examples: ["a"] }, "choice", ""],
    [{ type: "string", format: "date-time" }, "timestamp", ""],
    [{ type: "string", contentEncoding: "base64" }, "blob", ""],
    [{ type: "integer" }, "number", ""],
    [{ type: "boolean" }, "boolean", false],
    [{}, "document", {}],
    [{ $ref: "#/$defs/Missing" }, "document", {}],
    [{ $ref: "#/$defs/__proto__" }, "document", {}],
  ])("%j is a %s", (schema, kind, empty) => {
    const field = fieldOf(schema, definitions);
    expect(field.kind).toBe(kind);
    expect(emptyOf(field)).toEqual(empty);
  });

  test("say what may be in them", () => {
    expect(typeWords({ type: "array", items: node }, definitions)).toBe("list of Node");
    expect(typeWords({ type: "object", additionalProperties: choice }, definitions)).toBe("map of one of Choice");
    const bounded = { type: "string", minLength: 1, maxLength: 55, pattern: "^a$" } as const;
    expect(constraintWords(bounded, {})).toEqual(["1 to 55 characters", "/^a$/"]);
    expect(constraintWords({ type: "integer", minimum: 0 }, {})).toEqual(["at least 0"]);
  });
});

describe("changes", () => {
  test("of members keep their order, and make no prototype", () => {
    const start = { a: 1, b: 2 };
    expect(Object.entries(withMember(start, "a", 3))).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
    expect(withMember(start, "a", undefined)).toEqual({ b: 2 });
    const odd = withMember({}, "__proto__", { polluted: true });
    expect(Object.keys(odd)).toEqual(["__proto__"]);
    expect("polluted" in odd).toBe(false);
  });

  test("of keys keep their place, and take no other's", () => {
    expect(Object.keys(withKey({ a: 1, b: 2 }, "a", "c"))).toEqual(["c", "b"]);
    expect(withKey({ a: 1, b: 2 }, "a", "b")).toEqual({ a: 1, b: 2 });
    expect(freeKey({ key: 1, key2: 2 })).toBe("key3");
  });

  test("of places stop at the ends", () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  });
});

describe("checks", () => {
  const rows: readonly (readonly [JsonSchema, unknown, Readonly<Record<string, string>>])[] = [
    [node, {}, { "/value": "is required" }],
    [node, { value: "a", next: { next: {} } }, { "/next/value": "is required", "/next/next/value": "is required" }],
    [node, { value: "a", nxt: 1 }, { "": 'has no member "nxt"' }],
    [choice, {}, { "": "needs exactly one member" }],
    [choice, { text: 1 }, { "/text": "must be a text" }],
    [{ type: "string", minLength: 2 }, "😀", { "": "needs at least 2 characters" }],
    [{ type: "string", maxLength: 1 }, "😀", {}],
    [{ type: "string", pattern: "^\\p{L}+$" }, "ä", {}],
    [{ type: "string", pattern: "^a$" }, "b", { "": "must match /^a$/" }],
    [{ type: "string", pattern: "(" }, "b", {}],
    [{ type: "integer", minimum: 1 }, 0, { "": "must be at least 1" }],
    [{ type: "integer" }, 1.5, { "": "must be a whole number" }],
    [{ type: "number" }, "NaN", {}],
    [{ type: "number" }, "1x", { "": "must be a number" }],
    [{ type: "string", format: "date-time" }, "2030-01-01T00:00:00Z", {}],
    [
      { type: "string", format: "date-time" },
      "soon",
      { "": "must be a moment such as 2030-01-31T12:00:00Z, or seconds since 1970" },
    ],
    [{ type: "string", contentEncoding: "base64" }, "a", { "": "must be base64" }],
    [{ type: "array", items: { type: "boolean" }, maxItems: 1 }, [true, true], { "": "may have at most 1 items" }],
    [{ type: "array", items: { type: "boolean" }, uniqueItems: true }, [true, true], { "": "has an item twice" }],
    [{ type: "array", items: { type: "boolean" } }, [1], { "/0": "must be true or false" }],
    [
      { type: "object", additionalProperties: { type: "boolean" } },
      { "a/b~": 1 },
      { "/a~1b~0": "must be true or false" },
    ],
    [{ enum: ["a"] }, "b", { "": "is none of the values of the enum" }],
    [{ examples: ["a"] }, "b", {}],
    [{}, { anything: [1] }, {}],
  ];
  test.each(rows)("%j of %j", (schema, value, want) => {
    expect(Object.fromEntries(problemsOf(schema, definitions, value, "whole"))).toEqual(want);
  });

  test("miss nothing in a part", () => {
    expect(problemsOf(node, definitions, { next: {} }, "part").size).toBe(0);
  });

  test("leave patterns that could take for ever to the mock", () => {
    const schema = { type: "string", pattern: "^(a+)+$", "x-costly-pattern": true } as const;
    expect(problemsOf(schema, {}, `${"a".repeat(60)}b`, "whole").size).toBe(0);
  });

  test("end, however deep a value is", () => {
    let deep: object = { value: "a" };
    for (let level = 0; level < 10_000; level++) deep = { value: "a", next: deep };
    expect(problemsOf(node, definitions, deep, "whole").size).toBe(0);
  });

  test("find nothing in samples of the mock", () => {
    for (const { input, output, errors } of Object.values(smallCognito.operations)) {
      for (const shape of [input, output, ...errors]) {
        const { schema, defs } = jsonSchemaOf(shape);
        const value = plainOf(sampleValue(shape, 7, { optional: "full" }));
        expect([shape.id, ...problemsOf(schema, defs, value, "whole")]).toEqual([shape.id]);
      }
    }
  });

  test("give steps of pointers", () => expect(pointerStep("a/b~c")).toBe("/a~1b~0c"));
});

describe("masks", () => {
  const secret: JsonSchema = {
    type: "object",
    properties: {
      Plain: { type: "string" },
      Password: { type: "string", "x-sensitive": true },
      Pin: { type: "integer", "x-sensitive": true },
      Parameters: { type: "object", additionalProperties: { type: "string" }, "x-sensitive": true },
      Choices: { type: "array", items: choice },
    },
  };
  const value = {
    Plain: "a",
    Password: "s3cret",
    Pin: 1234,
    Parameters: { USERNAME: "s3cret" },
    Choices: [{ secret: "s3cret" }, { text: "b" }],
    Unknown: "s3cret",
  };

  test("hide what is sensitive, at any depth, and what nobody knows", () => {
    expect(masked(secret, definitions, value)).toEqual({
      Plain: "a",
      Password: hidden,
      Pin: hidden,
      Parameters: hidden,
      Choices: [{ secret: hidden }, { text: "b" }],
      Unknown: hidden,
    });
    expect(hasSensitive(secret, definitions, value)).toBe(true);
    expect(hasSensitive(secret, definitions, { Plain: "a", Choices: [{ text: "b" }] })).toBe(false);
  });

  test("put something of the same type in its place, for code", () => {
    expect(withPlaceholders(secret, definitions, value)).toEqual({
      Plain: "a",
      Password: "<Password>",
      Pin: 0,
      Parameters: { USERNAME: "<USERNAME>" },
      Choices: [{ secret: "<secret>" }, { text: "b" }],
      Unknown: "<Unknown>",
    });
  });

  test("leave nothing of any text that is sensitive", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        const given = { Password: text, Parameters: { a: text }, Choices: [{ secret: text }] };
        expect(JSON.stringify(withPlaceholders(secret, definitions, given))).not.toContain(JSON.stringify(text));
        expect(JSON.stringify(masked(secret, definitions, given))).not.toContain(JSON.stringify(text));
      }),
    ));
});

function jsonSchemaOf(shape: Schema): { readonly schema: JsonSchema; readonly defs: Definitions } {
  const schemas = new JsonSchemas();
  const schema = schemas.of(shape);
  return { schema, defs: schemas.definitions };
}
