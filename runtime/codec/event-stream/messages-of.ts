/** The messages in a stream of bytes, wherever the pieces of the stream begin and end. */
import { MalformedBody } from "../malformed-body.js";
import type { Side } from "../side.js";
import { type EventMessage, frameLengthOf, preludeLength, readMessage } from "./message.js";

/**
 * Reads message by message; what signing clients wrap around them is taken off, and its signature not looked at. No more
 * than one message and one piece are held. `limit` is that of a message, in bytes. @throws MalformedBody
 */
export async function* messagesOf(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
  side: Side = "server",
): AsyncGenerator<EventMessage, void, undefined> {
  const frames = new Frames(limit, side);
  for await (const piece of stream) {
    for (const frame of frames.after(piece)) {
      const message = readMessage(frame);
      if (!isSigned(message)) yield message;
      // A signed message around nothing is the end of the stream.
      else if (message.payload.length > 0) yield inner(message.payload, limit, side);
    }
  }
  frames.end();
}

/** Spec: Amazon event stream signing, as the AWS SDKs do it: date and signature in headers, the message in the payload. */
function isSigned({ headers }: EventMessage): boolean {
  return headers.has(":chunk-signature") && !headers.has(":message-type");
}

function inner(payload: Uint8Array, limit: number, side: Side): EventMessage {
  const prelude = payload.subarray(0, preludeLength);
  if (prelude.length < preludeLength || frameLengthOf(prelude, limit, side) !== payload.length) {
    throw new MalformedBody("a signed message holds something else than one message");
  }
  return readMessage(payload);
}

/** Cuts frames out of pieces: one buffer, which doubles when it must, so that the cost is linear however small the pieces. */
class Frames {
  readonly #limit: number;
  readonly #side: Side;
  #buffer = new Uint8Array(1024);
  /** What of the buffer is to be read. */
  #start = 0;
  #end = 0;

  constructor(limit: number, side: Side) {
    this.#limit = limit;
    this.#side = side;
  }

  /** Every frame that is complete with this piece. A frame is good until the next one is asked for. */
  *after(piece: Uint8Array): Generator<Uint8Array, void, undefined> {
    this.#append(piece);
    while (this.#end - this.#start >= preludeLength) {
      const waiting = this.#buffer.subarray(this.#start, this.#end);
      const total = frameLengthOf(waiting.subarray(0, preludeLength), this.#limit, this.#side);
      if (waiting.length < total) return;
      this.#start += total;
      yield waiting.subarray(0, total);
    }
  }

  #append(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#buffer.length) {
      const waiting = this.#buffer.subarray(this.#start, this.#end);
      const needed = waiting.length + piece.length;
      const room = needed > this.#buffer.length ? new Uint8Array(2 * needed) : this.#buffer;
      room.set(waiting);
      [this.#buffer, this.#start, this.#end] = [room, 0, waiting.length];
    }
    this.#buffer.set(piece, this.#end);
    this.#end += piece.length;
  }

  end(): void {
    if (this.#end > this.#start) throw new MalformedBody("the stream ends within a message");
  }
}
