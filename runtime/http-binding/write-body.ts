/** Writes the body of a message: one payload member, or the members that have no other place. */
import { CodecFailure, at } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { type MemberGetter, getterOf } from "../codec/member-access.js";
import { readNodeValue } from "../codec/node-value.js";
import type { BodyStream } from "../protocol/body-stream.js";
import { type MemberSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import type { Body, BodyFormat } from "./body-format.js";
import { type Direction, bodyTypeOf } from "./media-type.js";
import { bodyMembersOf, payloadOf } from "./members-by-place.js";
import { blobBodyOf, eventsWriterOf } from "./stream-body.js";

/** A body and what it is sent as; no type where there is no body. */
export interface WrittenBody {
  readonly body: Body | BodyStream;
  readonly type: string | undefined;
}

/** @throws CodecFailure where a value does not fit its shape */
export type MessageBodyWriter = (value: Readonly<Record<string, unknown>>) => WrittenBody;

const nothing: WrittenBody = { body: "", type: undefined };

/** Compiles the writer of the body of an input, output or error. */
export function bodyWriterOf(schema: StructureSchema, format: BodyFormat, direction: Direction): MessageBodyWriter {
  const payload = payloadOf(schema);
  const type = bodyTypeOf(schema, format, direction).own;
  if (payload !== undefined) return payloadWriter(payload, type, format, direction);
  if (schema.id === "smithy.api#Unit") return () => nothing;
  const members = bodyMembersOf(schema, direction);
  const writesEmpty = direction === "response" && format.writesEmptyMembers;
  if (Object.keys(members.members).length === 0 && !writesEmpty) return () => nothing;
  const write = format.membersWriter(members);
  return (value) => ({ body: write(value), type });
}

function payloadWriter(
  { name, member }: NonNullable<ReturnType<typeof payloadOf>>,
  type: string | undefined,
  format: BodyFormat,
  direction: Direction,
): MessageBodyWriter {
  const get = getterOf(name);
  const write = payloadBodyWriterOf(member, format);
  const fallback = member.default === undefined ? undefined : readNodeValue(targetOf(member), member.default);
  const ofNothing = direction === "request" ? unsetPayload(member, format) : nothing;
  return (value) => {
    const payload = presentOf(get, value) ?? fallback;
    if (payload === undefined) return ofNothing;
    try {
      return { body: write(payload), type };
    } catch (error) {
      throw at(name, error);
    }
  };
}

/** Clients write a structure that is not set as the format has it (tests RestJsonHttpWithEmptyStructurePayload, RestJsonTestPayloadStructure). */
function unsetPayload(member: MemberSchema, format: BodyFormat): WrittenBody {
  if (format.unsetStructure === undefined || targetOf(member).type !== "structure") return nothing;
  return { body: format.unsetStructure, type: format.mediaType };
}

function payloadBodyWriterOf(member: MemberSchema, format: BodyFormat): (payload: unknown) => Body | BodyStream {
  const target = targetOf(member);
  if (target.type === "union" && target.streaming === true) return eventsWriterOf(target, format);
  if (target.type === "blob") return target.streaming === true ? blobBodyOf : bytesOf;
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
