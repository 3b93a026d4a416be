/**
 * What the official malformed-request tests say of one type or one place, held against all of them: integers, floats and booleans
 * in JSON bodies, paths, queries and headers of restJson1, in XML, in forms and in CBOR.
 */
import { describe, expect, test } from "vitest";
import { cborWriters } from "../../runtime/codec/cbor/index.js";
import { createMock } from "../../runtime/mock/index.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import type { HttpBinding, MemberSchema, Schema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const types = ["byte", "short", "integer", "long", "float", "double", "boolean"] as const;
type Type = (typeof types)[number];

function structure(members: Readonly<Record<string, MemberSchema>>): StructureSchema {
  return { type: "structure", id: "s#In", members };
}

function member(type: Type, http?: HttpBinding): MemberSchema {
  const target: Schema = { type, id: `s#${type}` };
  return { target, ...(http !== undefined && { http }) };
}

/** `Put` takes a value in every place that the protocol has. */
function serviceOf(protocol: string, type: Type): ServiceSchema {
  const isRest = protocol.includes("#rest");
  const places: Readonly<Record<string, MemberSchema>> = {
    inPath: { ...member(type, { location: "label" }), required: true },
    inQuery: member(type, { location: "query", name: "q" }),
    inHeader: member(type, { location: "header", name: "x-h" }),
  };
  const input = structure({ ...(isRest ? places : {}), inBody: member(type) });
  const output: StructureSchema = { ...structure({}), id: "s#Out" };
  const http = { method: "POST", uri: "/put/{inPath}", code: 200 };
  const Put = { id: "s#Put", name: "Put", input, output, errors: [], http };
  return { id: "s#S", version: "1", sdkId: "S", protocols: [protocol], operations: { Put } };
}

/** The status, and the value that was read where it is 200. */
async function ask(
  protocol: string,
  type: Type,
  place: string,
  request: Omit<WireRequest, "method">,
): Promise<unknown> {
  let read: unknown = "nothing";
  const Put = (input: Readonly<Record<string, unknown>>): object => {
    read = input[place];
    return {};
  };
  const mock = createMock({ service: serviceOf(protocol, type), handlers: { Put } });
  const { status } = await mock.handle({ method: "POST", ...request });
  return status === 200 ? read : status;
}

type Sender = (type: Type, text: string) => Promise<unknown>;
const rest = "aws.protocols#restJson1";
const valid: Readonly<Record<Type, string>> = {
  byte: "1",
  short: "1",
  integer: "1",
  long: "1",
  float: "1",
  double: "1",
  boolean: "true",
};

function atRest(
  place: string,
  sent: (text: string) => Partial<WireRequest> & { readonly query?: string; readonly fields?: Record<string, string> },
): Sender {
  return (type, text) => {
    const { fields = {}, query = "", target = `/put/${valid[type]}`, body = "" } = sent(text);
    const headers = new Headers({ "content-type": "application/json", ...fields });
    return ask(rest, type, place, { target: target + query, headers, body });
  };
}

const xml: Sender = (type, text) => {
  const headers = new Headers({ "content-type": "application/xml" });
  const request = { target: `/put/${valid[type]}`, headers, body: `<In><inBody>${text}</inBody></In>` };
  return ask("aws.protocols#restXml", type, "inBody", request);
};
const form: Sender = (type, text) => {
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  const body = `Action=Put&Version=1&inBody=${encodeURIComponent(text)}`;
  return ask("aws.protocols#awsQuery", type, "inBody", { target: "/", headers, body });
};

/** Places where a value is text. */
const texts: readonly (readonly [string, Sender])[] = [
  ["path", atRest("inPath", (text) => ({ target: `/put/${encodeURIComponent(text)}` }))],
  ["query", atRest("inQuery", (text) => ({ query: `?q=${encodeURIComponent(text)}` }))],
  ["header", atRest("inHeader", (text) => ({ fields: { "x-h": text } }))],
  ["XML", xml],
  ["form", form],
];
const inJson = atRest("inBody", (text) => ({ body: `{"inBody":${text}}` }));
const everywhere = [...texts, ["JSON", inJson] as const];

const edges: Readonly<Record<Exclude<Type, "float" | "double" | "boolean">, readonly [min: bigint, max: bigint]>> = {
  byte: [-128n, 127n],
  short: [-32768n, 32767n],
  integer: [-2147483648n, 2147483647n],
  long: [-9223372036854775808n, 9223372036854775807n],
};
const integers = Object.keys(edges) as (keyof typeof edges)[];
const floats = ["float", "double"] as const;

describe.each(everywhere)("in the %s", (place, send) => {
  const isJson = place === "JSON";

  test.each(integers)("a %s from its smallest to its largest", async (type) => {
    const [min, max] = edges[type];
    for (const edge of [min, max]) expect(await send(type, String(edge))).toBe(Number(edge));
    // As a double the first that is too large for a long is the largest long; JSON numbers are read as doubles.
    const above = isJson && type === "long" ? max + 2048n : max + 1n;
    const below = type === "long" && isJson ? min - 2048n : min - 1n;
    for (const outside of [below, above, 10n ** 24n, -(10n ** 24n)])
      expect(await send(type, String(outside))).toBe(400);
  });

  test.each(integers)("what is no %s", async (type) => {
    const never = ["true", "1.001", "2ABC", "0x42", "Infinity", "-Infinity", "NaN", "+1", "1_0", "--1", "1-", "null1"];
    for (const text of [...never, ...(isJson ? ['"123"', '"Infinity"', '"NaN"', "[1]", "{}"] : [])]) {
      expect([text, await send(type, text)]).toEqual([text, 400]);
    }
    expect(Object.is(await send(type, "-0"), 0)).toBe(true);
  });

  test.each(floats)("what is no %s", async (type) => {
    for (const text of ["true", "2ABC", "0x42", "infinity", "nan", "1e", "1e400", "-1e400", ".", "1..2", "1,2"]) {
      expect([text, await send(type, text)]).toEqual([text, 400]);
    }
    for (const text of ["NaN", "Infinity", "-Infinity"]) {
      expect(await send(type, isJson ? `"${text}"` : text)).toEqual(Number(text));
      if (isJson) expect([text, await send(type, text)]).toEqual([text, 400]);
    }
    if (isJson) expect(await send(type, '"123"')).toBe(400);
    for (const text of ["0.5", "-1e-3", "25"]) expect(await send(type, text)).toBe(Number(text));
  });

  test("what is no boolean", async () => {
    const words = [
      "True",
      "TRUE",
      "y",
      "Y",
      "yes",
      "YES",
      "1",
      "on",
      "On",
      "False",
      "n",
      "no",
      "0",
      "off",
      "OFF",
      "t",
      "f",
    ];
    for (const text of [...words, ...(isJson ? ['"true"', '"false"', "[]"] : [])]) {
      expect([text, await send("boolean", text)]).toEqual([text, 400]);
    }
    expect([await send("boolean", "true"), await send("boolean", "false")]).toEqual([true, false]);
  });
});

describe("in CBOR", () => {
  const write = cborWriters({ maxDepth: 8, side: "client" });
  const headers = new Headers({ "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" });
  const send = (type: Type, sent: Schema, value: unknown): Promise<unknown> => {
    const body = write(structure({ inBody: { target: sent } }))({ inBody: value });
    return ask("smithy.protocols#rpcv2Cbor", type, "inBody", { target: "/service/S/operation/Put", headers, body });
  };
  const big: Schema = { type: "bigInteger", id: "s#Big" };

  test.each(integers)("a %s from its smallest to its largest", async (type) => {
    const [min, max] = edges[type];
    for (const edge of [min, max]) expect(await send(type, big, edge)).toBe(Number(edge));
    for (const outside of [min - 1n, max + 1n, 2n ** 64n - 1n, 2n ** 80n])
      expect(await send(type, big, outside)).toBe(400);
  });

  test.each(types)("nothing becomes a %s by itself", async (type) => {
    const wrong: readonly (readonly [Schema, unknown])[] = [
      [{ type: "string", id: "s#Text" }, type === "boolean" ? "true" : "1"],
      [{ type: "blob", id: "s#Blob" }, Uint8Array.of(1)],
      type === "boolean" ? [big, 1n] : [{ type: "boolean", id: "s#Flag" }, true],
    ];
    for (const [schema, value] of wrong) expect(await send(type, schema, value)).toBe(400);
    if (type === "float" || type === "double" || type === "boolean") return;
    for (const value of [1.001, NaN, Infinity]) {
      expect(await send(type, { type: "double", id: "s#Double" }, value)).toBe(400);
    }
  });
});
