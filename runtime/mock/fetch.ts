/** Between the Web's Request and Response and the wire forms that protocols work on. */
import { type WholeBody, chunksOf, collect, isBodyStream, readableOf } from "../protocol/body-stream.js";
import type { RequestHead, Rejected, WireRequest, WireResponse } from "../protocol/protocol.js";
import type { Mock } from "./options.js";
import { connectionReset } from "./fault/spoil.js";

/**
 * Reads a request. Its body is a stream where the operation reads one; otherwise it is read, up to the limit. Rejects when
 * reading the body does.
 */
export async function toWireRequest(
  request: Request,
  { limits, streams }: Pick<Mock, "limits" | "streams">,
): Promise<WireRequest | (Rejected & RequestHead)> {
  const { pathname, search } = new URL(request.url);
  const head = { method: request.method, target: pathname + search, headers: request.headers };
  if (request.body === null) return { ...head, body: "" };
  const stream = chunksOf(request.body);
  if (streams?.(head) === true) return { ...head, body: stream };
  const body = await collect(stream, limits.bodyBytes);
  if (body === undefined) return { ...head, rejection: { kind: "bodyTooLarge", limit: limits.bodyBytes } };
  return { ...head, body };
}

/**
 * A response for whoever fetched. A stream is read when the response's body is, and let go of when that is cancelled.
 * @throws TypeError where a fault has reset the connection, as `fetch` does
 */
export function toResponse({ status, headers, body, reset }: WireResponse): Response {
  if (reset === true) throw new TypeError("fetch failed", { cause: connectionReset() });
  const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  return new Response(webBody(body), init);
}

function webBody(body: WireResponse["body"]): WholeBody | ReadableStream<Uint8Array> | null {
  if (isBodyStream(body)) return readableOf(body);
  return body.length === 0 ? null : body;
}
