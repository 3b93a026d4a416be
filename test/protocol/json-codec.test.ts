/** The JSON codec: every shape type, both ways, strictly. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCodecFailure } from "../../runtime/codec/failure.js";
import {
  type JsonReadOptions,
  type JsonWriteOptions,
  jsonReaders,
  jsonWriters,
  needsExactNumbers,
  parseJson,
} from "../../runtime/codec/json/index.js";
import { sampleValue } from "../../runtime/mock/index.js";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { anySchema } from "../mock/arbitrary-schema.js";

const server: JsonReadOptions & JsonWriteOptions = {
  jsonNames: false,
  timestampFormat: "epoch-seconds",
  offsets: false,
  maxDepth: 32,
  defaults: true,
  denseNulls: "reject",
  unknownUnionMembers: "reject",
};
const id = "com.example#Shape";
const text: Schema = { type: "string", id };
const structure = (members: Record<string, MemberSchema>): StructureSchema => ({ type: "structure", id, members });
const one = (target: Schema, more: Partial<MemberSchema> = {}): StructureSchema =>
  structure({ it: { target, ...more } });

function read(schema: Schema, body: string, options: Partial<JsonReadOptions> = {}): unknown {
  const parsed = parseJson(body, needsExactNumbers(schema), server.maxDepth);
  if (parsed === undefined) throw new Error("not JSON");
  return jsonReaders({ ...server, ...options })(schema)(parsed.json, 0);
}

const write = (schema: Schema, value: unknown, options: Partial<JsonWriteOptions> = {}): string =>
  jsonWriters({ ...server, ...options })(schema)(value, 0);

/** Where a codec failed and why. */
function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isCodecFailure(error)) return `/${error.reversedPath.toReversed().join("/")}: ${error.message}`;
    throw error;
  }
  return "no failure";
}

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

describe("reading", () => {
  type Row = readonly [string, { given: readonly [Schema, string]; want: unknown }];
  const date = (format?: "date-time" | "http-date"): Schema => ({
    type: "timestamp",
    id,
    ...(format ? { timestampFormat: format } : {}),
  });
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
    const options: Partial<JsonReadOptions> = { denseNulls: "drop", unknownUnionMembers: "keep", jsonNames: true };
    const list: Schema = { type: "list", id, member: { target: text } };
    expect(read(one(list, { jsonName: "other" }), '{"other":["a",null]}', options)).toEqual({ it: ["a"] });
    expect(read({ type: "union", id, members: {} }, '{"new":1}', options)).toEqual({ $unknown: ["new", 1] });
  });
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

describe("depth", () => {
  const node: StructureSchema = structure({ next: { target: (): Schema => node } });
  const nested = (levels: number): string => '{"next":'.repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
  const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
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
