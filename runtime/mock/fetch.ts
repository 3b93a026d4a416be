/** Between the Web's Request and Response and the wire forms that protocols work on. */
import { abortable, abortableStream, reasonOf } from "../protocol/abort.js";
import { chunksOf, collect, isBodyStream, readableOf } from "../protocol/body-stream.js";
import {
  type RequestHead,
  type Rejected,
  type WireRequest,
  type WireResponse,
  isRejected,
} from "../protocol/protocol.js";
import type { Mock } from "./options.js";
import { connectionReset } from "./fault/spoil.js";

/** What requests and responses of the Web pass through on their way to a mock. */
export type Answering = Pick<Mock, "limits" | "streams" | "handle" | "refuse">;

/** {@link Mock.fetch} of what answers. */
export function fetchOf(mock: Answering): Mock["fetch"] {
  return async (request) => toResponse(await answerTo(request, mock));
}

/**
 * The answer in the mock's own form, of which an adapter makes what its platform has. Rejects when reading the body does, and
 * when the request is aborted; streams that are under way, in either direction, then end.
 */
export async function answerTo(request: Request, mock: Answering): Promise<WireResponse> {
  const { signal } = request;
  const answer = await abortable(() => answerWhole(request, mock), signal, reasonOf);
  return isBodyStream(answer.body) ? { ...answer, body: abortableStream(answer.body, signal, reasonOf) } : answer;
}

async function answerWhole(request: Request, mock: Answering): Promise<WireResponse> {
  const wire = await toWireRequest(request, mock);
  return isRejected(wire) ? mock.refuse(wire.rejection, wire) : mock.handle(wire);
}

/**
 * Reads a request. Its body is a stream where the operation reads one; otherwise it is read, up to the limit. Rejects when
 * reading the body does.
 */
async function toWireRequest(
  request: Request,
  { limits, streams }: Pick<Mock, "limits" | "streams">,
): Promise<WireRequest | (Rejected & RequestHead)> {
  const { pathname, search, host } = new URL(request.url);
  const head = { method: request.method, target: pathname + search, headers: headersAt(host, request.headers) };
  if (request.body === null) return { ...head, body: "" };
  const stream = abortableStream(chunksOf(request.body), request.signal, reasonOf);
  if (streams?.(head) === true) return { ...head, body: stream };
  const body = await collect(stream, limits.bodyBytes);
  if (body === undefined) return { ...head, rejection: { kind: "bodyTooLarge", limit: limits.bodyBytes } };
  return { ...head, body };
}

/** A request that came over no wire has no `Host`, and its URL says the same: buckets stand there, and signatures cover it. */
export function headersAt(host: string, headers: Headers): Headers {
  if (headers.has("host")) return headers;
  const whole = new Headers(headers);
  whole.set("host", host);
  return whole;
}

/**
 * A response for whoever fetched. A stream is read when the response's body is, and let go of when that is cancelled. A body
 * that is there as a whole says its length, as a server would: clients hand it on as `ContentLength`.
 * @throws TypeError where a fault has reset the connection, as `fetch` does
 */
export function toResponse({ status, headers: pairs, body, reset }: WireResponse): Response {
  if (reset === true) throw new TypeError("fetch failed", { cause: connectionReset() });
  const headers = new Headers(pairs.map(([name, value]): [string, string] => [name, value]));
  if (isBodyStream(body)) return new Response(readableOf(body), { status, headers });
  // Statuses such as 204 allow no body, not even an empty one.
  if (body.length === 0) return new Response(null, { status, headers });
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  if (!headers.has("content-length")) headers.set("content-length", String(bytes.length));
  return new Response(bytes, { status, headers });
}
