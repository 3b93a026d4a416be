/** Request bodies that a client has compressed (spec: `requestCompression`), for operations that let it. */
import { type BodyStream, chunksOf, collect, isBodyStream, readableOf, streamOf } from "../../protocol/body-stream.js";
import type { RequestHead, Rejected, WireRequest } from "../../protocol/protocol.js";
import { StreamRejected, isStreamRejected } from "../../protocol/stream-rejected.js";
import { HeaderView, encodingField, encodingsOf } from "./header-view.js";

/** Whether the last encoding of the body is gzip, the only one that the trait knows. */
export function isCompressed({ headers }: RequestHead): boolean {
  return encodingsOf(headers).at(-1)?.toLowerCase() === "gzip";
}

/**
 * The request as it was before: the encodings that the caller itself gave, and the body. A stream stays one, and throws
 * StreamRejected where it is not gzip; of a whole body at most `limit` bytes are unpacked, whatever it claims to become.
 */
export async function decompressed(request: WireRequest, limit: number): Promise<WireRequest | Rejected> {
  const { method, target, headers: sent, body } = request;
  const headers = new HeaderView(sent, new Map([encodingField(encodingsOf(sent).slice(0, -1))]));
  const plain = inflated(streamOf(body));
  if (isBodyStream(body)) return { method, target, headers, body: plain };
  try {
    const whole = await collect(plain, limit);
    if (whole === undefined) return { rejection: { kind: "bodyTooLarge", limit } };
    return { method, target, headers, body: whole };
  } catch (error) {
    if (isStreamRejected(error)) return { rejection: error.rejection };
    throw error;
  }
}

async function* inflated(packed: BodyStream): AsyncGenerator<Uint8Array, void, undefined> {
  let broken: unknown;
  /** What breaks off the stream is told apart from what is no gzip. */
  async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* packed;
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  try {
    yield* chunksOf(readableOf(watched()).pipeThrough(new DecompressionStream("gzip")));
  } catch {
    throw broken ?? new StreamRejected({ kind: "malformed", detail: "the body is not gzip" });
  }
}
