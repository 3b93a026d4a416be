/** Query parameters in and out, in both manners: names, strictness, limits, and round trips of every shape. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FormPair,
  type FormStyle,
  ec2Style,
  formReaders,
  formText,
  formWriters,
  parseForm,
  queryStyle,
} from "../../runtime/codec/form/index.js";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { structureAndValue } from "./arbitrary-wire.js";
import { failure, id, one, structure, text } from "./json-codec.js";

const limits = { maxPairs: 1000, maxDots: 60 };

function read(schema: Schema, form: string, style: FormStyle = queryStyle): unknown {
  const root = parseForm([form], limits);
  if (root === undefined) throw new Error("no form");
  return formReaders({ style, timestampFormat: "date-time", side: "server", maxDepth: 20 })(schema)(root, 0);
}
function write(schema: Schema, value: unknown, style: FormStyle = queryStyle): string {
  const pairs: FormPair[] = [];
  formWriters({ style, side: "client", timestampFormat: "date-time", maxDepth: 20 })(schema)("", value, pairs, 0);
  return formText(pairs);
}
const listOf = (target: Schema, more: Partial<MemberSchema> = {}): Schema => ({
  type: "list",
  id,
  member: { target, ...more },
});
const map: Schema = { type: "map", id, key: { target: text }, value: { target: text } };
const flattened = { xml: { flattened: true } } as const;

describe("parsing", () => {
  test("pluses, escapes, empty pairs, names without a value; the last of equal names counts", () => {
    const form = parseForm(["a=1&&a=x+%2By&b", "c.d=%C3%A9"], limits);
    expect(form?.children.get("a")?.value).toBe("x +y");
    expect(form?.children.get("b")?.value).toBe("");
    expect(form?.children.get("c")?.children.get("d")?.value).toBe("é");
  });
  test.each(["a=%", "a=%zz", "a=%ff", "%c3=1"])("%s is refused", (form) =>
    expect(parseForm([form], limits)).toBeUndefined(),
  );
  test("bytes that are not UTF-8 are refused", () => expect(parseForm([Uint8Array.of(0xff)], limits)).toBeUndefined());
  test("the number of pairs and of dots is bounded", () => {
    expect(failure(() => parseForm(["a&".repeat(1001)], limits))).toContain("at most 1000 parameters");
    expect(failure(() => parseForm([".".repeat(100_000)], limits))).toContain("at most 60 dots");
    expect(parseForm(["&".repeat(1_000_000)], limits)?.children.size).toBe(0);
  });
});

type Names = readonly [schema: Schema, value: unknown, query: string, ec2: string];

describe("collections that are absent", () => {
  test.each([
    ["a list", listOf(text), {}, { it: [] }],
    ["a map", map, { it: {} }, { it: {} }],
    ["a structure", one(text), { it: {} }, { it: {} }],
  ] as const)("%s is empty where it is required and cannot be sent empty", (_, target, query, ec2) => {
    const required = structure({ it: { target, required: true } });
    expect([read(required, ""), read(required, "", ec2Style)]).toEqual([query, ec2]);
    expect([read(one(target), ""), read(one(target), "", ec2Style)]).toEqual([{}, {}]);
  });
  test("a structure that cannot be empty stays absent", () => {
    const target = structure({ it: { target: text, required: true } });
    expect(read(structure({ it: { target, required: true } }), "")).toEqual({});
  });
});

describe("names", () => {
  test.each<Names>([
    [one(text), { it: "a b" }, "it=a%20b", "It=a%20b"],
    [one(text, { xml: { name: "custom" } }), { it: "a" }, "custom=a", "Custom=a"],
    [one(text, { xml: { name: "custom" }, ec2QueryName: "other" }), { it: "a" }, "custom=a", "other=a"],
    [one(one(text)), { it: { it: "a" } }, "it.it=a", "It.It=a"],
    [one(listOf(text)), { it: ["a", "b"] }, "it.member.1=a&it.member.2=b", "It.1=a&It.2=b"],
    [one(listOf(text, { xml: { name: "i" } })), { it: ["a"] }, "it.i.1=a", "It.1=a"],
    [one(listOf(text), flattened), { it: ["a"] }, "it.1=a", "It.1=a"],
    [one(map), { it: { k: "v" } }, "it.entry.1.key=k&it.entry.1.value=v", "It.entry.1.key=k&It.entry.1.value=v"],
    [one(map, flattened), { it: { k: "v" } }, "it.1.key=k&it.1.value=v", "It.1.key=k&It.1.value=v"],
    [one(listOf(one(text))), { it: [{ it: "a" }] }, "it.member.1.it=a", "It.1.It=a"],
    [one({ type: "timestamp", id }), { it: new Date(0) }, "it=1970-01-01T00%3A00%3A00Z", "It=1970-01-01T00%3A00%3A00Z"],
    [one({ type: "timestamp", id }, { timestampFormat: "epoch-seconds" }), { it: new Date(0) }, "it=0", "It=0"],
    [one({ type: "blob", id }), { it: Uint8Array.of(255) }, "it=%2Fw%3D%3D", "It=%2Fw%3D%3D"],
  ])("%#", (schema, value, query, ec2) => {
    expect(write(schema, value, queryStyle)).toBe(query);
    expect(read(schema, query, queryStyle)).toEqual(value);
    expect(write(schema, value, ec2Style)).toBe(ec2);
    expect(read(schema, ec2, ec2Style)).toEqual(value);
  });
  test("an empty list is a name without a value, where the protocol has it (test EmptyQueryLists)", () => {
    expect(write(one(listOf(text)), { it: [] })).toBe("it=");
    expect(read(one(listOf(text)), "it=")).toEqual({ it: [] });
    expect(write(one(listOf(text)), { it: [] }, ec2Style)).toBe("");
  });
});

describe("reading", () => {
  test("items come in the order of their numbers, gaps and all", () => {
    expect(read(one(listOf(text)), "it.member.10=c&it.member.2=b&it.member.1=a")).toEqual({ it: ["a", "b", "c"] });
  });
  test("defaults, and what no member is called", () => {
    expect(read(one(text, { default: "d" }), "Action=X&other.1=2&toString=3")).toEqual({ it: "d" });
  });
  const number: Schema = { type: "integer", id };
  const union: Schema = { type: "union", id, members: { a: { target: text }, b: { target: text } } };
  test.each([
    [one(number), "it=x", "/it: expected integer, found string"],
    [one(number), "it=", "/it: expected integer, found string"],
    [one(number), "it.1=2", "/it: expected integer, found map"],
    [one(one(text)), "it=x", "/it: expected map, found string"],
    [one(listOf(text)), "it=x", "/it: expected list, found string"],
    [one(listOf(number)), "it.member.1=1&it.member.2=x", "/it/1: expected integer, found string"],
    [one(listOf(text)), "it.member.x=1", "/it: expected list, found map"],
    [one(listOf(text)), "it.member.0=1", "/it: expected list, found map"],
    [one(map), "it.entry.1.value=x", "/it: expected key of a map, found nothing"],
    [one(map), "it.entry.1.key=x", "/it/x: expected value of a map, found nothing"],
    [one(union), "it.a=1&it.b=2", "/it: expected one member of a union, found repeated"],
    [one(union), "it.c=1", "/it: expected one member of a union, found unknown"],
    [one(union), "it=", "/it: expected one member of a union, found nothing"],
  ])("misfit %#", (schema, form, want) => expect(failure(() => read(schema, form))).toBe(want));
  test("recursion is bounded", () => {
    const node: StructureSchema = structure({ n: { target: () => node } });
    expect(failure(() => read(node, `${"n.".repeat(40)}n=`))).toContain("at most 20 levels");
  });
});

test.each([
  ["awsQuery", queryStyle],
  ["ec2Query", ec2Style],
])("what is written in the manner of %s is read back equal, whatever the schema", (_, style) => {
  fc.assert(
    fc.property(structureAndValue({ emptyCollections: false, sparse: false }), ([schema, value]) => {
      expect(read(schema, write(schema, value, style), style)).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test("mutated forms are read or refused, never anything else", () => {
  const cut = fc.tuple(
    structureAndValue({ emptyCollections: false, sparse: false }),
    fc.nat(),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(cut, ([[schema, value], at, insertion]) => {
      const form = write(schema, value);
      const place = at % (form.length + 1);
      const mutated = form.slice(0, place) + insertion + form.slice(place + 1);
      if (parseForm([mutated], { maxPairs: 10_000, maxDots: 100 }) !== undefined) failure(() => read(schema, mutated));
    }),
    { numRuns: 300 },
  );
});
