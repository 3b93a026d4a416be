/** Lets go of work when a signal says so. */
import type { HttpHandlerOptions } from "@smithy/types";
import type { BodyStream } from "./body-stream.js";

export type Signal = NonNullable<HttpHandlerOptions["abortSignal"]>;
type ErrorOf = (signal: Signal) => Error;

/** The outcome of `work`, or an `AbortError` as soon as the signal is aborted; then `work` is left to itself. */
export function abortable<T>(
  work: () => Promise<T>,
  signal: Signal | undefined,
  errorOf: ErrorOf = abortError,
): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) return Promise.reject(errorOf(signal));
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(errorOf(signal));
    const done = onAbort(signal, stop);
    work().then(resolve, reject).finally(done);
  });
}

/** The same pieces until the signal is aborted: reading then throws an `AbortError`, and the source is let go of. */
export function abortableStream(stream: BodyStream, signal: Signal | undefined, errorOf?: ErrorOf): BodyStream {
  if (signal === undefined) return stream;
  return { [Symbol.asyncIterator]: () => untilAborted(stream[Symbol.asyncIterator](), signal, errorOf) };
}

/** No generator: one that has not begun could not let go of anything. */
function untilAborted(
  pieces: AsyncIterator<Uint8Array>,
  signal: Signal,
  errorOf: ErrorOf | undefined,
): AsyncIterator<Uint8Array, undefined> {
  // A source that is waiting for something cannot answer before it has come.
  const letGo = (): void => void Promise.resolve(pieces.return?.()).catch(() => undefined);
  const end = { done: true, value: undefined } as const;
  return {
    next: async () => {
      try {
        const piece = await abortable(() => pieces.next(), signal, errorOf);
        return piece.done === true ? end : piece;
      } catch (error) {
        letGo();
        throw error;
      }
    },
    return: () => {
      letGo();
      return Promise.resolve(end);
    },
  };
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

/** What `fetch` rejects with: whoever aborts may say why. */
export function reasonOf(signal: Signal): Error {
  return "reason" in signal && signal.reason instanceof Error ? signal.reason : abortError();
}
