/** The calls of all processes as server-sent events, as they come. */
import type { MockOf } from "../../runtime/mock/index.js";
import type { BodyStream } from "../../runtime/protocol/body-stream.js";

/** How many events wait for a reader who is slow; older ones are dropped. */
const mostWaiting = 1_000;
/** Between signs of life, so that nobody in between ends a quiet connection. */
const heartbeatMs = 15_000;

export class EventFeed {
  readonly #readers = new Set<Reader>();
  readonly #turned: (isOn: boolean) => void;
  #stop: () => void;

  /** `turned` hears whether anybody reads. */
  constructor(mock: MockOf, turned: (isOn: boolean) => void) {
    this.#turned = turned;
    this.#stop = this.#listenTo(mock);
  }

  get isOn(): boolean {
    return this.#readers.size > 0;
  }

  /** Another mock takes the place of the one before. */
  follow(mock: MockOf): void {
    this.#stop();
    this.#stop = this.#listenTo(mock);
  }

  /** `call` is one as JSON. */
  push(call: unknown): void {
    for (const reader of this.#readers) reader.add(`event: call\ndata: ${JSON.stringify(call)}\n\n`);
  }

  /** A stream without end, until it is left. */
  stream(): BodyStream {
    const reader = new Reader(() => {
      this.#readers.delete(reader);
      if (this.#readers.size === 0) this.#turned(false);
    });
    this.#readers.add(reader);
    if (this.#readers.size === 1) this.#turned(true);
    return { [Symbol.asyncIterator]: () => reader };
  }

  #listenTo({ script }: MockOf): () => void {
    return script.calls.listen((call) => {
      if (this.isOn) this.push(call.toJSON());
    });
  }
}

class Reader implements AsyncIterator<Uint8Array, undefined> {
  readonly #encoder = new TextEncoder();
  readonly #waiting: string[] = [": live calls\n\n"];
  readonly #left: () => void;
  #isEnded = false;
  #wake: () => void = () => undefined;

  constructor(left: () => void) {
    this.#left = left;
  }

  add(text: string): void {
    if (this.#waiting.push(text) > mostWaiting) this.#waiting.shift();
    this.#wake();
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#waiting.length === 0 && !this.#isEnded) await this.#quiet();
    if (this.#isEnded) return { done: true, value: undefined };
    return { done: false, value: this.#encoder.encode(this.#waiting.shift() ?? ": still here\n\n") };
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (!this.#isEnded) this.#left();
    this.#isEnded = true;
    this.#wake();
    return Promise.resolve({ done: true, value: undefined });
  }

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
