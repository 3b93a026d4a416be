/** What Smithy RPC v2 says of paths, headers, statuses and errors, for both of its formats and both sides. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import { rpcv2CborClient, rpcv2JsonClient } from "../../runtime/protocol/rpc-v2/client.js";
import type { ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { cborWriters, decodeCbor } from "../../runtime/codec/cbor/index.js";

const text = { type: "string", id: "com.example#Text" } as const;
const big = { type: "bigInteger", id: "com.example#Big" } as const;

function structure(name: string, members: StructureSchema["members"]): StructureSchema {
  return { type: "structure", id: `com.example#${name}`, members };
}

const missing: StructureSchema = {
  ...structure("Missing", { message: { target: text } }),
  error: { fault: "client", httpStatus: 404 },
};
const broken: StructureSchema = { ...structure("Broken", {}), error: { fault: "server", httpStatus: 500 } };
const service: ServiceSchema = {
  id: "com.example#Things",
  version: "1",
  sdkId: "Things",
  protocols: ["aws.protocols#awsJson1_0", "smithy.protocols#rpcv2Cbor", "smithy.protocols#rpcv2Json"],
  operations: {
    Get: {
      id: "com.example#Get",
      name: "Get",
      input: structure("In", { big: { target: big } }),
      output: structure("Out", {}),
      errors: [missing, broken],
    },
  },
};

interface Format {
  readonly name: string;
  readonly type: string;
  readonly client: typeof rpcv2JsonClient;
  readonly bytes: (value: object) => Uint8Array;
  readonly valueOf: (body: Uint8Array | string) => unknown;
}

const anyText: StructureSchema = structure("Any", {
  __type: { target: text },
  code: { target: text },
  message: { target: text },
});
const formats: readonly Format[] = [
  {
    name: "rpc-v2-cbor",
    type: "application/cbor",
    client: rpcv2CborClient,
    bytes: (value) => cborWriters({ maxDepth: 8, side: "server" })(anyText)(value),
    valueOf: (body) => decodeCbor(body as Uint8Array, 8),
  },
  {
    name: "rpc-v2-json",
    type: "application/json",
    client: rpcv2JsonClient,
    bytes: (value) => new TextEncoder().encode(JSON.stringify(value)),
    valueOf: (body) => JSON.parse(String(body)) as unknown,
  },
];

describe.each(formats)("$name", ({ name, type, client, bytes, valueOf }) => {
  const fields = { "smithy-protocol": name, "content-type": type, accept: type };

  async function ask(
    request: Partial<WireRequest>,
    more: Record<string, string> = {},
    thrown?: Error,
  ): Promise<WireResponse> {
    const Get = (): object => {
      if (thrown !== undefined) throw thrown;
      return {};
    };
    const headers = new Headers({ ...fields, ...more });
    const mock = createMock({ service, handlers: { Get }, cors: false });
    return mock.handle({
      method: "POST",
      target: "/service/Things/operation/Get",
      headers,
      body: bytes({}),
      ...request,
    });
  }

  test.each<[string, number]>([
    ["/service/Things/operation/Get", 200],
    ["/service/Things/operation/Get?x=1", 200],
    ["/v1/prefix/service/Things/operation/Get", 200],
    ["/service/com.example.Things/operation/Get", name === "rpc-v2-cbor" ? 200 : 404],
    ["/service/com.other.Things/operation/Get", 404],
    ["/service/com.example#Things/operation/Get", 404],
    ["/service/Things/operation/com.example.Get", 404],
    ["/service/Things/operation/toString", 404],
    ["/service/Things/operation/Get/", 404],
    ["/service/Things/Get", 404],
    ["/", 404],
  ])("%s: %i", async (target, status) => {
    expect((await ask({ target })).status).toBe(status);
  });

  test.each<[string, Partial<WireRequest>, Record<string, string>, number]>([
    ["another method", { method: "PUT" }, {}, 404],
    ["a target of awsJson", {}, { "x-amz-target": "Things.Get" }, 400],
    ["a target of awsJson by its other name", {}, { "x-amzn-target": "Things.Get" }, 400],
    ["both at once", {}, { "x-amz-target": "Things.Get", "content-type": "application/x-amz-json-1.0" }, 400],
    ["another content type", {}, { "content-type": "text/plain" }, 415],
    ["a content type with parameters", {}, { "content-type": `${type}; charset=utf-8` }, 200],
    ["no body and any content type", { body: "" }, { "content-type": "text/plain" }, 200],
    ["an answer that cannot be given", {}, { accept: "text/plain" }, 406],
    ["any answer", {}, { accept: "text/plain, */*;q=0.1" }, 200],
  ])("%s", async (_, request, more, status) => {
    const response = await ask(request, more);
    expect(response.status).toBe(status);
    expect(response.headers).toContainEqual(["smithy-protocol", name]);
    expect(response.headers.map(([field]) => field)).not.toContain("x-amzn-errortype");
  });

  test.each<[StructureSchema, number]>([
    [missing, 404],
    [broken, 500],
  ])("an error has the status of its model, its shape's id and a message: %j", async ({ id }, status) => {
    const error = Object.assign(new Error("why"), { name: id.slice(id.indexOf("#") + 1) });
    const { status: actual, headers, body } = await ask({}, {}, error);
    expect([actual, valueOf(body as Uint8Array)]).toEqual([status, { __type: id, message: "why" }]);
    expect(headers.map(([field]) => field)).not.toContain("x-amzn-errortype");
  });

  const settings = { maxDepth: 8, maxEventBytes: 1e6, idempotencyToken: () => "token" };
  const read = async (response: Partial<WireResponse>): Promise<unknown> => {
    const operation = client.compile(service, settings).operation("Get");
    return operation?.readResponse({ status: 400, headers: [["smithy-protocol", name]], body: "", ...response });
  };

  test("clients know an error by its type alone", async () => {
    expect(await read({ body: bytes({ __type: "com.example#Missing" }) })).toMatchObject({
      error: { name: "Missing" },
    });
    expect(await read({ body: bytes({ code: "Missing", message: "m" }) })).toMatchObject({
      error: { name: "UnknownError", message: "m" },
    });
    const headers = [
      ["smithy-protocol", name],
      ["x-amzn-errortype", "Missing"],
    ] as const;
    expect(await read({ headers, body: bytes({}) })).toMatchObject({ error: { name: "UnknownError" } });
  });

  test("of a response of another protocol clients believe the status and nothing else", async () => {
    const body = bytes({ __type: "com.example#Missing", message: "m" });
    expect(await read({ status: 503, headers: [], body })).toMatchObject({
      error: { name: "UnknownError", status: 503, message: undefined },
    });
    expect(await read({ status: 200, headers: [["smithy-protocol", "rpc-v2-other"]], body: bytes({}) })).toMatchObject({
      nonsense: { detail: expect.stringContaining("another protocol") },
    });
  });
});

test.each<[string, number]>([
  ['"0"', 200],
  ['"-0"', 200],
  ['"-123456789012345678901234567890"', 200],
  ['"007"', 400],
  ['"-01"', 400],
  ['"1.0"', 400],
  ['"1e3"', 400],
  ['" 1"', 400],
  ['"+1"', 400],
  ['""', 400],
  ["1", 400],
])("a big integer in JSON is a string of its digits: %s", async (value, status) => {
  const headers = new Headers({ "smithy-protocol": "rpc-v2-json", "content-type": "application/json" });
  const body = `{"big":${value}}`;
  const mock = createMock({ service });
  const response = await mock.handle({ method: "POST", target: "/service/Things/operation/Get", headers, body });
  expect(response.status).toBe(status);
});
