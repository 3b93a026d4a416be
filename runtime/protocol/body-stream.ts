/** Bodies that come and go in pieces: what they are, and the ways between them and the other forms of bytes. */

import { joined } from "../codec/joined.js";

/**
 * Bytes in pieces, read once and in order. Whoever reads sets the pace: a source produces a piece when it is asked for the
 * next one. Leaving a loop early lets go of the source; a source that breaks off throws.
 */
export type BodyStream = AsyncIterable<Uint8Array>;

/** A body that is there as a whole. */
export type WholeBody = Uint8Array | string;

/** Whether a body comes in pieces. */
export function isBodyStream(body: WholeBody | BodyStream): body is BodyStream {
  return typeof body === "object" && Symbol.asyncIterator in body;
}

/** The body of a message of which it is known that it does not stream. */
export function wholeBodyOf({ body }: { readonly body: WholeBody | BodyStream }): WholeBody {
  if (typeof body === "string" || !(Symbol.asyncIterator in body)) return body;
  throw new Error("BUG: a stream where the whole body is needed");
}

/** The whole of a stream; `undefined` when it is longer than `limit` bytes, and then the rest is not read. */
export async function collect(stream: BodyStream, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  const [only = new Uint8Array()] = chunks;
  return chunks.length <= 1 ? only : joined(chunks, length);
}

/** The pieces of a stream of the Web. Not every browser can iterate over one. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

/** A stream of the Web that asks for a piece only when it is read. Cancelling it lets go of the source. */
export function readableOf(stream: BodyStream): ReadableStream<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const piece = await pieces.next();
        if (piece.done === true) controller.close();
        else controller.enqueue(piece.value);
      },
      cancel: async () => void (await pieces.return?.()),
    },
    { highWaterMark: 0 },
  );
}

/** Any body as a stream; one that is there as a whole is a single piece. */
export function streamOf(body: WholeBody | BodyStream): BodyStream {
  return isBodyStream(body) ? body : onePiece(body);
}

async function* onePiece(body: WholeBody): AsyncGenerator<Uint8Array, void, undefined> {
  if (body.length > 0) yield await Promise.resolve(typeof body === "string" ? new TextEncoder().encode(body) : body);
}

/** Lets go of a stream that nobody will read. */
export async function discard(stream: BodyStream): Promise<void> {
  await stream[Symbol.asyncIterator]().return?.();
}
