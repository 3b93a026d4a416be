/** Bodies that are a stream, a blob's or one of events: what operations read of them, and what they are written from. */
import { eventWriterOf } from "../codec/event-stream/index.js";
import { CodecFailure } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { setMember } from "../codec/member-access.js";
import {
  type BodyStream,
  type WholeBody,
  chunksOf,
  isBodyStream,
  readableOf,
  wholeBodyOf,
} from "../protocol/body-stream.js";
import { eventFrames, eventsReaderOf, servedFrames } from "../protocol/events.js";
import { type StreamMember, streamMemberOf } from "../protocol/streaming.js";
import type { StructureSchema, UnionSchema } from "../schema/schema.js";
import type { BodyFormat } from "./body-format.js";
import type { Direction } from "./media-type.js";
import { payloadOf } from "./members-by-place.js";
import { bodyReaderOf } from "./read-body.js";

type AnyBody = WholeBody | BodyStream;

/** The payload that is a stream. */
export function streamPayloadOf(schema: StructureSchema): StreamMember | undefined {
  const stream = streamMemberOf(schema);
  return stream !== undefined && payloadOf(schema)?.name === stream.name ? stream : undefined;
}

/**
 * Compiles the reader of a message's body, stream or not. A blob that comes as a stream is read as a `ReadableStream`, one
 * that is there as a whole as bytes.
 */
export function anyBodyReaderOf(
  schema: StructureSchema,
  format: BodyFormat,
  direction: Direction,
  maxEventBytes: number,
): (body: AnyBody) => Record<string, unknown> {
  const stream = streamPayloadOf(schema);
  if (stream?.kind === "events") {
    const read = eventsReaderOf(stream.target, format, maxEventBytes);
    return (body) => alone(stream.name, read(body));
  }
  const read = bodyReaderOf(schema, format, direction);
  if (stream === undefined) return (body) => read(wholeBodyOf({ body }));
  return (body) => (isBodyStream(body) ? alone(stream.name, readableOf(body)) : read(body));
}

function alone(name: string, value: unknown): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  setMember(record, name, value);
  return record;
}

/** Compiles the writer of an event stream; that of a server tells its reader about failures. */
export function eventsWriterOf(union: UnionSchema, format: BodyFormat): (events: unknown) => BodyStream {
  const writer = eventWriterOf(union, format);
  const frames = format.side === "server" ? servedFrames : eventFrames;
  return (events) => frames(events, writer, []);
}

/** The body of a streaming blob, from whatever its type allows. @throws CodecFailure for anything else */
export function blobBodyOf(content: unknown): AnyBody {
  if (typeof content === "string" || content instanceof Uint8Array) return content;
  if (content instanceof Blob) return chunksOf(content.stream());
  if (content instanceof ReadableStream) return piecesOf(chunksOf(content));
  if (typeof content === "object" && content !== null && Symbol.asyncIterator in content) {
    return piecesOf(content as AsyncIterable<unknown>);
  }
  throw new CodecFailure("blob", foundIn(content));
}

const encoder = new TextEncoder();

/** Streams of Node may hold texts. */
async function* piecesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of stream) {
    if (piece instanceof Uint8Array) yield piece;
    else if (typeof piece === "string") yield encoder.encode(piece);
    else throw new CodecFailure("blob", foundIn(piece));
  }
}
