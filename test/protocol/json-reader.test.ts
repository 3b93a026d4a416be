/** Reading JSON: every shape type, strictly. */
import { describe, expect, test } from "vitest";
import { type JsonReadOptions, jsonReaders } from "../../runtime/codec/json/index.js";
import type { Schema } from "../../runtime/schema/schema.js";
import { failure, id, one, read, server, structure, text } from "./json-codec.js";

const date = (format?: "date-time" | "http-date"): Schema => ({
  type: "timestamp",
  id,
  ...(format ? { timestampFormat: format } : {}),
});

describe("reading", () => {
  type Row = readonly [string, { given: readonly [Schema, string]; want: unknown }];
  const rows: readonly Row[] = [
    ["unknown members are ignored", { given: [one(text), '{"it":"a","other":[1]}'], want: { it: "a" } }],
    ["null members are absent", { given: [one(text), '{"it":null}'], want: {} }],
    ["blob", { given: [one({ type: "blob", id }), '{"it":"AP8="}'], want: { it: Uint8Array.of(0, 255) } }],
    ["epoch seconds", { given: [one(date()), '{"it":1.5}'], want: { it: new Date(1500) } }],
    [
      "date-time",
      { given: [one(date("date-time")), '{"it":"1985-04-12T23:20:50.52Z"}'], want: { it: new Date(482196050520) } },
    ],
    [
      "http-date",
      {
        given: [one(date("http-date")), '{"it":"Tue, 29 Apr 2014 18:30:38 GMT"}'],
        want: { it: new Date(1398796238000) },
      },
    ],
    [
      "a member's timestamp format",
      {
        given: [one(date(), { timestampFormat: "date-time" }), '{"it":"1970-01-01T00:00:00Z"}'],
        want: { it: new Date(0) },
      },
    ],
    ["NaN", { given: [one({ type: "float", id }), '{"it":"NaN"}'], want: { it: NaN } }],
    ["-Infinity", { given: [one({ type: "double", id }), '{"it":"-Infinity"}'], want: { it: -Infinity } }],
    [
      "a big integer, every digit",
      {
        given: [one({ type: "bigInteger", id }), '{"it":12345678901234567890123}'],
        want: { it: 12345678901234567890123n },
      },
    ],
    [
      "a big decimal, every digit",
      {
        given: [one({ type: "bigDecimal", id }), '{"it":0.1000000000000000055511}'],
        want: { it: "0.1000000000000000055511" },
      },
    ],
    [
      "other numbers beside a big one",
      {
        given: [
          structure({ big: { target: { type: "bigInteger", id } }, n: { target: { type: "double", id } } }),
          '{"n":1.50,"big":1}',
        ],
        want: { n: 1.5, big: 1n },
      },
    ],
    [
      "escapes beside a big one",
      {
        given: [
          structure({ big: { target: { type: "bigInteger", id } }, s: { target: text } }),
          '{"s":"\\"}\\\\","big":10000000000000000000}',
        ],
        want: { s: '"}\\', big: 10000000000000000000n },
      },
    ],
    ["an integer has no minus zero", { given: [one({ type: "integer", id }), '{"it":-0}'], want: { it: 0 } }],
    [
      "a document",
      { given: [one({ type: "document", id }), '{"it":{"a":[1,null,"x"]}}'], want: { it: { a: [1, null, "x"] } } },
    ],
    [
      "a union, its __type ignored",
      {
        given: [one({ type: "union", id, members: { a: { target: text } } }), '{"it":{"__type":"x","a":"b"}}'],
        want: { it: { a: "b" } },
      },
    ],
    [
      "a union with nulls beside",
      {
        given: [
          one({ type: "union", id, members: { a: { target: text }, b: { target: text } } }),
          '{"it":{"a":"b","b":null}}',
        ],
        want: { it: { a: "b" } },
      },
    ],
    [
      "a sparse list",
      {
        given: [one({ type: "list", id, sparse: true, member: { target: text } }), '{"it":["a",null]}'],
        want: { it: ["a", null] },
      },
    ],
    [
      "a sparse map",
      {
        given: [
          one({ type: "map", id, sparse: true, key: { target: text }, value: { target: text } }),
          '{"it":{"a":null}}',
        ],
        want: { it: { a: null } },
      },
    ],
    ["jsonName is ignored", { given: [one(text, { jsonName: "other" }), '{"it":"a","other":"b"}'], want: { it: "a" } }],
    ["a default", { given: [one(text, { default: "d" }), "{}"], want: { it: "d" } }],
    ["a default for null", { given: [one(text, { default: "d" }), '{"it":null}'], want: { it: "d" } }],
    [
      "a default timestamp",
      { given: [one(date(), { default: "1970-01-01T00:00:01Z" }), "{}"], want: { it: new Date(1000) } },
    ],
    [
      "a default blob",
      { given: [one({ type: "blob", id }, { default: "YWJj" }), "{}"], want: { it: new TextEncoder().encode("abc") } },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(read(...given)).toEqual(want));

  test("every default is a fresh one", () => {
    const schema = one({ type: "list", id, member: { target: text } }, { default: [] });
    const reader = jsonReaders(server)(schema);
    expect(reader({}, 0)).not.toBe(reader({}, 0));
    expect((reader({}, 0) as { it: unknown }).it).not.toBe((reader({}, 0) as { it: unknown }).it);
  });

  const faults: readonly (readonly [string, { given: readonly [Schema, string]; want: string }])[] = [
    ["a number for a string", { given: [one(text), '{"it":1}'], want: "/it: expected string, found number" }],
    [
      "a string for a boolean",
      { given: [one({ type: "boolean", id }), '{"it":"true"}'], want: "/it: expected boolean, found string" },
    ],
    [
      "a string for a number",
      { given: [one({ type: "integer", id }), '{"it":"1"}'], want: "/it: expected integer, found string" },
    ],
    [
      "a fraction for an integer",
      { given: [one({ type: "integer", id }), '{"it":1.5}'], want: "/it: expected integer, found number" },
    ],
    ["an overflow", { given: [one({ type: "byte", id }), '{"it":128}'], want: "/it: expected byte, found number" }],
    [
      "an overflowing double",
      { given: [one({ type: "double", id }), '{"it":1e999}'], want: "/it: expected double, found number" },
    ],
    [
      "an overflow in a document",
      { given: [one({ type: "document", id }), '{"it":[1e999]}'], want: "/it: expected document, found number" },
    ],
    [
      "a fraction for a big integer",
      { given: [one({ type: "bigInteger", id }), '{"it":1.5}'], want: "/it: expected bigInteger, found number" },
    ],
    [
      "a number of a million digits",
      {
        given: [one({ type: "bigInteger", id }), `{"it":${"9".repeat(1_000_000)}}`],
        want: "/it: expected bigInteger, found number",
      },
    ],
    [
      "blob without padding",
      { given: [one({ type: "blob", id }), '{"it":"AP8"}'], want: "/it: expected blob, found string" },
    ],
    [
      "blob of foreign characters",
      { given: [one({ type: "blob", id }), '{"it":"A-_="}'], want: "/it: expected blob, found string" },
    ],
    [
      "a date of another format",
      { given: [one(date()), '{"it":"1985-04-12T23:20:50Z"}'], want: "/it: expected timestamp, found string" },
    ],
    [
      "seconds beyond all dates",
      { given: [one(date()), '{"it":1e300}'], want: "/it: expected timestamp, found number" },
    ],
    [
      "null in a dense list",
      {
        given: [one({ type: "list", id, member: { target: text } }), '{"it":["a",null]}'],
        want: "/it/1: expected item of a list, found null",
      },
    ],
    [
      "null in a dense map",
      {
        given: [one({ type: "map", id, key: { target: text }, value: { target: text } }), '{"it":{"a":null}}'],
        want: "/it/a: expected value of a map, found null",
      },
    ],
    [
      "an empty union",
      {
        given: [one({ type: "union", id, members: {} }), '{"it":{}}'],
        want: "/it: expected one member of a union, found nothing",
      },
    ],
    [
      "two members of a union",
      {
        given: [
          one({ type: "union", id, members: { a: { target: text }, b: { target: text } } }),
          '{"it":{"a":"","b":""}}',
        ],
        want: "/it: expected one member of a union, found repeated",
      },
    ],
    [
      "an unknown member of a union",
      {
        given: [one({ type: "union", id, members: {} }), '{"it":{"toString":1}}'],
        want: "/it: expected one member of a union, found unknown",
      },
    ],
  ];
  test.each(faults)("%s", (_, { given, want }) => expect(failure(() => read(...given))).toBe(want));

  test("clients drop what servers reject", () => {
    const options: Partial<JsonReadOptions> = { side: "client", jsonNames: true };
    const list: Schema = { type: "list", id, member: { target: text } };
    expect(read(one(list, { jsonName: "other" }), '{"other":["a",null]}', options)).toEqual({ it: ["a"] });
    expect(read({ type: "union", id, members: {} }, '{"new":1}', options)).toEqual({ $unknown: ["new", 1] });
  });
});
