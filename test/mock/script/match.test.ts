/** Matching: parts of values, in depth. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matcherOf, mismatchesOf } from "../../../runtime/mock/stub/match.js";

const rows: readonly (readonly [string, { pattern: unknown; value: unknown; want: boolean }])[] = [
  ["nothing asked", { pattern: {}, value: { a: 1 }, want: true }],
  ["a part", { pattern: { a: 1 }, value: { a: 1, b: 2 }, want: true }],
  ["another value", { pattern: { a: 1 }, value: { a: 2 }, want: false }],
  ["a missing member", { pattern: { a: 1 }, value: {}, want: false }],
  ["a part, deep in it", { pattern: { a: { b: { c: "x" } } }, value: { a: { b: { c: "x", d: 1 } } }, want: true }],
  ["no object where one is asked", { pattern: { a: { b: 1 } }, value: { a: "b" }, want: false }],
  ["absence", { pattern: { a: undefined }, value: { b: 1 }, want: true }],
  ["absence of what is there", { pattern: { a: undefined }, value: { a: 1 }, want: false }],
  ["a list, item by item in part", { pattern: [{ a: 1 }, {}], value: [{ a: 1, b: 2 }, { c: 3 }], want: true }],
  ["a longer list", { pattern: [1], value: [1, 2], want: false }],
  ["a regular expression", { pattern: { a: /^x/ }, value: { a: "xyz" }, want: true }],
  ["a regular expression, no text", { pattern: { a: /1/ }, value: { a: 1 }, want: false }],
  ["a date by its time", { pattern: new Date(5), value: new Date(5), want: true }],
  ["another date", { pattern: new Date(5), value: new Date(6), want: false }],
  ["bytes by their content", { pattern: new Uint8Array([1, 2]), value: new Uint8Array([1, 2]), want: true }],
  ["other bytes", { pattern: new Uint8Array([1, 2]), value: new Uint8Array([1, 3]), want: false }],
  ["an asymmetric matcher", { pattern: { a: expect.stringContaining("b") }, value: { a: "abc" }, want: true }],
  ["what every object has", { pattern: { toString: {} }, value: {}, want: false }],
  ["a member called __proto__", { pattern: JSON.parse('{"__proto__":{"a":1}}'), value: {}, want: false }],
  ["NaN", { pattern: { a: NaN }, value: { a: NaN }, want: true }],
];

describe("matcherOf", () => {
  test.each(rows)("%s", (_, { pattern, value, want }) => {
    expect(matcherOf(pattern)(value)).toBe(want);
    expect(mismatchesOf(pattern, value).length === 0).toBe(want);
  });

  test("a global expression matches every time", () => {
    const matches = matcherOf(/a/g);
    expect([matches("a"), matches("a"), matches("a")]).toEqual([true, true, true]);
  });

  test("a pattern that contains itself is refused", () => {
    const circle: Record<string, unknown> = {};
    circle["again"] = circle;
    expect(() => matcherOf(circle)).toThrow("64 levels");
  });
});

const value = fc.object({
  maxDepth: 4,
  values: [fc.string(), fc.integer(), fc.boolean(), fc.date({ noInvalidDate: true }), fc.constant(null)],
});

describe("for all values", () => {
  test("a value matches itself", () => {
    fc.assert(fc.property(value, (it) => matcherOf(it)(it)));
  });

  test("a value matches what is left of it when members are taken away", () => {
    const part = value.chain((whole) => fc.tuple(fc.constant(whole), fc.subarray(Object.keys(whole))));
    fc.assert(
      fc.property(part, ([whole, kept]) => {
        const pattern = Object.fromEntries(Object.entries(whole).filter(([key]) => kept.includes(key)));
        return matcherOf(pattern)(whole);
      }),
    );
  });

  test("mismatches are named exactly when there are any, and each stands in the pattern", () => {
    fc.assert(
      fc.property(value, value, (pattern, other) => {
        const places = mismatchesOf(pattern, other);
        expect(places.length === 0).toBe(matcherOf(pattern)(other));
        for (const [first] of places) if (first !== undefined) expect(Object.keys(pattern)).toContain(String(first));
      }),
    );
  });
});
