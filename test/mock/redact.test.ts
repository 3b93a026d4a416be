/** Redaction: nothing sensitive is left, nothing else is changed, whatever the value. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleValue } from "../../runtime/mock/index.js";
import { type MemberSchema, type Schema, targetOf } from "../../runtime/schema/schema.js";
import { redact, redacted } from "../../runtime/sensitive/redact.js";
import { anySchema } from "./arbitrary-schema.js";

const id = "com.example#Shape";
const text: Schema = { type: "string", id };
const secret: Schema = { type: "string", id, sensitive: true };
const structure = (members: Record<string, MemberSchema>): Schema => ({ type: "structure", id, members });
const map = (key: Schema, value: Schema): Schema => ({
  type: "map",
  id,
  key: { target: key },
  value: { target: value },
});
const list = (target: Schema): Schema => ({ type: "list", id, member: { target } });

describe("redact", () => {
  const date = new Date(5);
  const rows: readonly (readonly [string, { given: readonly [Schema, unknown]; want: unknown }])[] = [
    [
      "a sensitive target",
      {
        given: [structure({ a: { target: secret }, b: { target: text } }), { a: "x", b: "y" }],
        want: { a: redacted, b: "y" },
      },
    ],
    [
      "a sensitive member",
      { given: [structure({ a: { target: text, sensitive: true } }), { a: "x" }], want: { a: redacted } },
    ],
    ["a sensitive shape as a whole", { given: [{ ...structure({}), sensitive: true }, {}], want: redacted }],
    [
      "absent values stay absent",
      {
        given: [structure({ a: { target: secret }, b: { target: secret } }), { a: null, b: undefined }],
        want: { a: null, b: undefined },
      },
    ],
    ["items of a list, nulls kept", { given: [list(secret), ["x", null]], want: [redacted, null] }],
    [
      "structures in lists in maps",
      {
        given: [map(text, list(structure({ a: { target: secret } }))), { k: [{ a: "x" }] }],
        want: { k: [{ a: redacted }] },
      },
    ],
    ["a map with sensitive keys", { given: [map(secret, text), { k: "v" }], want: redacted }],
    [
      "a union",
      { given: [{ type: "union", id, members: { a: { target: secret } } }, { a: "x" }], want: { a: redacted } },
    ],
    [
      "an unknown union member",
      { given: [{ type: "union", id, members: {} }, { $unknown: ["a", "x"] }], want: { $unknown: redacted } },
    ],
    [
      "an unknown member",
      { given: [structure({ a: { target: text } }), { a: "x", password: "y" }], want: { a: "x", password: redacted } },
    ],
    [
      "a member of another type",
      { given: [structure({ a: { target: text } }), { a: { password: "y" } }], want: { a: redacted } },
    ],
    [
      "a structure of another type",
      { given: [structure({ a: { target: structure({}) } }), { a: "password" }], want: { a: redacted } },
    ],
    [
      "dates and bytes",
      {
        given: [
          structure({ a: { target: { type: "timestamp", id } }, b: { target: { type: "blob", id } } }),
          { a: date, b: Uint8Array.of(1) },
        ],
        want: { a: date, b: Uint8Array.of(1) },
      },
    ],
    [
      "documents",
      {
        given: [structure({ a: { target: { type: "document", id } } }), { a: { b: [1, null] } }],
        want: { a: { b: [1, null] } },
      },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(redact(...given)).toEqual(want));

  test("a key __proto__ stays a key", () => {
    const value = redact(map(text, text), JSON.parse('{"__proto__":"x"}')) as object;
    expect(Object.entries(value)).toEqual([["__proto__", "x"]]);
  });

  test("an endless value ends", () => {
    const node: Schema = structure({ next: { target: (): Schema => node } });
    const loop: { next?: unknown } = {};
    loop.next = loop;
    expect(JSON.stringify(redact(node, loop))).toContain(redacted);
  });

  test("a value without anything sensitive is copied equal, for every schema", () => {
    fc.assert(
      fc.property(anySchema, fc.integer(), (schema, seed) => {
        const value = sampleValue(schema, seed, { optional: "full" });
        const copy = redact(withoutSensitivity(schema, new Map()), value);
        expect(copy).toEqual(value);
        if (typeof value === "object" && value !== null) expect(copy).not.toBe(value);
      }),
      { numRuns: 200 },
    );
  });
});

/** The same schema with no sensitive trait in it. */
function withoutSensitivity(schema: Schema, done: Map<Schema, Schema>): Schema {
  const known = done.get(schema);
  if (known !== undefined) return known;
  const copy: Record<string, unknown> = { ...schema };
  done.set(schema, copy as unknown as Schema);
  const plain = (member: MemberSchema): MemberSchema => {
    const kept = Object.entries(member).filter(([name]) => name !== "sensitive");
    return { ...Object.fromEntries(kept), target: withoutSensitivity(targetOf(member), done) };
  };
  if (schema.type === "structure" || schema.type === "union") {
    copy["members"] = Object.fromEntries(Object.entries(schema.members).map(([name, member]) => [name, plain(member)]));
  } else if (schema.type === "list") {
    copy["member"] = plain(schema.member);
  } else if (schema.type === "map") {
    Object.assign(copy, { key: plain(schema.key), value: plain(schema.value) });
  }
  return copy as unknown as Schema;
}
