/** JMESPath: what expressions parse to, and what they find. The results agree with the reference implementation in Python. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJmespath } from "../../generator/jmespath/parse.js";
import type { Query as ParsedQuery } from "../../generator/jmespath/query.js";
import { evaluate } from "../../runtime/jmespath/evaluate.js";
import type { Query } from "../../runtime/jmespath/query.js";
import { QueryFailure } from "../../runtime/jmespath/query-failure.js";

/** The generator's form is the runtime's, both ways. */
export const forth: (query: ParsedQuery) => Query = (query) => query;
export const back: (query: Query) => ParsedQuery = (query) => query;

function queryOf(text: string): Query {
  const parsed = parseJmespath(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.reason} at ${parsed.offset}`);
  return parsed.query;
}

function search(text: string, value: unknown): unknown {
  return evaluate(queryOf(text), value);
}

describe("parseJmespath", () => {
  it.each<[string, Query]>([
    ["a", "a"],
    ["a.b.c", ["a", "b", "c"]],
    ['"a b"', "a b"],
    ["@", []],
    ["a[].b", ["a", { flatten: true }, { each: "b" }]],
    ["a[0].b", ["a", { index: 0 }, "b"]],
    ["a[*].b[-1]", ["a", { each: ["b", { index: -1 }] }]],
    ["a.*.b", ["a", { values: true }, { each: "b" }]],
    ["a[1:]", ["a", { slice: { start: 1 } }, { each: [] }]],
    ["a || b || c", { or: ["a", "b", "c"] }],
    ["a && b || c", { or: [{ and: ["a", "b"] }, "c"] }],
    ["!a", { not: "a" }],
    [
      "length(a[]) > `0`",
      { compare: ">", left: { call: "length", args: [["a", { flatten: true }, { each: [] }]] }, right: { literal: 0 } },
    ],
    ["a[?b == 'x'].c", ["a", { where: { compare: "==", left: "b", right: { literal: "x" } } }, { each: "c" }]],
    ["[a, b]", { list: ["a", "b"] }],
    ["{x: a}", { object: [{ key: "x", value: "a" }] }],
    ["sort_by(a, &b)", { call: "sort_by", args: ["a", { reference: "b" }] }],
    ["a | b", ["a", "b"]],
    ['`"\\`"`', { literal: "`" }],
    ["'it\\'s'", { literal: "it's" }],
  ])("%s", (text, want) => expect(queryOf(text)).toEqual(want));

  it.each<[string, string, number]>([
    ["", "ends too early", 0],
    ["||", 'has an unexpected "||"', 0],
    ["a.", "ends too early", 2],
    ["a..b", 'has an unexpected "."', 2],
    ["a[", "ends too early", 2],
    ["a[b]", 'has an unexpected "name"', 2],
    ["a b", 'has an unexpected "name"', 2],
    ["foo.@@invalid", 'has an unexpected "@"', 4],
    ["a # b", 'has an unexpected "#"', 2],
    ["'a", "has an unclosed '", 0],
    ["`{`", "has a literal that is no JSON", 0],
    ["a[::0]", "has a slice with the step 0", 4],
    ["nope(a)", "calls nope, which is no function", 0],
    ["length()", "calls length with 0 arguments", 0],
    ["length(a, b)", "calls length with 2 arguments", 0],
    ["a[12345678901]", 'has an unexpected "1"', 2],
    ["(".repeat(2000), "has more than 1000 parts", 1000],
    ["a".repeat(20_001), "is longer than 20000 characters", 20_000],
  ])("refuses %.30s", (text, reason, offset) => expect(parseJmespath(text)).toEqual({ ok: false, reason, offset }));

  it("answers any text, and what it accepts can be evaluated", () => {
    const piece = fc.constantFrom(
      ..."a b . * [ ] [] [? ( ) , : @ & && | || ! == < 'x' `1` `[]` \"q\" 0 -1 length( map(& {".split(" "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
        ),
        fc.jsonValue(),
        (text, value) => {
          const parsed = parseJmespath(text);
          if (!parsed.ok) {
            expect(parsed.offset).toBeLessThanOrEqual(text.length);
            return;
          }
          try {
            expect(evaluate(parsed.query, value)).not.toBe(undefined);
          } catch (error) {
            expect(error).toBeInstanceOf(QueryFailure);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("evaluate", () => {
  const people = [
    { name: "b", age: 2 },
    { name: "a", age: 30, tags: ["x"] },
  ];
  it.each<[string, unknown, unknown]>([
    ["a.b", { a: { b: 1 } }, 1],
    ["a.b", { a: [1] }, null],
    ["toString", {}, null],
    ["__proto__", {}, null],
    ["[]", [[1, [2]], 3], [1, [2], 3]],
    ["[*].b", [{ b: 1 }, {}, { b: null }], [1]],
    ["[?age > `3`].name", people, ["a"]],
    ["[?tags].name | [0]", people, "a"],
    ["[::-1].name", people, ["a", "b"]],
    ["[-1:].name", people, ["a"]],
    ["*.n", { a: { n: 1 }, b: 2, c: { n: 3 } }, [1, 3]],
    ["[name, age]", { name: "x" }, ["x", null]],
    ["a.[b]", {}, null],
    ["{k: a}", { a: 1 }, { k: 1 }],
    ["a || 'none'", { a: "" }, "none"],
    ["a || 'none'", { a: 0 }, 0],
    ["a && b", { a: 1, b: 2 }, 2],
    ["!a", { a: [] }, true],
    ["a < b", { a: 1, b: "2" }, null],
    ["a == b", { a: { x: [1] }, b: { x: [1] } }, true],
    ["a != b", { a: { x: 1 }, b: {} }, true],
    ["abs(@)", -1.5, 1.5],
    ["avg(@)", [], null],
    ["ceil(@)", 1.2, 2],
    ["floor(@)", -1.2, -2],
    ["contains(@, 'b')", "abc", true],
    ['contains(@, `{"a": 1}`)', [{ a: 1 }], true],
    ["ends_with(@, 'c')", "abc", true],
    ["starts_with(@, 'b')", "abc", false],
    ["join(', ', @)", ["a", "b"], "a, b"],
    ["keys(@)", { a: 1, b: undefined }, ["a"]],
    ["values(@)", { a: 1, b: 2 }, [1, 2]],
    ["length(@)", "\u{1f600}x", 2],
    ["length(@)", { a: 1 }, 1],
    ["map(&age, @)", people, [2, 30]],
    ["max(@)", ["a", "b"], "b"],
    ["min(@)", [3, 1, 2], 1],
    ["max_by(@, &age).name", people, "a"],
    ["min_by(@, &age).name", people, "b"],
    ['merge(@, `{"b": 2}`)', { a: 1, b: 1 }, { a: 1, b: 2 }],
    ["not_null(a, b)", { b: 1 }, 1],
    ["reverse(@)", "a\u{1f600}", "\u{1f600}a"],
    ["sort(@)", ["b", "\u{1f600}", "\uffff", "a"], ["a", "b", "\uffff", "\u{1f600}"]],
    ["sort_by(@, &name)[].age", people, [30, 2]],
    ["sum(@)", [1, 2], 3],
    ["to_array(@)", 1, [1]],
    ["to_number(@)", "1e2", 100],
    ["to_number(@)", "x", null],
    ["to_string(@)", { a: [new Date(1500)] }, '{"a":[1.5]}'],
    ["type(@)", null, "null"],
    ["when > `1`", { when: new Date(1500) }, true],
    ["bytes", { bytes: Uint8Array.of(1, 2) }, "AQI="],
    ["[0]", [10n], 10],
  ])("%s of %o", (text, value, want) => expect(search(text, value)).toEqual(want));

  it.each<[string, unknown]>([
    ["length(@)", null],
    ["abs('x')", null],
    ["sort(@)", [1, "a"]],
    ["join(',', @)", [1]],
    ["sum(@)", ["1"]],
    ["keys(@)", [1]],
    ["map(@, @)", []],
    ["length(&a)", {}],
  ])("%s fails on %j", (text, value) => expect(() => search(text, value)).toThrow(QueryFailure));

  it("ends when the work does not", () => {
    const list = Array.from({ length: 1100 }, (_, index) => index);
    expect(() => search("map(&length(`[]`), @) && @[].to_array(@)[] && [*].[[0],[1]] | [*][*][*]", list)).not.toThrow();
    const all = { all: list.map(() => ({ list })) };
    expect(() => search("all[].list[] | [].to_array(@)[]", all)).toThrow("it takes too many steps");
  });
});
