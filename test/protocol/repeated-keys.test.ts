/** Keys that come twice in JSON: in a union they are refused, in every protocol; anywhere else the last one counts. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repeatsKeys } from "../../runtime/codec/json/repeated-keys.js";
import { type RequestRecord, createMock } from "../../runtime/mock/index.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import type { MemberSchema, ServiceSchema, StructureSchema, UnionSchema } from "../../runtime/schema/schema.js";
import { careOf } from "../../runtime/codec/json/index.js";
import { failure, id, one, read, text } from "./json-codec.js";

/** A JSON text, and whether some object of it has a key twice. */
interface Written {
  readonly text: string;
  readonly repeats: boolean;
}

const blank = fc.constantFrom("", " ", "\n\t");
/** The same key written in several ways is the same key. */
const key = fc.constantFrom('"a"', '"\\u0061"', '"b:"', '"\\"c"', '"\\\\"', '"__proto__"', '"toString"');
const scalar = fc.oneof(
  fc.constantFrom("null", "true", "-1.5e3", '"a"', '":"', '"{\\"a\\":1,\\"a\\":1}"', '"\\\\"', "[]", "{}"),
  fc.string().map((value) => JSON.stringify(value)),
);

const { json } = fc.letrec<{ json: Written }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar.map((it) => ({ text: it, repeats: false })),
    fc.tuple(fc.array(tie("json"), { maxLength: 4 }), blank).map(([items, space]) => ({
      text: `[${items.map((item) => item.text).join(`${space},${space}`)}]`,
      repeats: items.some((item) => item.repeats),
    })),
    fc.tuple(fc.array(fc.tuple(key, tie("json")), { maxLength: 4 }), blank).map(([entries, space]) => ({
      text: `{${space}${entries.map(([name, item]) => `${name}${space}:${space}${item.text}`).join(`,${space}`)}}`,
      repeats:
        new Set(entries.map(([name]) => String(JSON.parse(name)))).size < entries.length ||
        entries.some(([, item]) => item.repeats),
    })),
  ),
}));

test("a text is known by whether one of its objects has a key twice", () => {
  fc.assert(
    fc.property(json, (written) => {
      expect(repeatsKeys(written.text, JSON.parse(written.text))).toBe(written.repeats);
    }),
    { numRuns: 2000 },
  );
});

test("time is linear, and the stack is not used, whatever the text", () => {
  const nested = `${'{"a":['.repeat(100_000)}${"]}".repeat(100_000)}`;
  expect(repeatsKeys(nested, JSON.parse(nested))).toBe(false);
  const escaped = JSON.stringify({ a: '\\"'.repeat(500_000), b: "\\".repeat(500_001) });
  expect(repeatsKeys(escaped, JSON.parse(escaped))).toBe(false);
  const wide = `[${Array.from({ length: 300_000 }, () => '{"a":1}').join(",")}]`;
  expect(repeatsKeys(wide, JSON.parse(wide))).toBe(false);
});

const union: UnionSchema = {
  type: "union",
  id,
  members: { a: { target: text }, b: { target: text }, inner: { target: () => union } },
};

describe("a union", () => {
  test.each<[string, { given: string; want: string }]>([
    ["one member twice", { given: '{"it":{"a":"1","a":"2"}}', want: "repeated" }],
    ["one member twice, the same value", { given: '{"it":{"a":"1","a":"1"}}', want: "repeated" }],
    ["one member twice, once null", { given: '{"it":{"a":null,"a":"1"}}', want: "repeated" }],
    ["one member twice, once escaped", { given: '{"it":{"a":"1","\\u0061":"2"}}', want: "repeated" }],
    ["two members", { given: '{"it":{"a":"1","b":"2"}}', want: "repeated" }],
    ["a member and one that nobody knows", { given: '{"it":{"a":"1","z":"2"}}', want: "repeated" }],
    ["a key that nobody knows, twice", { given: '{"it":{"z":null,"z":null,"a":"1"}}', want: "repeated" }],
    ["an inner union", { given: '{"it":{"inner":{"b":"1","b":"2"}}}', want: "inner: expected one member" }],
    ["a key of the structure around it", { given: '{"it":{"a":"1"},"it":{"b":"2"}}', want: "no failure" }],
    ["each once", { given: '{"it":{"inner":{"inner":{"a":"\\"a\\":"}}}}', want: "no failure" }],
  ])("%s", (_, { given, want }) => {
    expect(failure(() => read(one(union), given))).toContain(want);
    const both: StructureSchema = {
      ...one(union),
      members: { ...one(union).members, big: { target: { type: "bigInteger", id } } },
    };
    expect(failure(() => read(both, given))).toContain(want);
  });

  test("clients make the best of it", () => {
    const twice = '{"it":{"a":"1","a":"2"}}';
    expect(read(one(union), twice, { side: "client" })).toEqual({ it: { a: "2" } });
  });

  test("what has no union is not looked at", () => {
    const map = one({ type: "map", id, key: { target: text }, value: { target: text } });
    expect([careOf(map, { side: "server" }), careOf(one(union), { side: "server" })]).toEqual(["nothing", "repeats"]);
    expect(read(map, '{"it":{"a":"1","a":"2"}}')).toEqual({ it: { a: "2" } });
  });
});

const put: Readonly<Record<string, MemberSchema>> = { it: { target: union }, more: { target: text } };
const protocols: readonly (readonly [string, Omit<WireRequest, "body">])[] = [
  ["aws.protocols#awsJson1_0", post("/", { "content-type": "application/x-amz-json-1.0", "x-amz-target": "S.Put" })],
  ["aws.protocols#awsJson1_1", post("/", { "content-type": "application/x-amz-json-1.1", "x-amz-target": "S.Put" })],
  ["aws.protocols#restJson1", post("/put", { "content-type": "application/json" })],
  [
    "smithy.protocols#rpcv2Json",
    post("/service/S/operation/Put", { "smithy-protocol": "rpc-v2-json", "content-type": "application/json" }),
  ],
];

function post(target: string, headers: Record<string, string>): Omit<WireRequest, "body"> {
  return { method: "POST", target, headers: new Headers(headers) };
}

describe.each(protocols)("%s", (protocol, head) => {
  const empty: StructureSchema = { type: "structure", id: "s#Out", members: {} };
  const service: ServiceSchema = {
    id: "s#S",
    version: "1",
    sdkId: "S",
    protocols: [protocol],
    operations: {
      Put: {
        id: "s#Put",
        name: "Put",
        input: { type: "structure", id: "s#In", members: put },
        output: empty,
        errors: [],
        http: { method: "POST", uri: "/put", code: 200 },
      },
    },
  };

  test.each([
    ['{"it":{"a":"1","a":"2"}}', 400, "SerializationException"],
    ['{"it":{"a":"1","b":"2"}}', 400, "SerializationException"],
    ['{"more":"1","it":{"a":"1"},"more":"2"}', 200, undefined],
  ])("%s: %i", async (body, status, error) => {
    const records: RequestRecord[] = [];
    const mock = createMock({ service, onRequest: (record) => void records.push(record) });
    const response = await mock.handle({ ...head, body });
    expect([response.status, records[0]?.error]).toEqual([status, error]);
  });
});
