/** Bodies that come slowly, end too early, or make no sense. */
import { isBodyStream, type WholeBody } from "../../protocol/body-stream.js";
import type { WireResponse } from "../../protocol/protocol.js";
import type { MockClock } from "../clock/mock-clock.js";
import type { Trouble } from "./fault-book.js";

/** What a stream throws whose connection has ended, under the code that clients know from Node. */
export function connectionReset(): Error {
  return Object.assign(new Error("the connection was reset by a fault"), { code: "ECONNRESET" });
}

/** The response after its faults. Streamed bodies are not cut: they are slow, or end before they begin. */
export function spoil(response: WireResponse, faults: Trouble["spoilt"], clock: MockClock): WireResponse {
  return faults.reduce((spoilt, fault) => {
    switch (fault.kind) {
      case "malform":
        return { ...spoilt, headers: withoutLength(spoilt), body: malformed(spoilt.body) };
      case "truncate":
        return truncated(spoilt, fault.bytes);
      case "slow":
        return { ...withLength(spoilt), body: slowly(spoilt.body, fault.bytesPerSecond, clock) };
    }
  }, response);
}

/** Half of it, and a byte that ends every format: no JSON, no XML, no UTF-8, and in CBOR a break of nothing. */
function malformed(body: WireResponse["body"]): WholeBody {
  if (isBodyStream(body)) return Uint8Array.of(0xff);
  const bytes = bytesOf(body);
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  return Uint8Array.from([...half, 0xff]);
}

/** The length of the whole body is announced, so that the client sees that something is missing. */
function truncated(response: WireResponse, limit: number | undefined): WireResponse {
  const { body } = response;
  if (isBodyStream(body)) return { ...response, body: broken(undefined) };
  const bytes = bytesOf(body);
  const end = Math.min(limit ?? Math.floor(bytes.length / 2), bytes.length);
  return { ...withLength(response), body: broken(bytes.subarray(0, end)) };
}

async function* broken(start: Uint8Array | undefined): AsyncGenerator<Uint8Array, void, undefined> {
  if (start !== undefined && start.length > 0) yield start;
  throw connectionReset();
}

/** Ten pieces a second, or single bytes where that is too many. */
async function* slowly(
  body: WireResponse["body"],
  bytesPerSecond: number,
  clock: MockClock,
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = Math.max(1, Math.floor(bytesPerSecond / 10));
  const pieces = isBodyStream(body) ? body : [bytesOf(body)];
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += size) {
      const part = piece.subarray(start, start + size);
      await clock.sleep((part.length / bytesPerSecond) * 1000);
      yield part;
    }
  }
}

function bytesOf(body: WholeBody): Uint8Array {
  return typeof body === "string" ? new TextEncoder().encode(body) : body;
}

function withoutLength({ headers }: WireResponse): WireResponse["headers"] {
  return headers.filter(([name]) => name !== "content-length");
}

/** What adapters would add of a whole body. */
function withLength(response: WireResponse): WireResponse {
  const { headers, body } = response;
  if (isBodyStream(body) || headers.some(([name]) => name === "content-length")) return response;
  return { ...response, headers: [...headers, ["content-length", String(bytesOf(body).length)]] };
}
