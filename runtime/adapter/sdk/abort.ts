/** Lets go of work when a signal says so. */
import type { HttpHandlerOptions } from "@smithy/types";

type Signal = NonNullable<HttpHandlerOptions["abortSignal"]>;

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
