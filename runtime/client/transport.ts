/** The ways of a request: to a function in the same process, or over `fetch`. */
import { fieldsOf } from "../client-binding/index.js";
import { chunksOf, collect, isBodyStream, readableOf } from "../protocol/body-stream.js";
import type { WireRequest, WireResponse } from "../protocol/protocol.js";
import { ResponseError } from "./errors.js";
import type { OutgoingRequest } from "./outgoing-request.js";

/** What a transport needs to know beside the request. */
export interface Passage {
  readonly operation: string;
  readonly signal: AbortSignal | undefined;
  /** Whether the response's body may be handed on as a stream, for a status. */
  readonly streams: (status: number) => boolean;
  /** The largest body that is not streamed. */
  readonly limit: number;
}

/** @throws ResponseError for a body that is too long, and whatever the other end throws */
export type Transport = (request: OutgoingRequest, passage: Passage) => Promise<WireResponse>;

/** Hands requests to a function: `mock.handle`. */
export function directTransport(handle: (request: WireRequest) => WireResponse | Promise<WireResponse>): Transport {
  return async ({ method, url, target, headers, body }, passage) => {
    const { signal } = passage;
    signal?.throwIfAborted();
    const fields = fieldsOf([["host", url.host], ...headers]);
    const response = await handle({ method, target, headers: fields, body });
    signal?.throwIfAborted();
    return received(response, passage);
  };
}

/** Sends requests over the network. */
export function fetchTransport(fetch: (request: Request) => Promise<Response>): Transport {
  return async ({ method, url, target, headers, body }, passage) => {
    const { signal } = passage;
    const stream = isBodyStream(body) ? readableOf(body) : undefined;
    const init: RequestInit & { duplex?: "half" } = {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      ...(signal === undefined ? {} : { signal }),
      ...(stream === undefined ? {} : { body: stream, duplex: "half" }),
      ...(isBodyStream(body) || body.length === 0 ? {} : { body }),
    };
    const { status, headers: fields, body: pieces } = await fetch(new Request(new URL(target, url), init));
    return received({ status, headers: [...fields], body: pieces === null ? "" : chunksOf(pieces) }, passage);
  };
}

/** The response with its body whole, where it may not stream. */
async function received(response: WireResponse, { operation, streams, limit }: Passage): Promise<WireResponse> {
  const { status, body } = response;
  if (!isBodyStream(body) || streams(status)) return response;
  const whole = await collect(body, limit);
  if (whole !== undefined) return { ...response, body: whole };
  const nonsense = { detail: `the body is longer than ${limit} bytes`, path: "" };
  throw new ResponseError(operation, { nonsense, requestId: undefined }, status);
}
