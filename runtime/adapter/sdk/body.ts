/** What SDK clients give as a request body: text, bytes, or a stream of either platform. */
import { type BodyStream, type WholeBody, chunksOf } from "../../protocol/body-stream.js";

/** The body as the mock takes it. @throws TypeError for a body of no known kind */
export function bodyOf(body: unknown): WholeBody | BodyStream {
  if (body === undefined || body === null) return "";
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof Blob) return chunksOf(body.stream());
  if (body instanceof ReadableStream) return bytesIn(chunksOf(body));
  if (isAsyncIterable(body)) return bytesIn(body);
  throw new TypeError("the request body is neither text nor bytes nor a stream");
}

/** Streams may hold text. */
async function* bytesIn(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    yield chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
  }
}

/** Node's streams are. */
function isAsyncIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
