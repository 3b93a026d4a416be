/** Writes the events of a stream as messages, compiled once from its union (spec: event streams, message serialization). */
import { type MemberSchema, type StructureSchema, type UnionSchema, nameOf, targetOf } from "../../schema/schema.js";
import { writtenDefaultOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { foundIn } from "../found-in.js";
import { getterOf } from "../member-access.js";
import type { EventFormat } from "./event-format.js";
import type { HeaderValue } from "./header.js";
import { headerMemberWriter } from "./header-member.js";
import type { EventMessage } from "./message.js";
import { membersIn } from "./read-event.js";

export interface EventWriter {
  /** The message of an event or, where the member is an error, of an exception. @throws CodecFailure */
  readonly event: (event: unknown) => EventMessage;
  /** The message of a modelled error by its shape's name; `undefined` when the stream has no such error. @throws CodecFailure */
  readonly exception: (name: string, members: Readonly<Record<string, unknown>>) => EventMessage | undefined;
}

/** Writes the members of one event. */
type MembersWriter = (value: unknown) => EventMessage;

/** Compiles the writer of a stream's events; each event is compiled when it is first written. */
export function eventWriterOf(union: UnionSchema, format: EventFormat): EventWriter {
  const compiled = new Map<string, MembersWriter>();
  const write = (name: string, schema: StructureSchema, value: unknown): EventMessage => {
    const writer = compiled.get(name) ?? membersWriterOf(schema, headersOf(name, schema), format);
    compiled.set(name, writer);
    try {
      return writer(value);
    } catch (error) {
      throw at(name, error);
    }
  };
  const schemaOf = (name: string): StructureSchema | undefined => {
    const member = Object.hasOwn(union.members, name) ? union.members[name] : undefined;
    const target = member === undefined ? undefined : targetOf(member);
    return target?.type === "structure" ? target : undefined;
  };
  const errors = new Map(
    Object.keys(union.members).flatMap((name) => {
      const schema = schemaOf(name);
      return schema?.error === undefined ? [] : [[nameOf(schema.id), name] as const];
    }),
  );
  return {
    event: (event) => {
      const [name, value] = onlyMember(event);
      const schema = schemaOf(name);
      if (schema === undefined) throw at(name, new CodecFailure("a member of the union", "unknown"));
      return write(name, schema, value);
    },
    exception: (error, members) => {
      const name = errors.get(error);
      const schema = name === undefined ? undefined : schemaOf(name);
      return name === undefined || schema === undefined ? undefined : write(name, schema, members);
    },
  };
}

/** Compiles the writer of the initial request or response of an RPC protocol. */
export function initialWriterOf(
  schema: StructureSchema,
  type: "initial-request" | "initial-response",
  format: EventFormat,
): MembersWriter {
  return membersWriterOf(schema, typeHeaders("event", ":event-type", type), format);
}

/** The message of an error that the model does not have. */
export function errorMessage(code: string, message: string): EventMessage {
  const headers = typeHeaders("error", ":error-code", code);
  return { headers: new Map([...headers, [":error-message", { type: "string", value: message }]]), payload: empty };
}

const empty = new Uint8Array();
type Header = readonly [string, HeaderValue];

function headersOf(name: string, { error }: StructureSchema): readonly Header[] {
  return error === undefined
    ? typeHeaders("event", ":event-type", name)
    : typeHeaders("exception", ":exception-type", name);
}

function typeHeaders(messageType: string, header: string, value: string): readonly Header[] {
  return [
    [":message-type", { type: "string", value: messageType }],
    [header, { type: "string", value }],
  ];
}

function onlyMember(event: unknown): readonly [string, unknown] {
  if (typeof event !== "object" || event === null) throw new CodecFailure("union", foundIn(event));
  const [first, ...others] = Object.entries(event).filter(([, value]) => value !== undefined && value !== null);
  if (first === undefined || others.length > 0) throw new CodecFailure("exactly one member", "map");
  return first;
}

function membersWriterOf(schema: StructureSchema, first: readonly Header[], format: EventFormat): MembersWriter {
  const headers = Object.entries(membersIn(schema, "header")).map(([name, member]) => ({
    name,
    get: getterOf(name),
    fallback: writtenDefaultOf(member, format.side),
    write: headerMemberWriter(member),
  }));
  const payload = payloadWriterOf(schema, format);
  return (value) => {
    if (typeof value !== "object" || value === null) throw new CodecFailure("structure", foundIn(value));
    const record = value as Readonly<Record<string, unknown>>;
    const written = new Map<string, HeaderValue>(first);
    for (const { name, get, fallback, write } of headers) {
      const item = get(record) ?? fallback;
      try {
        if (item !== undefined) written.set(name, write(item));
      } catch (error) {
        throw at(name, error);
      }
    }
    const body = payload?.write(record);
    if (payload === undefined || body === undefined) return { headers: written, payload: empty };
    return { headers: written.set(":content-type", { type: "string", value: payload.type }), payload: bytesOf(body) };
  };
}

const encoder = new TextEncoder();

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === "string" ? encoder.encode(body) : body;
}

interface PayloadWriter {
  readonly type: string;
  /** `undefined`: there is none. */
  readonly write: (record: Readonly<Record<string, unknown>>) => Uint8Array | string | undefined;
}

function payloadWriterOf(schema: StructureSchema, format: EventFormat): PayloadWriter | undefined {
  const [explicit] = Object.entries(membersIn(schema, "payload"));
  if (explicit !== undefined) return explicitWriter(...explicit, format);
  const members = membersIn(schema, undefined);
  const writesEmpty = format.writesEmptyEvents === true && Object.keys(schema.members).length === 0;
  if (Object.keys(members).length === 0 && !writesEmpty) return undefined;
  return { type: format.mediaType, write: format.membersWriter({ ...schema, members }) };
}

function explicitWriter(name: string, member: MemberSchema, format: EventFormat): PayloadWriter {
  const get = getterOf(name);
  const { type, write } = partWriterOf(member, format);
  const fallback = writtenDefaultOf(member, format.side);
  return {
    type,
    write: (record) => {
      const part = get(record) ?? fallback;
      try {
        return part === undefined ? undefined : write(part);
      } catch (error) {
        throw at(name, error);
      }
    },
  };
}

function partWriterOf(
  member: MemberSchema,
  format: EventFormat,
): { readonly type: string; readonly write: (part: unknown) => Uint8Array | string } {
  const target = targetOf(member);
  const own = member.mediaType ?? ("mediaType" in target ? target.mediaType : undefined);
  switch (target.type) {
    case "blob":
      return { type: own ?? "application/octet-stream", write: blobOf };
    case "string":
    case "enum":
      return { type: own ?? "text/plain", write: textOf };
    default:
      return { type: format.mediaType, write: format.payloadWriter(member) };
  }
}

function blobOf(part: unknown): Uint8Array {
  if (part instanceof Uint8Array) return part;
  throw new CodecFailure("blob", foundIn(part));
}

function textOf(part: unknown): string {
  if (typeof part === "string") return part;
  throw new CodecFailure("string", foundIn(part));
}
