/** What may be wrong with an answer, whatever the request was: what the protocol forbids, and what nobody should see. */
import type { ClientOperation } from "../../runtime/protocol/client.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import type { RequestRecord } from "../../runtime/mock/index.js";
import { settled } from "./two-sides.js";

/** The text of sensitive members in fuzzed requests. */
export const secret = "hunter2S3cr3t";

/** What errors are sent as. */
const errorTypes: Readonly<Record<string, RegExp>> = {
  awsJson1_0: /^application\/x-amz-json-1\.0$/,
  awsJson1_1: /^application\/x-amz-json-1\.1$/,
  restJson1: /^application\/json$/,
  restXml: /^application\/xml$/,
  awsQuery: /^text\/xml$/,
  ec2Query: /^text\/xml;charset=UTF-8$/,
  rpcv2Cbor: /^application\/cbor$/,
  rpcv2Json: /^application\/json$/,
};

/** Everything that is wrong; nothing when all is well. The body is there as a whole. */
export function responseProblems(
  protocol: string,
  operation: ClientOperation,
  response: WireResponse,
  record: RequestRecord | undefined,
  isChanged: boolean,
): readonly string[] {
  const { status, headers, body } = response;
  const text =
    typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : "a stream";
  const fields = new Map(headers);
  const problems: string[] = [];
  if (record === undefined) return ["no record"];
  if (record.outcome === "failed") problems.push(`failed: ${causeOf(record)}`);
  if (!Number.isInteger(status) || status < 200 || status > 599) problems.push(`status ${status}`);
  for (const [name, value] of headers) {
    if (!/^[a-z\d!#$%&'*+.^_`|~-]+$/.test(name)) problems.push(`header name ${JSON.stringify(name)}`);
    if (!/^[\t -~\u00a0-\u00ff]*$/.test(value)) problems.push(`header ${name}: ${JSON.stringify(value)}`);
  }
  if (/\bat \S+ \(|node_modules|\.[cm]?[jt]s:\d+/.test(text)) problems.push(`a stack: ${text.slice(0, 300)}`);
  const refused = record.outcome === "rejected" || record.outcome === "failed";
  if (refused && leaks(text, headers)) problems.push(`a secret is answered: ${text.slice(0, 300)}`);
  // A change may have moved the secret into a member that is none, of another operation even: then it is rightly recorded.
  const moved = isChanged && record.operation !== undefined ? { input: undefined, path: "" } : {};
  const recorded = shown({ ...record, ...moved, cause: String(record.cause) });
  if (leaks(recorded, [])) problems.push(`a secret is recorded: ${recorded.slice(0, 1000)}`);
  const type = fields.get("content-type") ?? "";
  if (refused && body !== "" && errorTypes[protocol]?.test(type) !== true) problems.push(`content type ${type}`);
  return [...problems, ...readingProblems(operation, response, record)];
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}

function leaks(text: string, headers: WireResponse["headers"]): boolean {
  return text.includes(secret) || headers.some(([, value]) => value.includes(secret));
}

function causeOf({ cause, rejection }: RequestRecord): string {
  return cause instanceof Error ? String(cause.stack).slice(0, 600) : JSON.stringify(rejection);
}

/** Our own client must make sense of it. */
function readingProblems(operation: ClientOperation, response: WireResponse, record: RequestRecord): readonly string[] {
  const received = settled(operation.readResponse(response));
  if ("nonsense" in received)
    return [`${record.outcome} ${response.status} cannot be read: ${JSON.stringify(received)}`];
  const expected = record.outcome === "handler" || record.outcome === "default" ? "output" : "error";
  if (!(expected in received)) return [`${record.outcome} ${response.status} is read as no ${expected}`];
  if (received.requestId === undefined) return ["no request id"];
  if (!("error" in received)) return [];
  const { name, code } = received.error;
  // Lost routes of awsJson have a code that is no error's.
  return name === record.error || code === record.error || record.rejection?.kind === "lostRoute"
    ? []
    : [`the error ${String(record.error)} is read as ${name}`];
}
