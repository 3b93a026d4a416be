/** Writing JSON: every shape type, strictly. */
import { describe, expect, test } from "vitest";
import type { Schema } from "../../runtime/schema/schema.js";
import { failure, id, one, structure, text, write } from "./json-codec.js";

describe("writing", () => {
  const rows: readonly (readonly [string, { given: readonly [Schema, unknown]; want: string }])[] = [
    [
      "members in model order",
      {
        given: [structure({ b: { target: text }, a: { target: text } }), { a: "1", b: "2" }],
        want: '{"b":"2","a":"1"}',
      },
    ],
    [
      "undefined and null are left out",
      { given: [structure({ a: { target: text }, b: { target: text } }), { a: undefined, b: null }], want: "{}" },
    ],
    ["defaults are put in", { given: [one({ type: "blob", id }, { default: "YWJj" }), {}], want: '{"it":"YWJj"}' }],
    ["lone surrogates are escaped", { given: [text, "\ud83d"], want: '"\\ud83d"' }],
    ["whole seconds", { given: [{ type: "timestamp", id }, new Date(1000)], want: "1" }],
    ["a fraction", { given: [{ type: "timestamp", id }, new Date(-1)], want: "-0.001" }],
    [
      "date-time",
      {
        given: [{ type: "timestamp", id, timestampFormat: "date-time" }, new Date(120)],
        want: '"1970-01-01T00:00:00.12Z"',
      },
    ],
    ["NaN", { given: [{ type: "float", id }, NaN], want: '"NaN"' }],
    ["minus zero", { given: [{ type: "double", id }, -0], want: "-0" }],
    ["a long as bigint", { given: [{ type: "long", id }, 9223372036854775807n], want: "9223372036854775807" }],
    ["a long beyond 2^53, every digit", { given: [{ type: "long", id }, 2 ** 62], want: "4611686018427387904" }],
    ["the largest long as a double", { given: [{ type: "long", id }, 2 ** 63], want: "9223372036854775807" }],
    ["the smallest long", { given: [{ type: "long", id }, -(2 ** 63)], want: "-9223372036854775808" }],
    ["a bigint", { given: [{ type: "bigInteger", id }, 2n ** 80n], want: "1208925819614629174706176" }],
    ["a decimal", { given: [{ type: "bigDecimal", id }, "0.10"], want: "0.10" }],
    [
      "undefined in a map is left out",
      { given: [{ type: "map", id, key: { target: text }, value: { target: text } }, { a: undefined }], want: "{}" },
    ],
    [
      "null in sparse ones",
      { given: [{ type: "list", id, sparse: true, member: { target: text } }, [null, undefined]], want: "[null,null]" },
    ],
    [
      "a document",
      {
        given: [
          { type: "document", id },
          { a: [1n, undefined], b: undefined },
        ],
        want: '{"a":[1,null]}',
      },
    ],
    [
      "an instance of a class",
      {
        given: [
          one(text),
          new (class {
            it = "x";
          })(),
        ],
        want: '{"it":"x"}',
      },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(write(...given)).toBe(want));

  const faults: readonly (readonly [string, { given: readonly [Schema, unknown]; want: string }])[] = [
    ["a long beyond 64 bits", { given: [{ type: "long", id }, 2n ** 63n], want: "/: expected long, found other" }],
    [
      "a decimal that is no number",
      { given: [{ type: "bigDecimal", id }, '1,"x":2'], want: "/: expected bigDecimal, found string" },
    ],
    [
      "null in a dense list",
      {
        given: [one({ type: "list", id, member: { target: text } }), { it: [null] }],
        want: "/it/0: expected string, found null",
      },
    ],
    ["a Date for a structure", { given: [one(text), new Date(0)], want: "/: expected structure, found other" }],
    [
      "a function in a document",
      { given: [{ type: "document", id }, { a: () => 1 }], want: "/: expected document, found other" },
    ],
    [
      "an unknown union",
      {
        given: [{ type: "union", id, members: {} }, { $unknown: ["a", 1] }],
        want: "/: expected one member of a union, found unknown",
      },
    ],
  ];
  test.each(faults)("%s", (_, { given, want }) => expect(failure(() => write(...given))).toBe(want));
});
