/** Event streams as protocols use them: bytes to the events that handlers read, and the other way round. */
import {
  type EventFormat,
  type EventMessage,
  type EventReader,
  type EventWriter,
  errorMessage,
  eventReaderOf,
  messagesOf,
  writeMessage,
} from "../codec/event-stream/index.js";
import { CodecFailure, isCodecFailure } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { isMalformedBody } from "../codec/malformed-body.js";
import type { UnionSchema } from "../schema/schema.js";
import { pointerOf } from "../validate/issue.js";
import { type BodyStream, type WholeBody, streamOf } from "./body-stream.js";
import type { Rejection } from "./protocol.js";
import { ReportedFailure } from "./reported-failure.js";
import { StreamRejected, isStreamRejected } from "./stream-rejected.js";

/** A stream of events as handlers see it. */
export type Events = AsyncIterable<Readonly<Record<string, unknown>>>;

/**
 * Compiles the reader of a request's event stream; `limit` is that of a message, in bytes. Reading throws StreamRejected
 * where the bytes are no event, and StreamError where the client ends the stream with an error.
 */
export function eventsReaderOf(
  union: UnionSchema,
  format: EventFormat,
  limit: number,
): (body: WholeBody | BodyStream) => Events {
  const read = eventReaderOf(union, format);
  const { side } = format;
  return (body) => {
    const messages = messagesOf(streamOf(body), limit, side);
    return eventsIn(side === "client" ? withoutInitial(messages, isInitialResponse) : messages, read);
  };
}

/** Spec: event streams; clients must not fail when an initial response comes that they did not expect. */
function isInitialResponse({ headers }: EventMessage): true | undefined {
  return headers.get(":event-type")?.value === "initial-response" ? true : undefined;
}

/** Messages without the first one, if that is an initial message: it may come although there is nothing to say. */
export async function* withoutInitial(
  messages: AsyncIterable<EventMessage>,
  isInitial: (message: EventMessage) => unknown,
): AsyncGenerator<EventMessage, void, undefined> {
  let isFirst = true;
  for await (const message of messages) {
    if (!isFirst || isInitial(message) === undefined) yield message;
    isFirst = false;
  }
}

/** The events in messages. Reading throws as that of {@link eventsReaderOf}. */
export async function* eventsIn(
  messages: AsyncIterable<EventMessage>,
  read: EventReader,
): AsyncGenerator<Readonly<Record<string, unknown>>, void, undefined> {
  try {
    for await (const message of messages) yield read(message);
  } catch (error) {
    const rejection = eventRejection(error);
    throw rejection === undefined ? error : new StreamRejected(rejection);
  }
}

/** Why a message cannot be read; `undefined` when the error is another. */
export function eventRejection(error: unknown): Rejection | undefined {
  if (isMalformedBody(error)) return { kind: "malformed", detail: error.message };
  if (!isCodecFailure(error)) return undefined;
  // A key in the path may be sensitive: the event's name is all that is said.
  const path = pointerOf(error.reversedPath.slice(-1));
  return { kind: "misfit", fault: { expected: error.expected, found: error.found }, path };
}

/**
 * The body of a response that is a stream of events. What the events throw, and an event that does not fit the union,
 * becomes the last message: the modelled error if the stream has it, otherwise no more than that something failed. The
 * body then throws ReportedFailure.
 */
export async function* servedFrames(
  events: unknown,
  writer: EventWriter,
  first: readonly EventMessage[],
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* eventFrames(events, writer, first);
  } catch (error) {
    yield writeMessage(failureMessage(error, writer));
    throw new ReportedFailure(error);
  }
}

/**
 * The frames of events, with `first` before them. An exception among the events is the last of them.
 * @throws CodecFailure for an event that does not fit the union, and what the events throw
 */
export async function* eventFrames(
  events: unknown,
  writer: EventWriter,
  first: readonly EventMessage[],
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const message of first) yield writeMessage(message);
  if (events === undefined || events === null) return;
  for await (const event of iterableOf(events)) {
    const message = writer.event(event);
    yield writeMessage(message);
    if (message.headers.has(":exception-type")) return;
  }
}

/** An event stream may be any iterable. */
function iterableOf(events: unknown): AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof events === "object" && events !== null) {
    if (Symbol.asyncIterator in events) return events as AsyncIterable<unknown>;
    if (Symbol.iterator in events) return events as Iterable<unknown>;
  }
  throw new CodecFailure("event stream", foundIn(events));
}

function failureMessage(error: unknown, writer: EventWriter): EventMessage {
  if (isStreamRejected(error)) return rejectionMessage(error.rejection, writer);
  if (typeof error === "object" && error !== null && "name" in error && typeof error.name === "string") {
    const message: unknown = "message" in error ? error.message : undefined;
    const members = { ...(typeof message === "string" ? { message, Message: message } : {}), ...error };
    const exception = modelled(error.name, members, writer);
    if (exception !== undefined) return exception;
  }
  return errorMessage("InternalFailure", "");
}

/** In UTF-16 units; a header of a message has 64 KiB. */
const longestMessage = 4096;

/** An event that breaks a constraint: the stream's own error of the name if it has it. What is no event has no error of its own. */
function rejectionMessage(rejection: Rejection, writer: EventWriter): EventMessage {
  if (rejection.kind !== "invalid") return errorMessage("SerializationException", "");
  const { name, message, fields } = rejection;
  const members = { message, Message: message, ...(fields !== undefined && { fieldList: fields }) };
  return modelled(name, members, writer) ?? errorMessage(name, message.slice(0, longestMessage));
}

/** `undefined` where the stream has no such error, or the members do not fit it. */
function modelled(
  name: string,
  members: Readonly<Record<string, unknown>>,
  writer: EventWriter,
): EventMessage | undefined {
  try {
    return writer.exception(name, members);
  } catch {
    return undefined;
  }
}
