/** restXml on the wire: documents, errors wrapped and bare, and what S3 has of its own. */
import { describe, expect, test } from "vitest";
import { restXml } from "../../runtime/protocol/rest-xml/index.js";
import {
  type CompiledOperation,
  type Rejection,
  type WireRequest,
  isRejected,
} from "../../runtime/protocol/protocol.js";
import type { MemberSchema, OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const text = { type: "string", id: "com.example#Text" } as const;
const label = (greedy?: true): MemberSchema => ({
  target: text,
  required: true,
  http: { location: "label", ...(greedy && { greedy }) },
});
const structure = (
  name: string,
  members: StructureSchema["members"],
  more: Partial<StructureSchema> = {},
): StructureSchema => ({
  type: "structure",
  id: `com.example#${name}`,
  members,
  ...more,
});
const noSuchKey = structure(
  "NoSuchKey",
  { Key: { target: text }, Header: { target: text, http: { location: "header", name: "X-H" } } },
  {
    error: { fault: "client", httpStatus: 404 },
  },
);
const notFound = structure("NotFound", {}, { error: { fault: "client", httpStatus: 400 } });

function operation(name: string, method: string, uri: string, more: Partial<OperationSchema> = {}): OperationSchema {
  const input = structure(`${name}Request`, { Bucket: label(), ...(uri.includes("Key") && { Key: label(true) }) });
  const output = structure(`${name}Output`, { Value: { target: text } }, { xml: { name: "Result" } });
  const http = { method, uri, code: 200 };
  return { id: `com.example#${name}`, name, input, output, errors: [noSuchKey, notFound], http, ...more };
}
const withQuery = (...names: readonly string[]): StructureSchema =>
  structure("PartRequest", {
    Bucket: label(),
    Key: label(true),
    ...Object.fromEntries(
      names.map((name) => [name, { target: text, required: true, http: { location: "query", name } }]),
    ),
  });
const copy = structure("CopyRequest", {
  Bucket: label(),
  Key: label(true),
  Source: { target: text, required: true, http: { location: "header", name: "x-amz-copy-source" } },
});
const operations = [
  operation("PutObject", "PUT", "/{Bucket}/{Key+}?x-id=PutObject"),
  operation("CopyObject", "PUT", "/{Bucket}/{Key+}?x-id=CopyObject", { input: copy }),
  operation("UploadPart", "PUT", "/{Bucket}/{Key+}?x-id=UploadPart", { input: withQuery("partNumber", "uploadId") }),
  operation("GetObject", "GET", "/{Bucket}/{Key+}?x-id=GetObject"),
  operation("GetObjectAcl", "GET", "/{Bucket}/{Key+}?acl"),
  operation("ListParts", "GET", "/{Bucket}/{Key+}?x-id=ListParts", { input: withQuery("uploadId") }),
  operation("HeadObject", "HEAD", "/{Bucket}/{Key+}"),
  operation("ListObjects", "GET", "/{Bucket}"),
  operation("GetBucketLocation", "GET", "/{Bucket}?location", { unwrappedXmlOutput: true }),
  operation("Configure", "POST", "/{Bucket}?configure", {
    input: structure("ConfigureRequest", { Bucket: label(), Value: { target: text } }),
  }),
];
const service: ServiceSchema = {
  id: "com.example#AmazonS3",
  version: "2006-03-01",
  sdkId: "S3",
  protocols: ["aws.protocols#restXml"],
  xmlNamespace: { uri: "urn:s3" },
  restXml: { noErrorWrapping: true },
  operations: Object.fromEntries(operations.map((it) => [it.name, it])),
};
const { restXml: _, ...wrapping } = service;
const settings = { maxDepth: 16, unitOutput: "nothing" } as const;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function request(method: string, target: string, headers: Record<string, string> = {}, body = ""): WireRequest {
  return { method, target, headers: new Headers(headers), body };
}
function route(wire: WireRequest, schema: ServiceSchema = service): CompiledOperation {
  const found = restXml.compile(schema, settings).route(wire);
  if (isRejected(found)) throw new Error(found.rejection.kind);
  return found;
}
const compiled = (method: string, target: string, schema = service): CompiledOperation =>
  route(request(method, target), schema);

describe("which operation", () => {
  test.each([
    ["GET", "/b/k", {}, "GetObject"],
    ["GET", "/b/k?x-id=GetObject", {}, "GetObject"],
    ["GET", "/b/k?acl", {}, "GetObjectAcl"],
    ["GET", "/b/k?uploadId=1", {}, "ListParts"],
    ["GET", "/b/k?uploadId=1&x-id=GetObject", {}, "GetObject"],
    ["PUT", "/b/k/k", {}, "PutObject"],
    ["PUT", "/b/k", { "x-amz-copy-source": "/a/b" }, "CopyObject"],
    ["PUT", "/b/k?partNumber=1&uploadId=2", {}, "UploadPart"],
    ["GET", "/b", {}, "ListObjects"],
    ["GET", "/b?location", {}, "GetBucketLocation"],
  ])("%s %s %j", (method, target, headers, name) => {
    expect(route(request(method, target, headers)).schema.name).toBe(name);
  });
  test("none", () => {
    const found = restXml.compile(service, settings).route(request("PATCH", "/b"));
    expect(found).toMatchObject({ rejection: { kind: "unknownOperation" } });
  });
});

describe("the bucket may stand in the host", () => {
  test.each([
    ["b.s3.us-west-2.amazonaws.com", "/a%20k", { Bucket: "b", Key: "a k" }],
    ["b.s3.amazonaws.com:443", "/k", { Bucket: "b", Key: "k" }],
    ["my.b.s3.dualstack.us-west-2.amazonaws.com", "/a/../k", { Bucket: "my.b", Key: "a/../k" }],
    ["b.s3-accelerate.amazonaws.com", "/k", { Bucket: "b", Key: "k" }],
    ["b--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com", "/k", { Bucket: "b--usw2-az1--x-s3", Key: "k" }],
    ["b.localhost:8000", "/k", { Bucket: "b", Key: "k" }],
    ["s3.us-west-2.amazonaws.com", "/b/k", { Bucket: "b", Key: "k" }],
    ["localhost:8000", "/b/k", { Bucket: "b", Key: "k" }],
    ["127.0.0.1:8000", "/b/k", { Bucket: "b", Key: "k" }],
    ["s3.localhost:8000", "/b/k", { Bucket: "b", Key: "k" }],
    ["r.s3-object-lambda.us-east-1.amazonaws.com", "/b/k", { Bucket: "b", Key: "k" }],
    ["../x?.s3.amazonaws.com", "/k", { Bucket: "../x?", Key: "k" }],
  ])("%s%s", (host, target, value) => {
    const wire: WireRequest = {
      ...request("GET", target),
      headers: { get: (name) => (name === "host" ? host : undefined), keys: () => ["host"] },
    };
    const found = route(wire);
    expect(found.schema.name).toBe("GetObject");
    expect(found.readInput(wire)).toEqual({ value });
  });
  test("but a route may too, before the one operation that is posted to it", () => {
    const write = operation("WriteGetObjectResponse", "POST", "/WriteGetObjectResponse", {
      input: structure("In", {}),
    });
    const schema = { ...service, operations: { ...service.operations, WriteGetObjectResponse: write } };
    const wire = request("POST", "/WriteGetObjectResponse?x-id=WriteGetObjectResponse", {
      host: "route.localhost:8000",
    });
    expect(route(wire, schema).schema.name).toBe("WriteGetObjectResponse");
  });
  test("for S3 alone", () => {
    const other = { ...service, sdkId: "Other" };
    const wire = request("GET", "/k", { host: "b.s3.amazonaws.com" });
    expect(route(wire, other).schema.name).toBe("ListObjects");
  });
});

describe("documents", () => {
  test("an output is rooted in its shape, in the service's namespace", () => {
    const { headers, body } = compiled("GET", "/b").writeOutput({ Value: "x" }, "r");
    expect(body).toBe(`${declaration}<Result xmlns="urn:s3"><Value>x</Value></Result>`);
    expect(headers.filter(([name]) => !name.startsWith("x-"))).toEqual([["content-type", "application/xml"]]);
  });

  const ids: readonly (readonly [string, readonly string[]])[] = [
    ["S3", ["x-amz-request-id: r", "x-amz-id-2: aG9zdCBvZiBy"]],
    ["S3 Control", ["x-amz-request-id: r", "x-amz-id-2: aG9zdCBvZiBy"]],
    ["Route 53", ["x-amzn-requestid: r"]],
  ];
  test.each(ids)("the id of a request, in the fields that %s has for it: %j", (sdkId, want) => {
    const schema = { ...service, sdkId };
    const { writeOutput, writeError } = compiled("GET", "/b", schema);
    const { response } = restXml.compile(schema, settings).writeRejection({ kind: "malformed", detail: "" }, "r");
    for (const { headers } of [writeOutput({}, "r"), writeError(noSuchKey, {}, "r").response, response]) {
      expect(headers.filter(([name]) => name.startsWith("x-amz")).map((it) => it.join(": "))).toEqual(want);
    }
  });
  test("an unwrapped output is its one member", () => {
    const { writeOutput } = compiled("GET", "/b?location");
    expect(writeOutput({ Value: "eu" }, "r").body).toBe(`${declaration}<Value xmlns="urn:s3">eu</Value>`);
    expect(writeOutput({}, "r").body).toBe(`${declaration}<Value xmlns="urn:s3"/>`);
  });
  test.each([
    ["<x><Value>1</Value></x>", {}, { value: { Bucket: "b", Value: "1" } }],
    ["<x><Value>1</Value></x>", { "content-type": "application/xml" }, { value: { Bucket: "b", Value: "1" } }],
    ["", {}, { value: { Bucket: "b" } }],
    ["<x><Value>1</x>", {}, { rejection: { kind: "malformed" } }],
    ["<!DOCTYPE x><x/>", {}, { rejection: { kind: "malformed" } }],
    ["<x><Value><a/></Value></x>", {}, { rejection: { kind: "misfit", path: "/Value" } }],
    [`${"<x>".repeat(1000)}`, {}, { rejection: { kind: "misfit" } }],
    ["{}", { "content-type": "application/json" }, { rejection: { kind: "contentType" } }],
  ])("an input %#", (body, headers, want) => {
    const wire = request("POST", "/b?configure", headers, body);
    expect(route(wire).readInput(wire)).toMatchObject(want);
  });
});

describe("errors", () => {
  const inner = "<Type>Sender</Type><Code>NoSuchKey</Code><Key>k</Key><Message>m</Message>";
  test("bare, as S3 has them", () => {
    const { response, name } = compiled("GET", "/b/k").writeError(
      noSuchKey,
      { Key: "k", message: "m", Header: "h" },
      "r",
    );
    expect(name).toBe("NoSuchKey");
    expect(response.status).toBe(404);
    expect(response.headers).toContainEqual(["x-h", "h"]);
    expect(response.headers).toContainEqual(["content-type", "application/xml"]);
    expect(response.body).toBe(`${declaration}<Error>${inner}<RequestId>r</RequestId></Error>`);
  });
  test("wrapped, as everyone else has them", () => {
    const { response } = compiled("GET", "/b/k", wrapping).writeError(noSuchKey, { Key: "k", message: "m" }, "r");
    expect(response.body).toBe(
      `${declaration}<ErrorResponse><Error>${inner}</Error><RequestId>r</RequestId></ErrorResponse>`,
    );
  });
  test("HEAD gets a status that says it all, and no body", () => {
    const { response } = compiled("HEAD", "/b/k").writeError(notFound, {}, "r");
    expect(response).toMatchObject({ status: 404, body: "" });
  });
  const rejections: readonly (readonly [Rejection, number, string])[] = [
    [{ kind: "unknownOperation", detail: "" }, 404, "UnknownOperationException"],
    [{ kind: "contentType", detail: "" }, 415, "UnsupportedMediaTypeException"],
    [{ kind: "notAcceptable", detail: "" }, 406, "NotAcceptableException"],
    [{ kind: "malformed", detail: "" }, 400, "SerializationException"],
    [{ kind: "misfit", path: "/a", fault: { expected: "integer", found: "string" } }, 400, "SerializationException"],
    [{ kind: "bodyTooLarge", limit: 1 }, 413, "RequestEntityTooLargeException"],
    [{ kind: "missingAuthentication" }, 403, "MissingAuthenticationTokenException"],
    [{ kind: "invalid", name: "ValidationException", message: "a<b" }, 400, "ValidationException"],
    [{ kind: "internal", detail: "secret" }, 500, "InternalFailure"],
  ];
  test.each(rejections)("%j", (rejection, status, code) => {
    const { response, name } = restXml.compile(service, settings).writeRejection(rejection, "r");
    expect(name).toBe(code);
    expect(response.status).toBe(status);
    expect(response.body).toContain(`<Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${code}</Code>`);
    expect(response.body).not.toMatch(/secret|a<b/);
  });
  test("the fields of a validation error", () => {
    const fields = [{ path: "/a", message: "<" }];
    const rejection: Rejection = { kind: "invalid", name: "ValidationException", message: "m", fields };
    const { response } = restXml.compile(service, settings).writeRejection(rejection, "r");
    expect(response.body).toContain("<fieldList><member><path>/a</path><message>&lt;</message></member></fieldList>");
  });
});
