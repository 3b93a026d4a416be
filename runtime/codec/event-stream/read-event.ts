/** Reads messages as the events of a stream, compiled once from its union (spec: event streams, message serialization). */
import { type MemberSchema, type StructureSchema, type UnionSchema, nameOf, targetOf } from "../../schema/schema.js";
import { absentStructureOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { MalformedBody } from "../malformed-body.js";
import { setMember } from "../member-access.js";
import type { EventFormat } from "./event-format.js";
import { StreamError } from "./stream-error.js";
import { headerMemberReader } from "./header-member.js";
import type { EventMessage } from "./message.js";

/**
 * The event in a message, as the union has it. @throws StreamError for an error, modelled or not, with which the other side
 * ends the stream @throws CodecFailure where a value does not fit its shape @throws MalformedBody
 */
export type EventReader = (message: EventMessage) => Readonly<Record<string, unknown>>;

/** Reads the members of one event. */
type MembersReader = (message: EventMessage) => Record<string, unknown>;

/** Compiles the reader of a stream's events. */
export function eventReaderOf(union: UnionSchema, format: EventFormat): EventReader {
  const isClient = format.side === "client";
  const isKnown = (name: string): boolean => Object.hasOwn(union.members, name);
  const read = namedReaderOf(union, format);
  return (message) => {
    switch (textHeader(message, ":message-type")) {
      case "event": {
        const name = textHeader(message, ":event-type");
        // Spec: event streams; clients should not fail when an event comes that they do not know.
        if (isClient && !isKnown(name)) return { $unknown: [name, message.payload] };
        const event: Record<string, unknown> = {};
        setMember(event, name, read(name, message));
        return event;
      }
      case "exception": {
        const name = textHeader(message, ":exception-type");
        if (isClient && !isKnown(name)) throw new StreamError(name, {}, false);
        const schema = eventSchemaOf(union, name);
        throw new StreamError(nameOf(schema.id), read(name, message), true);
      }
      case "error":
        throw unmodelled(message);
      default:
        throw new MalformedBody("the type of a message is none of event, exception and error");
    }
  };
}

/** Compiles the readers of events by their names, each when it is first asked for. */
function namedReaderOf(
  union: UnionSchema,
  format: EventFormat,
): (name: string, message: EventMessage) => Record<string, unknown> {
  const compiled = new Map<string, MembersReader>();
  return (name, message) => {
    const reader = compiled.get(name) ?? membersReaderOf(eventSchemaOf(union, name), format);
    compiled.set(name, reader);
    try {
      return reader(message);
    } catch (error) {
      throw at(name, error);
    }
  };
}

/** Reads the initial request or response of an RPC protocol; `undefined` when the message is none, but the first event. */
export function initialReaderOf(
  schema: StructureSchema,
  type: "initial-request" | "initial-response",
  format: EventFormat,
): (message: EventMessage) => Record<string, unknown> | undefined {
  const read = membersReaderOf(schema, format);
  return (message) => {
    const { headers } = message;
    return headers.get(":event-type")?.value === type && headers.get(":message-type")?.value === "event"
      ? read(message)
      : undefined;
  };
}

/** The text of a header that every message of its kind has. */
function textHeader({ headers }: EventMessage, name: string): string {
  const header = headers.get(name);
  if (header?.type !== "string") throw new MalformedBody(`a message has no text in its header ${name}`);
  return header.value;
}

function eventSchemaOf(union: UnionSchema, name: string): StructureSchema {
  const member = Object.hasOwn(union.members, name) ? union.members[name] : undefined;
  const target = member === undefined ? undefined : targetOf(member);
  if (target?.type !== "structure") throw new MalformedBody("a message is of a type that the stream does not have");
  return target;
}

function unmodelled({ headers }: EventMessage): StreamError {
  const [code, message] = [headers.get(":error-code"), headers.get(":error-message")];
  const members = message?.type === "string" ? { message: message.value } : {};
  return new StreamError(code?.type === "string" ? code.value : "UnknownError", members, false);
}

function membersReaderOf(schema: StructureSchema, format: EventFormat): MembersReader {
  const entries = Object.entries(schema.members);
  const headers = entries.flatMap(([name, member]) =>
    member.event === "header" ? [{ name, read: headerMemberReader(member) }] : [],
  );
  const ofNothing = absentStructureOf({ ...schema, members: membersIn(schema, "header") }, format.side);
  const readPayload = payloadReaderOf(schema, format);
  return (message) => {
    const value = { ...ofNothing(), ...readPayload(message.payload) };
    for (const { name, read } of headers) {
      const header = message.headers.get(name);
      if (header === undefined) continue;
      try {
        setMember(value, name, read(header));
      } catch (error) {
        throw at(name, error);
      }
    }
    return value;
  };
}

/** The members that stand in headers, or those that stand together in the payload. */
export function membersIn(
  { members }: StructureSchema,
  place: MemberSchema["event"],
): Readonly<Record<string, MemberSchema>> {
  return Object.fromEntries(Object.entries(members).filter(([, { event }]) => event === place));
}

type PayloadReader = (payload: Uint8Array) => Readonly<Record<string, unknown>>;

function payloadReaderOf(schema: StructureSchema, format: EventFormat): PayloadReader {
  const [explicit] = Object.entries(membersIn(schema, "payload"));
  if (explicit !== undefined) return explicitReader(...explicit, format);
  const members = membersIn(schema, undefined);
  if (Object.keys(members).length === 0) return () => ({});
  const implied: StructureSchema = { ...schema, members };
  const ofNothing = absentStructureOf(implied, format.side);
  const read = format.membersReader(implied);
  // A reader of members returns a fresh record.
  return (payload) => (payload.length === 0 ? ofNothing() : (read(payload) as Record<string, unknown>));
}

function explicitReader(name: string, member: MemberSchema, format: EventFormat): PayloadReader {
  const { type } = targetOf(member);
  const read =
    type === "blob" ? undefined : type === "string" || type === "enum" ? textOf : format.payloadReader(member);
  return (payload) => {
    const value: Record<string, unknown> = {};
    try {
      // Bytes and texts can be empty; a document cannot.
      const part = read === undefined ? payload : payload.length === 0 && read !== textOf ? undefined : read(payload);
      if (part !== undefined) setMember(value, name, part);
      return value;
    } catch (error) {
      throw at(name, error);
    }
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(payload: Uint8Array | string): string {
  try {
    return typeof payload === "string" ? payload : utf8.decode(payload);
  } catch {
    throw new CodecFailure("string", "other");
  }
}
