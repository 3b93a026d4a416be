/** Lets go of work when a signal says so. */
import type { HttpHandlerOptions } from "@smithy/types";
import type { BodyStream } from "../../protocol/body-stream.js";

export type Signal = NonNullable<HttpHandlerOptions["abortSignal"]>;

/** The outcome of `work`, or an `AbortError` as soon as the signal is aborted; then `work` is left to itself. */
export function abortable<T>(work: () => Promise<T>, signal: Signal | undefined): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) return Promise.reject(abortError());
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(abortError());
    const done = onAbort(signal, stop);
    work().then(resolve, reject).finally(done);
  });
}

/** The same pieces until the signal is aborted: reading then throws an `AbortError`, and the source is let go of. */
export function abortableStream(stream: BodyStream, signal: Signal | undefined): BodyStream {
  return signal === undefined ? stream : untilAborted(stream, signal);
}

async function* untilAborted(stream: BodyStream, signal: Signal): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await abortable(() => pieces.next(), signal);
      if (piece.done === true) return;
      yield piece.value;
    }
  } finally {
    // A source that is waiting for something cannot answer before it has come.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

/** Older clients bring their own kind of signal, with a single callback. */
function onAbort(signal: Signal, stop: () => void): () => void {
  if ("addEventListener" in signal && typeof signal.addEventListener === "function") {
    signal.addEventListener("abort", stop, { once: true });
    return () => signal.removeEventListener("abort", stop);
  }
  Object.assign(signal, { onabort: stop });
  return () => void Object.assign(signal, { onabort: null });
}

/** The name by which clients tell an abort from a failure. */
function abortError(): Error {
  return Object.assign(new Error("Request aborted"), { name: "AbortError" });
}
