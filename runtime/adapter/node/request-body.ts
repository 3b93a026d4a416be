/** The body of a message of node:http or node:http2, as a stream that asks for what it gives. */
import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";
import type { BodyStream } from "../../protocol/body-stream.js";
import type { HeaderReader } from "../../protocol/protocol.js";
import { http2Codes } from "./http2-codes.js";

/** Either kind of request. */
export type NodeRequest = IncomingMessage | Http2ServerRequest;

/** Whether a body can follow; over HTTP/2 nobody knows before it has. */
export function hasBody({ httpVersionMajor }: NodeRequest, headers: HeaderReader): boolean {
  if (headers.get("transfer-encoding") !== undefined) return true;
  const length = headers.get("content-length");
  return length === undefined ? httpVersionMajor > 1 : length !== "0";
}

/**
 * The body in pieces. Throws when the client breaks it off. Leaving it early keeps the connection, on which the answer is
 * still to go; what the client goes on sending must then be thrown away.
 */
export function bodyStreamOf(request: NodeRequest): BodyStream {
  return { [Symbol.asyncIterator]: () => pieces(request) };
}

async function* pieces(request: NodeRequest): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of request.iterator({ destroyOnReturn: false })) yield piece as Buffer;
  // Over HTTP/2 a request that is broken off ends like any other.
  if (!isWhole(request)) throw new Error("the client has broken the request off");
}

/** Whether a request that has ended is there as a whole. */
export function isWhole(request: NodeRequest): boolean {
  return "stream" in request ? request.stream.rstCode === http2Codes.none : request.complete;
}

/** Reads what nobody wants, so that the connection is good for another request; too much of it ends the connection. */
export function throwAway(request: NodeRequest, limit: number): void {
  if (request.readableEnded) return;
  let left = limit;
  request.on("data", (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) request.destroy();
  });
}
