/** Event streams of RPC protocols: the members beside the stream are its first message (spec: event streams, initial messages). */
import {
  type EventFormat,
  type EventMessage,
  eventReaderOf,
  eventStreamType,
  eventWriterOf,
  initialReaderOf,
  initialWriterOf,
  messagesOf,
} from "../codec/event-stream/index.js";
import { absentStructureOf } from "../codec/absent-member.js";
import { getterOf, setMember } from "../codec/member-access.js";
import type { Side } from "../codec/side.js";
import { type Schema, type StructureSchema, targetOf } from "../schema/schema.js";
import { type BodyStream, type WholeBody, streamOf } from "./body-stream.js";
import { eventFrames, eventRejection, eventsIn, servedFrames, withoutInitial } from "./events.js";
import type { Input, Rejected, RequestHead } from "./protocol.js";
import { streamMemberOf, withoutStream } from "./streaming.js";

type Body = WholeBody;

/** What an RPC protocol's format is made of. Readers throw CodecFailure and MalformedBody. */
export interface RpcBodies {
  readonly side: Side;
  readonly mediaType: string;
  readonly reader: (schema: Schema) => (body: Body) => unknown;
  readonly writer: (schema: Schema) => (value: unknown) => Body;
}

function eventFormat({ side, mediaType, reader, writer }: RpcBodies): EventFormat {
  return {
    side,
    mediaType,
    membersReader: reader,
    membersWriter: writer,
    payloadReader: (member) => reader(targetOf(member)),
    payloadWriter: (member) => writer(targetOf(member)),
    writesEmptyEvents: true,
  };
}

/** Whether the body of a request says that it is an event stream. */
export function saysEventStream({ headers }: RequestHead): boolean {
  const [type = ""] = (headers.get("content-type") ?? "").split(";", 1);
  return type.trim().toLowerCase() === eventStreamType;
}

/**
 * Compiles the reader of an input with an event stream; `undefined` when it has none. It waits for the first message only if
 * the input has other members; a first message that is no initial request is the first event.
 */
export function eventInputReader(
  input: StructureSchema,
  bodies: RpcBodies,
  limit: number,
): ((body: Body | BodyStream) => Promise<Input | Rejected>) | undefined {
  const read = eventMessageReader(input, "initial-request", bodies, limit);
  if (read === undefined) return undefined;
  return async (body) => {
    try {
      return { value: await read(body) };
    } catch (error) {
      const rejection = eventRejection(error);
      if (rejection === undefined) throw error;
      return { rejection };
    }
  };
}

type StreamedMessage = (body: Body | BodyStream) => Promise<Readonly<Record<string, unknown>>>;

/** As {@link eventInputReader}, for an output. @throws CodecFailure for a first message that does not fit @throws MalformedBody */
export function eventOutputReader(
  output: StructureSchema,
  bodies: RpcBodies,
  limit: number,
): StreamedMessage | undefined {
  return eventMessageReader(output, "initial-response", bodies, limit);
}

function eventMessageReader(
  schema: StructureSchema,
  type: "initial-request" | "initial-response",
  bodies: RpcBodies,
  limit: number,
): StreamedMessage | undefined {
  const stream = streamMemberOf(schema);
  if (stream?.kind !== "events") return undefined;
  const format = eventFormat(bodies);
  const read = eventReaderOf(stream.target, format);
  const others = withoutStream(schema, stream);
  const readInitial = initialReaderOf(others, type, format);
  const ofNothing = absentStructureOf(others, bodies.side);
  const hasOthers = Object.keys(others.members).length > 0;
  return async (body) => {
    const messages = messagesOf(streamOf(body), limit, bodies.side);
    const first = hasOthers ? await messages.next() : undefined;
    const message = first?.done === false ? first.value : undefined;
    const initial = message === undefined ? undefined : readInitial(message);
    const value = { ...(initial ?? ofNothing()) };
    const events = message !== undefined && initial === undefined ? preceded(message, messages) : messages;
    setMember(value, stream.name, eventsIn(hasOthers ? events : withoutInitial(events, readInitial), read));
    return value;
  };
}

type Messages = AsyncIterable<EventMessage>;

async function* preceded(first: EventMessage, rest: Messages): AsyncGenerator<EventMessage, void, undefined> {
  yield first;
  yield* rest;
}

/** Compiles the writer of an input with an event stream; `undefined` when it has none. What has nothing beside it is all there is. */
export function eventInputWriter(
  input: StructureSchema,
  bodies: RpcBodies,
): ((value: Readonly<Record<string, unknown>>) => BodyStream) | undefined {
  const stream = streamMemberOf(input);
  if (stream?.kind !== "events") return undefined;
  const format = eventFormat(bodies);
  const writer = eventWriterOf(stream.target, format);
  const others = withoutStream(input, stream);
  const writeInitial = initialWriterOf(others, "initial-request", format);
  const hasOthers = Object.keys(others.members).length > 0;
  const eventsOf = getterOf(stream.name);
  return (value) => eventFrames(eventsOf(value), writer, hasOthers ? [writeInitial(value)] : []);
}

/** Compiles the writer of an output with an event stream; `undefined` when it has none. The first message always comes. */
export function eventOutputWriter(
  output: StructureSchema,
  bodies: RpcBodies,
): ((value: Readonly<Record<string, unknown>>) => BodyStream) | undefined {
  const stream = streamMemberOf(output);
  if (stream?.kind !== "events") return undefined;
  const format = eventFormat(bodies);
  const writer = eventWriterOf(stream.target, format);
  const writeInitial = initialWriterOf(withoutStream(output, stream), "initial-response", format);
  const eventsOf = getterOf(stream.name);
  return (value) => servedFrames(eventsOf(value), writer, [writeInitial(value)]);
}
