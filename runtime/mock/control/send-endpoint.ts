/** The control API's endpoint that sends a request to the mock, as a client would, and tells what went over the wire. */
import { writeBase64 } from "../../codec/base64.js";
import { getterOf } from "../../codec/member-access.js";
import type { HeaderPair } from "../../protocol/protocol.js";
import { streamMemberOf } from "../../protocol/streaming.js";
import type { WireCall, WireOutcome } from "../../protocol/wire-call.js";
import { type OperationSchema, nameOf } from "../../schema/schema.js";
import { redact } from "../../sensitive/redact.js";
import { isObject } from "../../validate/findings.js";
import { plainOf } from "../record/plain.js";
import { isShownHeader } from "../record/recorded-call.js";
import { PlainRecord } from "../scenario/plain-record.js";
import { Problems } from "../scenario/problems.js";
import { readPart } from "../scenario/read-value.js";
import { type ControlAnswer, type ControlCall, type Endpoint, misfit } from "./endpoint.js";

async function send({ script, place, query, body, host, handle, send }: ControlCall): Promise<ControlAnswer> {
  if (send === undefined) throw new Error("BUG: an endpoint that sends without a client");
  const operation = script.operation(place["name"]);
  const problems = new Problems();
  const record = PlainRecord.of(body, ["input", "headers"], problems);
  const input = record === undefined ? undefined : readInput(operation, record.get("input") ?? {}, record.at("input"));
  const headers = record === undefined ? {} : readHeaders(record);
  if (problems.list.length > 0) return misfit(problems);
  const dry = query.get("dry") === "true";
  const call = await send({ service: script.service, operation, input, handle, host, headers, dry });
  const reveal = query.get("reveal") === "true";
  return { status: 200, json: { ...(reveal ? revealed(call) : hidden(call, operation)), durationMs: call.durationMs } };
}

/** Events that the input streams may be a list. */
function readInput({ input: schema }: OperationSchema, node: unknown, at: Problems): unknown {
  const stream = streamMemberOf(schema);
  const name =
    stream?.kind === "events" && isObject(node) && Object.hasOwn(node, stream.name) ? stream.name : undefined;
  const events = name === undefined ? undefined : (node as Readonly<Record<string, unknown>>)[name];
  if (name === undefined || !Array.isArray(events)) return readPart(schema, node, at);
  const others = Object.entries(Object(node)).filter(([key]) => key !== name);
  const rest = readPart(schema, Object.fromEntries(others), at);
  const read = events.map((event: unknown) => getterOf(name)(Object(readPart(schema, { [name]: event }, at))));
  return Object.fromEntries([...Object.entries(Object(rest)), [name, read]]);
}

function readHeaders(record: PlainRecord): Readonly<Record<string, string>> {
  const headers = record.get("headers") ?? {};
  const entries = isObject(headers) ? Object.entries(headers) : [["", ""]];
  const areTexts = entries.every(([name = "", value]) => {
    return /^[\w!#$%&'*+.^`|~-]+$/.test(String(name)) && typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value);
  });
  if (!areTexts) record.at("headers").add("must be an object of header fields, their values printable texts");
  return areTexts ? Object.fromEntries(entries.map(([name, value]) => [String(name), String(value)])) : {};
}

function revealed({ request, response, outcome }: WireCall): object {
  const { method, target, headers, body } = request;
  return {
    request: { method, target, headers: headers.map(pairOf), ...textOf(body) },
    response: response && { status: response.status, headers: response.headers.map(pairOf), ...textOf(response.body) },
    outcome: outcome && plainOf(outcome),
  };
}

/** Without what may hold something sensitive: no paths, no bodies, of the header fields only harmless ones. */
function hidden({ request, response, outcome }: WireCall, operation: OperationSchema): object {
  const shown = (pairs: readonly HeaderPair[]) => pairs.filter(([name]) => isShownHeader(name)).map(pairOf);
  return {
    request: { method: request.method, headers: shown(request.headers) },
    response: response && { status: response.status, headers: shown(response.headers) },
    outcome: outcome && plainOf(redactedOutcome(outcome, operation)),
  };
}

function redactedOutcome(outcome: WireOutcome, operation: OperationSchema): object {
  if (outcome.kind === "output") return { ...outcome, output: redact(operation.output, outcome.output) };
  if (outcome.kind !== "error") return outcome;
  const schema = operation.errors.find(({ id }) => nameOf(id) === outcome.name);
  return { ...outcome, members: schema === undefined ? {} : redact(schema, outcome.members) };
}

function pairOf([name, value]: HeaderPair): readonly [string, string] {
  return [name, value];
}

/** The bytes as text, where they are one; else as base64. */
function textOf(bytes: Uint8Array): { readonly text: string } | { readonly base64: string } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? { base64: writeBase64(bytes) } : { text };
  } catch {
    return { base64: writeBase64(bytes) };
  }
}

export const sendEndpoint: Endpoint = {
  method: "POST",
  path: "operations/{name}/send",
  summary:
    "Sends a request to the mock, as a client of its protocol would: it is answered and recorded like any other.",
  query: {
    reveal: { description: "With sensitive values, paths, bodies and all header fields.", type: "boolean" },
    dry: { description: "Writes the request, and sends nothing.", type: "boolean" },
  },
  body: {
    type: "object",
    properties: {
      input: { type: "object", description: "Timestamps are RFC 3339 texts or seconds, blobs are base64." },
      headers: { type: "object", additionalProperties: { type: "string" }, description: "Sent beside the client's." },
    },
    additionalProperties: false,
  },
  answer: {
    status: 200,
    description: "The request, the response, and what a client makes of it; 400 for an input that does not fit.",
    schema: { type: "object" },
  },
  run: send,
};
