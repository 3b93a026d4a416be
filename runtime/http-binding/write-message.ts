/** Writes an output or an error into all places of a response, compiled once from the schema. */
import { CodecFailure, at } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { type MemberGetter, getterOf } from "../codec/member-access.js";
import { readNodeValue } from "../codec/node-value.js";
import type { WireResponse } from "../protocol/protocol.js";
import { type MemberSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import type { Body, BodyFormat } from "./body-format.js";
import { bodyTypeOf } from "./media-type.js";
import { bodyMembersOf, membersAt, payloadOf } from "./members-by-place.js";
import { type HeaderWriter, headerWriterOf, prefixHeadersWriterOf } from "./write-headers.js";

/** Writes the response to an output or an error; `status` is the one without a `httpResponseCode`. @throws CodecFailure */
export type MessageWriter = (value: Readonly<Record<string, unknown>>) => WireResponse;

/** Compiles the writer of an output (`status` is that of the `http` trait) or an error (its `httpError`). */
export function messageWriterOf(schema: StructureSchema, status: number, format: BodyFormat): MessageWriter {
  const headers = membersAt(schema, "header").map(headerWriterOf);
  const prefixed = membersAt(schema, "prefixHeaders").map(prefixHeadersWriterOf);
  const writeStatus = statusWriterOf(schema, status);
  const write = bodyWriterOf(schema, format);
  return (value) => {
    const fields = fieldsOf([...prefixed, ...headers], value);
    const code = writeStatus(value);
    const { body, type } = write(value);
    if (!allowsBody(code)) return { status: code, headers: [...fields], body: "" };
    if (type !== undefined && !fields.has("content-type"))
      return { status: code, headers: [["content-type", type], ...fields], body };
    return { status: code, headers: [...fields], body };
  };
}

/** The last field of a name counts: members with a header of their own win over maps (test RestJsonHttpEmptyPrefixHeadersResponseServer). */
function fieldsOf(
  writers: readonly HeaderWriter[],
  value: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const write of writers) {
    for (const [name, text] of write(value)) fields.set(name, text);
  }
  return fields;
}

/** RFC 9110 sections 15.2, 15.3.5, 15.3.6 and 15.4.5. */
function allowsBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 205 && status !== 304;
}

function statusWriterOf(schema: StructureSchema, status: number): (value: Readonly<Record<string, unknown>>) => number {
  const [placed] = membersAt(schema, "responseCode");
  if (placed === undefined) return () => status;
  const get = getterOf(placed.name);
  return (value) => {
    const code = get(value);
    if (code === undefined || code === null) return status;
    if (typeof code === "number" && Number.isInteger(code) && code >= 200 && code <= 599) return code;
    throw at(placed.name, new CodecFailure("status code", foundIn(code)));
  };
}

interface WrittenBody {
  readonly body: Body;
  readonly type: string | undefined;
}
type BodyPartWriter = (value: Readonly<Record<string, unknown>>) => WrittenBody;
const nothing: WrittenBody = { body: "", type: undefined };

function bodyWriterOf(schema: StructureSchema, format: BodyFormat): BodyPartWriter {
  const payload = payloadOf(schema);
  const type = bodyTypeOf(schema, format, "response").own;
  if (payload !== undefined) return payloadWriter(payload.name, payload.member, type, format);
  if (schema.id === "smithy.api#Unit") return () => nothing;
  const members = bodyMembersOf(schema, "response");
  if (Object.keys(members.members).length === 0 && !format.writesEmptyMembers) return () => nothing;
  const write = format.membersWriter(members);
  return (value) => ({ body: write(value), type });
}

function payloadWriter(
  name: string,
  member: MemberSchema,
  type: string | undefined,
  format: BodyFormat,
): BodyPartWriter {
  const get = getterOf(name);
  const write = payloadBodyWriterOf(member, format);
  const fallback = member.default === undefined ? undefined : readNodeValue(targetOf(member), member.default);
  return (value) => {
    const payload = presentOf(get, value) ?? fallback;
    if (payload === undefined) return nothing;
    try {
      return { body: write(payload), type };
    } catch (error) {
      throw at(name, error);
    }
  };
}

function payloadBodyWriterOf(member: MemberSchema, format: BodyFormat): (payload: unknown) => Body {
  const target = targetOf(member);
  if (target.type === "union" && target.streaming) {
    return () => {
      throw new CodecFailure("anything but an event stream", "other");
    };
  }
  if (target.type === "blob") return bytesOf;
  if (target.type === "string" || target.type === "enum") return textOf;
  return format.payloadWriter(member);
}

function presentOf(get: MemberGetter, value: Readonly<Record<string, unknown>>): unknown {
  return get(value) ?? undefined;
}

function bytesOf(payload: unknown): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  throw new CodecFailure("blob", foundIn(payload));
}

function textOf(payload: unknown): string {
  if (typeof payload === "string") return payload;
  throw new CodecFailure("string", foundIn(payload));
}
