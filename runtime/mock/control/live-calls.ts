/** Calls as they come, redacted, as server-sent events (HTML standard, section 9.2). */
import type { BodyStream } from "../../protocol/body-stream.js";
import type { RecordedCall } from "../record/recorded-call.js";
import type { Script } from "../script/script.js";

/** How many events wait for a reader who is slow; older ones are dropped. */
const mostWaiting = 1_000;
/** Between signs of life, so that nobody in between ends a quiet connection. */
const heartbeatMs = 15_000;

/** A stream without end: who reads it lets go of it, and then nothing of it is left, no timer either. */
export function liveCalls(script: Script): BodyStream {
  return { [Symbol.asyncIterator]: () => new LiveCalls(script) };
}

class LiveCalls implements AsyncIterator<Uint8Array, undefined> {
  readonly #encoder = new TextEncoder();
  readonly #waiting: RecordedCall[] = [];
  readonly #stop: () => void;
  #isEnded = false;
  #hasBegun = false;
  #wake: () => void = () => undefined;

  constructor(script: Script) {
    this.#stop = script.calls.listen((call) => {
      if (this.#waiting.push(call) > mostWaiting) this.#waiting.shift();
      this.#wake();
    });
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return this.#text(": live calls\n\n");
    }
    if (this.#waiting.length === 0 && !this.#isEnded) await this.#quiet();
    if (this.#isEnded) return { done: true, value: undefined };
    const call = this.#waiting.shift();
    return this.#text(call === undefined ? ": still here\n\n" : `event: call\ndata: ${JSON.stringify(call)}\n\n`);
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#isEnded = true;
    this.#stop();
    this.#wake();
    return Promise.resolve({ done: true, value: undefined });
  }

  #text(text: string): IteratorResult<Uint8Array, undefined> {
    return { done: false, value: this.#encoder.encode(text) };
  }

  /** Resolves with the next call, with the end, or after a heartbeat. */
  #quiet(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, heartbeatMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
