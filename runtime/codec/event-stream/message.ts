/** One message of an event stream: its frame, checked twice by CRC-32 (spec: `application/vnd.amazon.eventstream`). */
import { crc32, crc32Table } from "../checksum/index.js";
import { type EventHeaders, readHeaders, writeHeaders } from "./header.js";
import { MalformedBody } from "../malformed-body.js";
import type { Side } from "../side.js";

export interface EventMessage {
  readonly headers: EventHeaders;
  readonly payload: Uint8Array;
}

/** Total length, length of the headers, checksum of both; four bytes each. */
export const preludeLength = 12;
const crcLength = 4;
/** Spec: message format. Services hold messages against these, clients must not. */
const mostHeaderBytes = 128 * 1024;
const mostPayloadBytes = 24 * 1024 * 1024;
/** The longest message that the format has, in bytes. */
export const longestMessage: number = preludeLength + mostHeaderBytes + mostPayloadBytes + crcLength;

/** The length of the whole frame that a prelude announces. @throws MalformedBody for a prelude that is broken or too large */
export function frameLengthOf(prelude: Uint8Array, limit: number, side: Side): number {
  const view = viewOf(prelude);
  const total = view.getUint32(0);
  const headers = view.getUint32(4);
  if (crc32(crc32Table, prelude.subarray(0, 8)) !== view.getUint32(8)) {
    throw new MalformedBody("the checksum of a message's prelude does not match");
  }
  const payload = total - preludeLength - headers - crcLength;
  const isTooLarge = side === "server" && (headers > mostHeaderBytes || payload > mostPayloadBytes);
  if (isTooLarge || payload < 0) throw new MalformedBody("the lengths in a message's prelude are impossible");
  if (total > limit) throw new MalformedBody(`a message is longer than ${limit} bytes`);
  return total;
}

/** Reads a frame that is whole, and whose prelude {@link frameLengthOf} has taken. @throws MalformedBody */
export function readMessage(frame: Uint8Array): EventMessage {
  const view = viewOf(frame);
  const end = frame.length - crcLength;
  if (crc32(crc32Table, frame.subarray(0, end)) !== view.getUint32(end)) {
    throw new MalformedBody("the checksum of a message does not match");
  }
  const start = preludeLength + view.getUint32(4);
  return { headers: readHeaders(frame.subarray(preludeLength, start)), payload: frame.slice(start, end) };
}

/** Writes a message in its frame. @throws RangeError for headers that are too long for the format */
export function writeMessage({ headers, payload }: EventMessage): Uint8Array {
  const head = writeHeaders(headers);
  if (head.length > mostHeaderBytes) throw new RangeError("the headers of a message have at most 128 KiB");
  const total = preludeLength + head.length + payload.length + crcLength;
  const frame = new Uint8Array(total);
  const view = viewOf(frame);
  view.setUint32(0, total);
  view.setUint32(4, head.length);
  view.setUint32(8, crc32(crc32Table, frame.subarray(0, 8)));
  frame.set(head, preludeLength);
  frame.set(payload, preludeLength + head.length);
  view.setUint32(total - crcLength, crc32(crc32Table, frame.subarray(0, total - crcLength)));
  return frame;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
