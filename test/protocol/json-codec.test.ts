/** The JSON codec as a whole: both ways, names of all kinds, bounded depth. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleValue } from "../../runtime/mock/index.js";
import type { Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { anySchema } from "../mock/arbitrary-schema.js";
import { failure, id, one, read, structure, text, write } from "./json-codec.js";

test("what is written is read back equal, for values of every schema", () => {
  fc.assert(
    fc.property(anySchema, fc.integer(), (target, seed) => {
      const schema = one(target);
      const value = sampleValue(schema, seed, { optional: "full" });
      expect(read(schema, write(schema, value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

describe("hostile names", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "then"];
  test.each(names)("%s is a member like any other", (name) => {
    const schema = structure(Object.fromEntries([[name, { target: text }]]));
    const body = JSON.stringify(Object.fromEntries([[name, "x"]]));
    const value = read(schema, body) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([[name, "x"]]);
    expect(write(schema, value)).toBe(body);
    expect(read(schema, "{}")).toEqual({});
    expect(write(schema, {})).toBe("{}");
  });

  test.each(names)("%s is a key like any other", (name) => {
    const schema: Schema = { type: "map", id, key: { target: text }, value: { target: text } };
    const body = JSON.stringify(Object.fromEntries([[name, "x"]]));
    const value = read(schema, body) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(write(schema, value)).toBe(body);
  });

  test("a document keeps __proto__ as a key", () => {
    const value = read({ type: "document", id }, '{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    expect(value["polluted"]).toBeUndefined();
    expect(Object.keys(value)).toEqual(["__proto__"]);
  });
});

const nested = (levels: number): string => '{"next":'.repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

describe("depth", () => {
  const node: StructureSchema = structure({ next: { target: (): Schema => node } });
  const rows: readonly (readonly [string, { given: readonly [Schema, string]; want: boolean }])[] = [
    ["recursion up to the limit", { given: [node, nested(32)], want: true }],
    ["recursion beyond it", { given: [node, nested(33)], want: false }],
    ["documents up to the limit", { given: [{ type: "document", id }, deep(32)], want: true }],
    ["documents beyond it", { given: [{ type: "document", id }, deep(33)], want: false }],
    [
      "exact numbers, far beyond it",
      { given: [one({ type: "bigInteger", id }), `{"x":${deep(500_000)}}`], want: false },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    expect(failure(() => read(...given)) === "no failure").toBe(want);
  });

  test("an endless value is a failure, not an overflow", () => {
    const loop: Record<string, unknown> = {};
    loop["next"] = loop;
    expect(failure(() => write(node, loop))).toContain("at most 32 levels");
    const list: unknown[] = [];
    list.push(list);
    expect(failure(() => write({ type: "document", id }, list))).toContain("at most 32 levels");
  });
});
