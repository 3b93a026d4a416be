/** XML in and out: strictness, hostile documents, names, and round trips of every shape. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Side } from "../../runtime/codec/side.js";
import { parseXml, xmlReaders, xmlWriters } from "../../runtime/codec/xml/index.js";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { structureAndValue } from "./arbitrary-wire.js";
import { failure, id, one, structure, text } from "./json-codec.js";

const readers = (maxDepth = 32, side: Side = "server") => xmlReaders({ timestampFormat: "date-time", maxDepth, side });
const writers = (maxDepth = 32) => xmlWriters({ timestampFormat: "date-time", maxDepth, side: "server" });

function read(schema: Schema, xml: string, { of } = readers()): unknown {
  const root = parseXml(xml, 100);
  if (root === undefined) throw new Error("not XML");
  return of(schema)(root, 0);
}
const write = (schema: Schema, value: unknown): string =>
  writers().of(schema)({ name: "Root", attributes: "" }, value, 0);
const simple = (type: "integer" | "boolean" | "double" | "timestamp" | "blob" | "bigInteger"): StructureSchema =>
  one({ type, id });
const listOf = (target: Schema, more: Partial<MemberSchema> = {}): Schema => ({
  type: "list",
  id,
  member: { target, ...more },
});

describe("documents", () => {
  test.each([
    ["mismatched tags", "<a><b></a></b>"],
    ["no end", "<a>"],
    ["two roots", "<a/><b/>"],
    ["text behind", "<a/>x"],
    ["nothing", ""],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["an entity of its own", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["an entity with the name of a property", "<a>&constructor;</a>"],
    ["a prefix without namespace", "<x:a/>"],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["a control character", "<a>\u0001</a>"],
    ["a reference to a control character", "<a>&#0;</a>"],
    ["JSON", "{}"],
  ])("%s is refused", (_, xml) => expect(parseXml(xml, 10)).toBeUndefined());

  test("bytes that are not UTF-8 are refused", () => {
    expect(parseXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e), 10)).toBeUndefined();
  });
  test("nesting is bounded without using the stack", () => {
    expect(failure(() => parseXml("<a>".repeat(200_000), 50))).toBe(
      "/: at most 50 levels, found map".replace("at", "expected at"),
    );
  });
  test("text is joined over comments, CDATA and references", () => {
    expect(parseXml("<a>1<!-- x -->2<![CDATA[<3>]]>&amp;&#52;</a>", 10)?.text).toBe("12<3>&4");
  });
  test("line ends become one (XML 1.0 section 2.11)", () => {
    expect(parseXml("<a>1\r\n2\r3&#xD;</a>", 10)?.text).toBe("1\n2\n3\r");
  });
});

describe("reading", () => {
  test.each([
    [simple("integer"), "<r><it>12</it></r>", { it: 12 }],
    [simple("integer"), "<r><it>\n 12 </it></r>", { it: 12 }],
    [simple("double"), "<r><it>-Infinity</it></r>", { it: -Infinity }],
    [simple("double"), "<r><it>1e3</it></r>", { it: 1000 }],
    [simple("timestamp"), "<r><it>1970-01-01T00:00:01Z</it></r>", { it: new Date(1000) }],
    [simple("bigInteger"), "<r><it>123456789012345678901</it></r>", { it: 123456789012345678901n }],
    [simple("blob"), "<r><it/></r>", { it: new Uint8Array() }],
    [one(text), "<r><it> a  b </it></r>", { it: " a  b " }],
    [one(text), "<r><it/></r>", { it: "" }],
    [one(text), '<p:r xmlns:p="urn:x"><p:it>a</p:it><other/></p:r>', { it: "a" }],
    [one(text, { default: "d" }), "<r/>", { it: "d" }],
    [one(text, { xml: { attribute: true, name: "xsi:type" } }), '<r xmlns:xsi="urn:x" xsi:type="a"/>', { it: "a" }],
    [one(listOf(text)), "<r><it><member>a</member><member/></it></r>", { it: ["a", ""] }],
    [one(listOf(text)), "<r><it/></r>", { it: [] }],
    [one(listOf(text, { xml: { name: "i" } })), "<r><it><i>a</i></it></r>", { it: ["a"] }],
    [one(listOf(text), { xml: { flattened: true } }), "<r><it>a</it><x/><it>b</it></r>", { it: ["a", "b"] }],
  ])("%#", (schema, xml, want) => expect(read(schema, xml)).toEqual(want));

  test.each([
    [simple("integer"), "<r><it>1x</it></r>", "/it: expected integer, found string"],
    [simple("integer"), "<r><it>1.0</it></r>", "/it: expected integer, found string"],
    [simple("integer"), "<r><it>2147483648</it></r>", "/it: expected integer, found string"],
    [simple("integer"), "<r><it/></r>", "/it: expected integer, found string"],
    [simple("integer"), "<r><it><a/></it></r>", "/it: expected integer, found map"],
    [simple("boolean"), "<r><it>True</it></r>", "/it: expected boolean, found string"],
    [simple("double"), "<r><it>1e999</it></r>", "/it: expected double, found string"],
    [simple("double"), "<r><it>0x1</it></r>", "/it: expected double, found string"],
    [simple("timestamp"), "<r><it>1</it></r>", "/it: expected timestamp, found string"],
    [simple("timestamp"), "<r><it>1970-01-01T00:00:01+01:00</it></r>", "/it: expected timestamp, found string"],
    [simple("blob"), "<r><it>a</it></r>", "/it: expected blob, found string"],
    [one(simple("integer")), "<r><it>text</it></r>", "/it: expected map, found string"],
    [one(listOf(text)), "<r><it>text</it></r>", "/it: expected list, found string"],
    [
      one(listOf(simple("integer"))),
      "<r><it><member/><member><it>x</it></member></it></r>",
      "/it/1/it: expected integer, found string",
    ],
  ])("misfit %#", (schema, xml, want) => expect(failure(() => read(schema, xml))).toBe(want));

  const union: Schema = { type: "union", id, members: { a: { target: text }, b: { target: text } } };
  test.each([
    ["<r><a>1</a></r>", { a: "1" }],
    ["<r><a>1</a><b>2</b></r>", "/: expected one member of a union, found repeated"],
    ["<r><a>1</a><a>2</a></r>", "/: expected one member of a union, found repeated"],
    ["<r><c>1</c></r>", "/: expected one member of a union, found unknown"],
    ["<r><a>1</a><c>1</c></r>", "/: expected one member of a union, found unknown"],
    ["<r/>", "/: expected one member of a union, found nothing"],
  ])("union %s", (xml, want) => {
    if (typeof want === "string") expect(failure(() => read(union, xml))).toBe(want);
    else expect(read(union, xml)).toEqual(want);
  });
  test("clients keep what they do not know of a union", () => {
    expect(read(union, "<r><c>1</c></r>", readers(9, "client"))).toEqual({ $unknown: ["c", {}] });
  });

  test("maps, and their keys are no prototypes", () => {
    const map: Schema = { type: "map", id, key: { target: text }, value: { target: text } };
    const value = read(
      one(map),
      "<r><it><entry><key>__proto__</key><value>v</value></entry><entry><key>a</key><value>v</value></entry></it></r>",
    ) as { it: object };
    expect(Object.entries(value.it)).toEqual([
      ["__proto__", "v"],
      ["a", "v"],
    ]);
    expect(failure(() => read(one(map), "<r><it><entry><value/></entry></it></r>"))).toBe(
      "/it: expected key of a map, found nothing",
    );
    expect(failure(() => read(one(map), "<r><it><entry><key>k</key></entry></it></r>"))).toBe(
      "/it/k: expected value of a map, found nothing",
    );
  });
  test("depth is bounded by the schema's levels too", () => {
    const node: StructureSchema = structure({ next: { target: () => node } });
    const deep = "<next>".repeat(40) + "</next>".repeat(40);
    expect(failure(() => read(node, `<r>${deep}</r>`, readers(8)))).toContain("at most 8 levels");
  });
});

describe("writing", () => {
  test("markup and what a parser would change are escaped, in text and in attributes", () => {
    const schema = structure({ attr: { target: text, xml: { attribute: true } }, it: { target: text } });
    const hostile = "</it>&\"'<\r\n\t]]>";
    const xml = write(schema, { attr: hostile, it: hostile });
    expect(xml).toBe(
      '<Root attr="&lt;/it&gt;&amp;&quot;\'&lt;&#xD;&#xA;&#x9;]]&gt;"><it>&lt;/it&gt;&amp;"\'&lt;&#xD;\n\t]]&gt;</it></Root>',
    );
    expect(read(schema, xml)).toEqual({ attr: hostile, it: hostile });
  });
  test("what XML cannot say is a failure, not a broken document", () => {
    expect(failure(() => write(one(text), { it: "\0" }))).toBe("/it: expected characters of XML, found string");
  });
  test("namespaces stand where the members say, lists hand theirs on when flattened", () => {
    const namespace = { uri: "urn:x", prefix: "p" };
    const list = listOf(text, { xml: { namespace: { uri: "urn:i" } } });
    const schema = structure({
      a: { target: text, xml: { namespace } },
      b: { target: list, xml: { flattened: true } },
    });
    expect(write(schema, { a: "1", b: ["2"] })).toBe('<Root><a xmlns:p="urn:x">1</a><b xmlns="urn:i">2</b></Root>');
  });
  test("defaults are written", () => expect(write(one(text, { default: "d" }), {})).toBe("<Root><it>d</it></Root>"));
  test.each([
    [one(text), { it: 1 }, "/it: expected string, found number"],
    [one(listOf(text)), { it: ["a", null] }, "/it/1: expected string, found null"],
    [one(one(text)), { it: [] }, "/it: expected structure, found list"],
  ])("a wrong type is a failure %#", (schema, value, want) => {
    expect(failure(() => write(schema, value))).toBe(want);
  });
});

test("what is written is read back equal, whatever the schema", () => {
  fc.assert(
    fc.property(structureAndValue({ emptyCollections: true, sparse: true }), ([schema, value]) => {
      expect(read(schema, write(schema, value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test("mutated documents are read or refused, never anything else", () => {
  const cut = fc.tuple(
    structureAndValue({ emptyCollections: true, sparse: true }),
    fc.nat(),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(cut, ([[schema, value], at, insertion]) => {
      const xml = write(schema, value);
      const place = at % xml.length;
      const mutated = xml.slice(0, place) + insertion + xml.slice(place + 1);
      const root = parseXml(mutated, 100);
      if (root !== undefined) failure(() => readers().of(schema)(root, 0));
    }),
    { numRuns: 500 },
  );
});
