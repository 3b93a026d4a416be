/** One small operation in every protocol: the model, and the same request as each protocol writes it. */

const order = { name: "report-7", count: 3, ratio: 0.5, tags: ["blue", "green"], note: "a small request" };
const xmlOrder = (name) =>
  `<${name}><count>3</count><ratio>0.5</ratio><tags><member>blue</member><member>green</member></tags><note>a small request</note></${name}>`;
const form = (tags) =>
  `Action=MakeReport&Version=2026-01-01&${tags.name}=report-7&${tags.count}=3&${tags.ratio}=0.5&${tags.list(1)}=blue&${tags.list(2)}=green&${tags.note}=a+small+request`;
const { name, ...withoutName } = order;

/** By protocol: its trait, what it adds to the service, and the request. */
export const protocols = {
  awsJson1_1: post("aws.protocols#awsJson1_1", "/", json("1.1"), JSON.stringify(order)),
  awsJson1_0: post("aws.protocols#awsJson1_0", "/", json("1.0"), JSON.stringify(order)),
  restJson1: post(
    "aws.protocols#restJson1",
    `/reports/${name}`,
    { "content-type": "application/json" },
    JSON.stringify(withoutName),
  ),
  rpcv2Json: post(
    "smithy.protocols#rpcv2Json",
    "/service/Bench/operation/MakeReport",
    rpc("json"),
    JSON.stringify(order),
  ),
  rpcv2Cbor: post("smithy.protocols#rpcv2Cbor", "/service/Bench/operation/MakeReport", rpc("cbor"), cborOf(order)),
  restXml: post(
    "aws.protocols#restXml",
    `/reports/${name}`,
    { "content-type": "application/xml" },
    xmlOrder("MakeReportInput"),
  ),
  awsQuery: query("aws.protocols#awsQuery", {
    name: "name",
    count: "count",
    ratio: "ratio",
    note: "note",
    list: (index) => `tags.member.${index}`,
  }),
  ec2Query: query("aws.protocols#ec2Query", {
    name: "Name",
    count: "Count",
    ratio: "Ratio",
    note: "Note",
    list: (index) => `Tags.${index}`,
  }),
};

/** Protocols whose bodies are JSON: `node:http` alone parses and prints it too. */
export const jsonProtocols = ["awsJson1_1", "awsJson1_0", "restJson1", "rpcv2Json"];

function post(trait, path, headers, body) {
  return { trait, request: { method: "POST", path, headers, body: Buffer.from(body) } };
}

function json(version) {
  return { "content-type": `application/x-amz-json-${version}`, "x-amz-target": "Bench.MakeReport" };
}

function rpc(format) {
  const type = `application/${format}`;
  return { "content-type": type, accept: type, "smithy-protocol": `rpc-v2-${format}` };
}

function query(trait, names) {
  return post(trait, "/", { "content-type": "application/x-www-form-urlencoded" }, form(names));
}

/** A value of texts, numbers, lists and objects as CBOR (RFC 8949): each has fewer than 24 parts, texts fewer than 256 bytes. */
function cborOf(value) {
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from(bytes.length < 24 ? [0x60 | bytes.length] : [0x78, bytes.length]), bytes]);
  }
  if (Number.isInteger(value)) return Buffer.from([value]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(9, 0xfb);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x80 | value.length]), ...value.map(cborOf)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([0xa0 | entries.length]), ...entries.flatMap((entry) => entry.map(cborOf))]);
}

/** A service that speaks one protocol, with `count` operations; the one that is asked is the last of them. */
export function modelOf(protocol, count = 1) {
  const names = [...Array.from({ length: count - 1 }, (_, index) => `MakeReport${index}`), "MakeReport"];
  const shapes = {
    "bench#Bench": {
      type: "service",
      version: "2026-01-01",
      operations: names.map((operation) => ({ target: `bench#${operation}` })),
      traits: {
        [protocols[protocol].trait]: {},
        ...(protocol.endsWith("Query") ? { "smithy.api#xmlNamespace": { uri: "https://bench.example/" } } : {}),
      },
    },
    "bench#Name": {
      type: "string",
      traits: { "smithy.api#pattern": "^[a-z0-9-]+$", "smithy.api#length": { min: 1, max: 64 } },
    },
    "bench#Tags": { type: "list", member: { target: "bench#Name" }, traits: { "smithy.api#length": { max: 10 } } },
  };
  for (const operation of names) Object.assign(shapes, shapesOf(operation));
  return { smithy: "2.0", shapes };
}

function shapesOf(operation) {
  const path = operation === "MakeReport" ? "/reports/{name}" : `/${operation.toLowerCase()}/{name}`;
  const required = { traits: { "smithy.api#required": {} } };
  return {
    [`bench#${operation}`]: {
      type: "operation",
      input: { target: `bench#${operation}Input` },
      output: { target: `bench#${operation}Output` },
      traits: { "smithy.api#http": { method: "POST", uri: path, code: 200 } },
    },
    [`bench#${operation}Input`]: {
      type: "structure",
      members: {
        name: { target: "bench#Name", traits: { "smithy.api#required": {}, "smithy.api#httpLabel": {} } },
        count: { target: "smithy.api#Integer", traits: { "smithy.api#range": { min: 1, max: 100 } } },
        ratio: { target: "smithy.api#Double" },
        tags: { target: "bench#Tags" },
        note: { target: "smithy.api#String" },
      },
      traits: { "smithy.api#input": {} },
    },
    [`bench#${operation}Output`]: {
      type: "structure",
      members: {
        id: { target: "smithy.api#String", ...required },
        created: { target: "smithy.api#Timestamp", ...required },
        size: { target: "smithy.api#Long", ...required },
        tags: { target: "bench#Tags", ...required },
      },
      traits: { "smithy.api#output": {} },
    },
  };
}
