/** Reads the body of a message: one payload member, or the members that have no other place. */
import { absentStructureOf } from "../codec/absent-member.js";
import { CodecFailure, at } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import { type Schema, type StructureSchema, targetOf } from "../schema/schema.js";
import type { Body, BodyFormat } from "./body-format.js";
import type { Direction } from "./media-type.js";
import { type PlacedMember, bodyMembersOf, payloadOf } from "./members-by-place.js";

/** Gives a fresh record. @throws CodecFailure where a value does not fit its shape @throws MalformedBody */
export type MessageBodyReader = (body: Body) => Record<string, unknown>;

/** Compiles the reader of the body of an input, output or error. */
export function bodyReaderOf(schema: StructureSchema, format: BodyFormat, direction: Direction): MessageBodyReader {
  const payload = payloadOf(schema);
  if (payload !== undefined) return payloadReaderOf(payload, format);
  const members = bodyMembersOf(schema, direction);
  if (Object.keys(members.members).length === 0) return () => ({});
  const read = format.membersReader(members);
  const ofNothing = absentStructureOf(members, format.side);
  // A reader of members returns a fresh record.
  return (body) => (body.length === 0 ? ofNothing() : (read(body) as Record<string, unknown>));
}

/** The payload is the text, whatever it begins with. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

function payloadReaderOf({ name, member }: PlacedMember<"payload">, format: BodyFormat): MessageBodyReader {
  const target = targetOf(member);
  const alone: StructureSchema = { type: "structure", id: target.id, members: Object.fromEntries([[name, member]]) };
  const ofNothing = absentStructureOf(alone, format.side);
  const read =
    target.type === "blob"
      ? bytesOf
      : target.type === "string" || target.type === "enum"
        ? textOf
        : format.payloadReader(member);
  // An empty blob or text is nothing on the wire: where one has to be there, nothing is read as one.
  const isNever = member.required !== true || member.default !== undefined || !isBare(target);
  return (body) => {
    const value: Record<string, unknown> = {};
    try {
      const payload = body.length === 0 && isNever ? undefined : read(body);
      if (payload === undefined) return ofNothing();
      setMember(value, name, payload);
      return value;
    } catch (error) {
      throw at(name, error);
    }
  };
}

/** Whether the body is the payload's own bytes, with nothing of a format around them. */
function isBare({ type }: Schema): boolean {
  return type === "blob" || type === "string";
}

function bytesOf(body: Body): Uint8Array {
  return typeof body === "string" ? encoder.encode(body) : body;
}

function textOf(body: Body): string {
  if (typeof body === "string") return body;
  try {
    return utf8.decode(body);
  } catch {
    throw new CodecFailure("string", "other");
  }
}
