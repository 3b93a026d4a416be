/** awsQuery and ec2Query on the wire: routing, envelopes, errors, request ids, and the codes that outlive awsQuery. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import { awsJson1_0 } from "../../runtime/protocol/aws-json/index.js";
import { awsQuery } from "../../runtime/protocol/aws-query/index.js";
import { ec2Query } from "../../runtime/protocol/ec2-query/index.js";
import {
  type CompiledOperation,
  type Rejection,
  type WireRequest,
  isRejected,
} from "../../runtime/protocol/protocol.js";
import { type ServiceSchema, type StructureSchema, unitSchema } from "../../runtime/schema/schema.js";

const text = { type: "string", id: "com.example#Text" } as const;
const structure = (name: string, members: StructureSchema["members"]): StructureSchema => ({
  type: "structure",
  id: `com.example#${name}`,
  members,
});
const lost: StructureSchema = {
  ...structure("LostException", { Where: { target: text } }),
  error: { fault: "client", httpStatus: 404, queryCode: { code: "Lost", httpStatus: 410 } },
};
const broken: StructureSchema = {
  ...structure("BrokenException", { message: { target: text } }),
  error: { fault: "server", httpStatus: 503 },
};
const service: ServiceSchema = {
  id: "com.example#Weather",
  version: "2020-01-08",
  sdkId: "Weather",
  protocols: ["aws.protocols#awsQuery", "aws.protocols#ec2Query", "aws.protocols#awsJson1_0"],
  xmlNamespace: { uri: "https://example.com/" },
  operations: {
    Forecast: {
      id: "com.example#Forecast",
      name: "Forecast",
      input: structure("In", { city: { target: text } }),
      output: structure("Out", { text: { target: text } }),
      errors: [lost, broken],
    },
    Ping: { id: "com.example#Ping", name: "Ping", input: unitSchema, output: unitSchema, errors: [] },
  },
};
const settings = { maxDepth: 16, unitOutput: "nothing" } as const;
const form = "application/x-www-form-urlencoded";

function post(body: string, more: Partial<WireRequest> = {}, type = form): WireRequest {
  return { method: "POST", target: "/", headers: new Headers({ "content-type": type }), body, ...more };
}
type QueryProtocol = typeof awsQuery;
function route(protocol: QueryProtocol, request: WireRequest): CompiledOperation | Rejection {
  const found = protocol.compile(service, settings).route(request);
  return isRejected(found) ? found.rejection : found;
}
function operation(protocol: QueryProtocol, name = "Forecast"): CompiledOperation {
  const found = route(protocol, post(`Action=${name}`));
  if ("kind" in found) throw new Error(found.kind);
  return found;
}

describe.each([
  ["awsQuery", awsQuery, "city"],
  ["ec2Query", ec2Query, "City"],
] as const)("%s", (_, protocol, city) => {
  test.each([
    post("Action=Forecast"),
    post("Version=2020-01-08&Action=Forecast"),
    post("", { target: "/?Action=Forecast&Version=2020-01-08" }),
    post("", { target: "/any/path?Action=Forecast", method: "GET", headers: new Headers() }),
    post("Action=Forecast", {}, `${form}; charset=utf-8`),
    post("", { body: new TextEncoder().encode("Action=Forecast") }),
  ])("routes %#", (request) => expect(route(protocol, request)).toMatchObject({ schema: { name: "Forecast" } }));

  test.each([
    [post(""), "lostRoute"],
    [post("NoAction=Forecast"), "lostRoute"],
    [post("Action="), "lostRoute"],
    [post("Action=Forecast", { method: "PUT" }), "lostRoute"],
    [post("Action=toString"), "unknownOperation"],
    [post("Action=Forecast&Version=1999-01-01"), "unknownOperation"],
    [post("{}", {}, "application/json"), "contentType"],
  ])("refuses %#", (request, kind) => expect(route(protocol, request)).toMatchObject({ kind }));

  test("reads parameters of the query and of the body", () => {
    const { readInput } = operation(protocol);
    expect(readInput(post(`Action=Forecast&${city}=Bonn`))).toEqual({ value: { city: "Bonn" } });
    expect(readInput(post("", { target: `/?${city}=Bonn` }))).toEqual({ value: { city: "Bonn" } });
    expect(readInput(post(`${city}=%`))).toMatchObject({ rejection: { kind: "malformed" } });
    expect(readInput(post(`${city}.1=x`))).toMatchObject({ rejection: { kind: "misfit", path: "/city" } });
  });
  test("claims forms, and nothing of another protocol", () => {
    const { claims } = protocol.compile(service, settings);
    expect(claims(post(""))).toBe(true);
    expect(claims(post("{}", {}, "application/x-amz-json-1.0"))).toBe(false);
  });
  test.each([
    [{ kind: "lostRoute", detail: "" }, 400, "MissingAction"],
    [{ kind: "unknownOperation", detail: "" }, 400, "InvalidAction"],
    [{ kind: "contentType", detail: "" }, 415, "UnsupportedMediaType"],
    [{ kind: "notAcceptable", detail: "" }, 406, "NotAcceptable"],
    [{ kind: "bodyTooLarge", limit: 9 }, 413, "RequestEntityTooLarge"],
    [{ kind: "malformed", detail: "" }, 400, "MalformedQueryString"],
    [{ kind: "misfit", path: "/city", fault: { expected: "string", found: "map" } }, 400, "MalformedInput"],
    [{ kind: "missingAuthentication" }, 403, "MissingAuthenticationToken"],
    [{ kind: "invalid", name: "ValidationException", message: "<no>" }, 400, "ValidationError"],
    [{ kind: "internal", detail: "secret" }, 500, "InternalFailure"],
  ] as const)("says %j", (rejection, status, code) => {
    const { response, name } = protocol.compile(service, settings).writeRejection(rejection, "id");
    expect(name).toBe(code);
    expect(response.status).toBe(status);
    expect(response.body).toContain(`<Code>${code}</Code><Message>`);
    expect(response.body).not.toMatch(/secret|<no>/);
  });
});

describe("awsQuery", () => {
  test("an output", () => {
    expect(operation(awsQuery).writeOutput({ text: "a<b" }, "r-1")).toEqual({
      status: 200,
      headers: [
        ["content-type", "text/xml"],
        ["x-amzn-requestid", "r-1"],
      ],
      body:
        '<ForecastResponse xmlns="https://example.com/"><ForecastResult><text>a&lt;b</text></ForecastResult>' +
        "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></ForecastResponse>",
    });
  });
  test("no output, no result", () => {
    expect(operation(awsQuery, "Ping").writeOutput(undefined, "r").body).toBe(
      '<PingResponse xmlns="https://example.com/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PingResponse>',
    );
  });
  test("errors: the trait's code and status, or the name and the fault's", () => {
    const { writeError } = operation(awsQuery);
    expect(writeError(lost, { message: "m", Where: "w" }, "r")).toEqual({
      name: "LostException",
      response: {
        status: 410,
        headers: [
          ["content-type", "text/xml"],
          ["x-amzn-requestid", "r"],
        ],
        body:
          "<ErrorResponse><Error><Type>Sender</Type><Code>Lost</Code><Where>w</Where><Message>m</Message></Error>" +
          "<RequestId>r</RequestId></ErrorResponse>",
      },
    });
    const { response } = writeError(broken, { message: "m" }, "r");
    expect(response.status).toBe(500);
    expect(response.body).toContain("<Type>Receiver</Type><Code>BrokenException</Code><Message>m</Message>");
  });
});

describe("ec2Query", () => {
  test("an output has its request id inside", () => {
    expect(operation(ec2Query).writeOutput({ text: "x" }, "r-1")).toEqual({
      status: 200,
      headers: [
        ["content-type", "text/xml;charset=UTF-8"],
        ["x-amzn-requestid", "r-1"],
      ],
      body: '<ForecastResponse xmlns="https://example.com/"><text>x</text><requestId>r-1</requestId></ForecastResponse>',
    });
  });
  test("errors: always the name and the fault's status", () => {
    const { response } = operation(ec2Query).writeError(lost, { Where: "w" }, "r");
    expect(response.status).toBe(400);
    expect(response.body).toBe(
      "<Response><Errors><Error><Code>LostException</Code><Where>w</Where></Error></Errors><RequestID>r</RequestID></Response>",
    );
  });
});

describe("aws.protocols#awsQueryCompatible", () => {
  const target = new Headers({ "content-type": "application/x-amz-json-1.0", "x-amz-target": "Weather.Forecast" });
  function errorHeaders(schema: ServiceSchema, error: StructureSchema) {
    const found = awsJson1_0.compile(schema, settings).route(post("{}", { headers: target }));
    if (isRejected(found)) throw new Error(found.rejection.kind);
    const { response } = found.writeError(error, {}, "r");
    return { status: response.status, header: new Map(response.headers).get("x-amzn-query-error") };
  }
  const compatible: ServiceSchema = { ...service, queryCompatible: true };
  const server: StructureSchema = {
    ...broken,
    error: { fault: "server", httpStatus: 503, queryCode: { code: "Gone", httpStatus: 500 } },
  };
  test("the code goes into a header; status and body stay the protocol's", () => {
    expect(errorHeaders(compatible, lost)).toEqual({ status: 400, header: "Lost;Sender" });
    expect(errorHeaders(compatible, server)).toEqual({ status: 500, header: "Gone;Receiver" });
  });
  test("errors without a code, and services without the trait, have no such header", () => {
    expect(errorHeaders(compatible, broken).header).toBeUndefined();
    expect(errorHeaders(service, lost).header).toBeUndefined();
  });
});

test("a mock serves all protocols of a service at once and tells them apart by the request", async () => {
  const offered = { ...service, protocols: ["aws.protocols#awsQuery", "aws.protocols#awsJson1_0"] };
  const mock = createMock({
    service: offered,
    handlers: { Forecast: ({ city }: { city: string }) => ({ text: city }) },
  });
  const byForm = await mock.handle(post("Action=Forecast&city=Bonn"));
  expect(byForm.body).toContain("<text>Bonn</text>");
  const headers = new Headers({ "content-type": "application/x-amz-json-1.0", "x-amz-target": "Weather.Forecast" });
  const byJson = await mock.handle(post('{"city":"Bonn"}', { headers }));
  expect(byJson.body).toBe('{"text":"Bonn"}');
});
