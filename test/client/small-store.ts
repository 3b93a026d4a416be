/** A service by hand that speaks every protocol: things, blobs, and a conversation. */
import type {
  MemberSchema,
  OperationSchema,
  Schema,
  ServiceSchema,
  StructureSchema,
  UnionSchema,
} from "../../runtime/schema/schema.js";

const id = (name: string): string => `com.example.store#${name}`;
const text: Schema = { type: "string", id: id("Text") };
const password: Schema = { type: "string", id: id("Password"), sensitive: true };
const moment: Schema = { type: "timestamp", id: id("Moment") };
const blob: Schema = { type: "blob", id: id("Content"), streaming: true };

function structure(name: string, members: Record<string, MemberSchema>): StructureSchema {
  return { type: "structure", id: id(name), members };
}

const label = { location: "label" } as const;
const thingId: MemberSchema = { target: text, required: true, http: label };
const noSuchThing: StructureSchema = {
  ...structure("NoSuchThing", { message: { target: text }, thing: { target: text } }),
  error: { fault: "client", httpStatus: 404, queryCode: { code: "Store.NoSuchThing", httpStatus: 404 } },
};

const line = structure("Line", { text: { target: text } });
const hangup: StructureSchema = {
  ...structure("HungUp", { message: { target: text } }),
  error: { fault: "client", httpStatus: 400 },
};
const conversation: UnionSchema = {
  type: "union",
  id: id("Conversation"),
  streaming: true,
  members: { line: { target: line }, hungUp: { target: hangup } },
};
const topic: MemberSchema = { target: text, http: { location: "header", name: "X-Topic" } };
const lines: MemberSchema = { target: conversation, http: { location: "payload" } };

function operation(
  name: string,
  [method, uri]: readonly [string, string],
  input: Record<string, MemberSchema>,
  output: Record<string, MemberSchema>,
  more: Partial<OperationSchema> = {},
): OperationSchema {
  return {
    id: id(name),
    name,
    input: structure(`${name}Input`, input),
    output: structure(`${name}Output`, output),
    errors: [noSuchThing],
    http: { method, uri, code: 200 },
    ...more,
  };
}

const operations: readonly OperationSchema[] = [
  operation(
    "PutThing",
    ["PUT", "/things/{id}"],
    {
      id: thingId,
      name: { target: text },
      secret: { target: password },
      since: { target: moment },
      token: { target: text, idempotencyToken: true },
    },
    { id: { target: text }, name: { target: text }, token: { target: text }, since: { target: moment } },
    { requestCompression: ["gzip"] },
  ),
  operation("Ping", ["GET", "/ping"], {}, {}),
  operation(
    "Upload",
    ["POST", "/blobs/{id}"],
    { id: thingId, content: { target: blob, http: { location: "payload" } } },
    { size: { target: { type: "integer", id: id("Size") } } },
  ),
  operation(
    "Download",
    ["GET", "/blobs/{id}"],
    { id: thingId },
    { content: { target: blob, http: { location: "payload" } } },
  ),
  operation("Talk", ["POST", "/talk"], { topic, lines }, { topic, lines }, { endpointPrefix: "talk." }),
];

export const smallStore: ServiceSchema = {
  id: id("Store"),
  version: "2026-01-01",
  sdkId: "Store",
  protocols: [
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
  ],
  operations: Object.fromEntries(operations.map((it) => [it.name, it])),
};
