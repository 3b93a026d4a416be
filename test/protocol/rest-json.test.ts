/** restJson1 beyond the official tests: hostile requests, header values, statuses, several protocols at once, gzip. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { splitHttpDates, splitStrings, quoteItem } from "../../runtime/http-binding/header-list.js";
import { type MockOptions, createMock } from "../../runtime/mock/index.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import type { MemberSchema, OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { id, structure, text } from "./json-codec.js";

const list: MemberSchema["target"] = { type: "list", id, member: { target: text } };
const map: MemberSchema["target"] = { type: "map", id, key: { target: text }, value: { target: text } };
const at = (http: MemberSchema["http"], target: MemberSchema["target"] = text): MemberSchema =>
  http === undefined ? { target } : { target, http };
const busy: StructureSchema = {
  ...structure({ after: at({ location: "header", name: "Retry-After" }, { type: "integer", id }) }),
  id: "com.example#Busy",
  error: { fault: "client", httpStatus: 429 },
};

function operation(
  input: StructureSchema,
  output: StructureSchema,
  more: Partial<OperationSchema> = {},
): OperationSchema {
  const http = { method: "POST", uri: "/do/{label}", code: 201 };
  return { id: "com.example#Do", name: "Do", input, output, errors: [busy], http, ...more };
}

const service = (it: OperationSchema, protocols = ["aws.protocols#restJson1"]): ServiceSchema => ({
  id: "com.example#Shop",
  version: "2020-01-01",
  sdkId: "Shop",
  protocols,
  operations: { Do: it },
});

const input = structure({
  label: { ...at({ location: "label" }), required: true },
  tags: at({ location: "prefixHeaders", prefix: "X-Tag-" }, map),
  names: at({ location: "header", name: "X-Names" }, list),
  body: at(undefined),
});
const output = structure({
  status: at({ location: "responseCode" }, { type: "integer", id }),
  tags: at({ location: "prefixHeaders", prefix: "X-Tag-" }, map),
  names: at({ location: "header", name: "X-Names" }, list),
  body: at(undefined),
});

async function send(
  options: Partial<MockOptions>,
  {
    target = "/do/x",
    headers = {},
    body = "",
  }: { target?: string; headers?: Record<string, string>; body?: string | Uint8Array },
): Promise<WireResponse> {
  const mock = createMock({ service: service(operation(input, output)), cors: false, ...options });
  return mock.handle({ method: "POST", target, headers: new Headers(headers), body });
}
const json = { "content-type": "application/json" };
const fieldOf = ({ headers }: WireResponse, name: string): string | undefined => new Map(headers).get(name);

/** What the handler gets. */
async function inputOf(request: Parameters<typeof send>[1]): Promise<unknown> {
  let got: unknown = "nothing";
  await send({ handlers: { Do: (it: unknown) => ((got = it), {}) } }, request);
  return got;
}

/** The response to an output. */
const answer = (value: unknown): Promise<WireResponse> => send({ handlers: { Do: () => value } }, {});

describe("requests", () => {
  test("every place at once", async () => {
    const headers = { ...json, "x-tag-a": "1", "X-Tag-__proto__": "2", "x-names": 'a, "b, c"' };
    const got = await inputOf({ target: "/do/%C3%BC%2F", headers, body: '{"body":"it","label":"no"}' });
    expect(got).toEqual({
      label: "ü/",
      tags: Object.fromEntries([
        ["a", "1"],
        ["__proto__", "2"],
      ]),
      names: ["a", "b, c"],
      body: "it",
    });
  });
  test.each([
    ["a label that is not percent-encoded", { target: "/do/%FF" }, 400, "SerializationException"],
    ["a body that is a list", { headers: json, body: "[]" }, 400, "SerializationException"],
    ["a body that is null", { headers: json, body: "null" }, 400, "SerializationException"],
    [
      "a body that nests deep where nobody looks",
      { headers: json, body: `{"x":${"[".repeat(1e5)}${"]".repeat(1e5)}}` },
      201,
      undefined,
    ],
    ["another path", { target: "/toString" }, 404, "UnknownOperationException"],
    ["a body without a type", { body: "{}" }, 415, "UnsupportedMediaTypeException"],
    ["a client that takes only XML", { headers: { accept: "text/xml" } }, 406, "NotAcceptableException"],
    [
      "a client that takes no JSON",
      { headers: { accept: "text/xml, application/json;q=0" } },
      406,
      "NotAcceptableException",
    ],
    ["a client that takes anything", { headers: { accept: "text/xml, */*;q=0.1" } }, 201, undefined],
  ])("%s", async (_, request, status, name) => {
    const response = await send({}, request);
    expect([response.status, fieldOf(response, "x-amzn-errortype")]).toEqual([status, name]);
  });
});

describe("responses", () => {
  test("every place at once", async () => {
    const response = await answer({ status: 202, tags: { A: "1" }, names: ["a", "b, c", 'd"e'], body: "it" });
    expect(response.status).toBe(202);
    expect(fieldOf(response, "x-tag-a")).toBe("1");
    expect(fieldOf(response, "x-names")).toBe('a, "b, c", "d\\"e"');
    expect(response.body).toBe('{"body":"it"}');
  });
  test.each([
    ["a line break in a header", { tags: { a: "1\r\nset-cookie: x" } }],
    ["a line break in the name of a header", { tags: { "a\r\nb": "1" } }],
    ["a header beyond Latin-1", { names: ["€"] }],
    ["a status that is none", { status: 99 }],
    ["a status of another type", { status: "200" }],
  ])("%s is a failure", async (_, value) => expect((await answer(value)).status).toBe(500));

  test("a status that has no body gets none", async () => {
    const response = await answer({ status: 204, body: "it" });
    expect([response.status, response.body, fieldOf(response, "content-type")]).toEqual([204, "", undefined]);
  });
  test("an error has its status, its headers and a message", async () => {
    const handlers = { Do: () => Promise.reject(Object.assign(new Error("later"), { name: "Busy", after: 5 })) };
    const response = await send({ handlers }, {});
    expect([response.status, fieldOf(response, "retry-after"), fieldOf(response, "x-amzn-errortype")]).toEqual([
      429,
      "5",
      "Busy",
    ]);
    expect(response.body).toBe('{"message":"later"}');
  });
});

describe("lists in a header", () => {
  test.each([
    ["", []],
    ["a", ["a"]],
    [" a ,b", ["a", "b"]],
    ['"a,b",c', ["a,b", "c"]],
    ['"a\\"b\\\\"', ['a"b\\']],
    ['"open', ["open"]],
    ["a,,b", ["a", "", "b"]],
  ])("%s", (given, want) => expect(splitStrings(given)).toEqual(want));

  test("items come back as they were", () => {
    const items = ["a", "b, c", 'd"', "\\e", ' f "g" '];
    expect(splitStrings(items.map(quoteItem).join(", "))).toEqual(items);
  });
  test("dates have a comma of their own", () => {
    const date = "Mon, 16 Dec 2019 23:48:18 GMT";
    expect(splitHttpDates(`${date}, ${date}`)).toEqual([date, date]);
  });
});

describe("several protocols", () => {
  const all = [
    "aws.protocols#restJson1",
    "smithy.protocols#rpcv2Cbor",
    "aws.protocols#awsJson1_0",
    "smithy.protocols#rpcv2Json",
  ];
  const mock = createMock({
    service: service(operation(input, output), all),
    handlers: { Do: () => ({ body: "it" }) },
    cors: false,
  });
  test.each([
    ["/do/x", {}, "application/json", 201],
    [
      "/",
      { "x-amz-target": "Shop.Do", "content-type": "application/x-amz-json-1.0" },
      "application/x-amz-json-1.0",
      400,
    ],
    ["/service/Shop/operation/Do", { "smithy-protocol": "rpc-v2-cbor" }, "application/cbor", 400],
    ["/service/Shop/operation/Do", { "smithy-protocol": "rpc-v2-json" }, "application/json", 400],
    ["/service/Shop/operation/toString", { "smithy-protocol": "rpc-v2-json" }, "application/json", 404],
  ])("%s %j", async (target, headers, type, status) => {
    const response = await mock.handle({
      method: "POST",
      target,
      headers: new Headers(Object.entries(headers)),
      body: "",
    });
    expect([fieldOf(response, "content-type"), response.status]).toEqual([type, status]);
  });
});

describe("compressed requests", () => {
  const compressed = operation(input, output, { requestCompression: ["gzip"] });
  const headers = { ...json, "content-encoding": "gzip" };
  const body = gzipSync('{"body":"it"}');

  test("are read where the operation lets clients compress", async () => {
    const handlers = { Do: ({ body: got }: { body: string }) => ({ body: got }) };
    expect((await send({ service: service(compressed), handlers }, { headers, body })).body).toBe('{"body":"it"}');
  });
  test("are taken as they are elsewhere", async () => expect((await send({}, { headers, body })).status).toBe(400));
  test.each([
    ["what is not gzip", Buffer.from("{}"), 400],
    ["what is cut short", body.subarray(0, -6), 400],
    ["what becomes too large", gzipSync(Buffer.alloc(1e6, " ")), 413],
  ])("%s is refused", async (_, given, status) => {
    const options = { service: service(compressed), limits: { bodyBytes: 10_000 } };
    expect((await send(options, { headers, body: given })).status).toBe(status);
  });
});
