/** The calls of one mock, the newest so many, and waiting for calls that are still to come. */
import { RecordedCall, type CallFacts } from "./recorded-call.js";

/** How many calls are kept unless somebody says otherwise. */
const usualLimit = 1_000;

interface Waiter {
  readonly operation: string;
  readonly times: number;
  readonly done: (calls: readonly RecordedCall[]) => void;
}

export class CallLog {
  readonly #limit: number;
  #calls: RecordedCall[] = [];
  readonly #waiters = new Set<Waiter>();
  readonly #listeners = new Set<(call: RecordedCall) => void>();

  /** @throws TypeError for a limit that is no whole number from 0 */
  constructor(limit: number = usualLimit) {
    if (!Number.isInteger(limit) || limit < 0) throw new TypeError("record: a whole number of calls, from 0");
    this.#limit = limit;
  }

  /** Whether there is anybody to keep calls for. */
  get isOn(): boolean {
    return this.#limit > 0 || this.hasListeners;
  }

  /** Whether anybody listens. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  add(facts: CallFacts): void {
    const call = new RecordedCall(facts);
    this.#calls.push(call);
    // Cutting the list at each call would cost as much as all of it.
    if (this.#calls.length > 2 * this.#limit) this.#calls = this.#limit === 0 ? [] : this.#calls.slice(-this.#limit);
    for (const listener of this.#listeners) tell(listener, call);
    for (const waiter of this.#waiters) {
      const calls = call.operation === waiter.operation ? this.of(waiter.operation) : [];
      if (calls.length >= waiter.times && calls.length > 0) waiter.done(calls);
    }
  }

  /** The calls of an operation, or all, oldest first. */
  of(operation?: string): readonly RecordedCall[] {
    const kept = this.#limit === 0 ? [] : this.#calls.slice(-this.#limit);
    return operation === undefined ? kept : kept.filter((call) => call.operation === operation);
  }

  /** The calls of an operation as soon as there are so many. @throws Error when they do not come within `timeout` ms */
  waitFor(operation: string, times: number, timeout: number): Promise<readonly RecordedCall[]> {
    const calls = this.of(operation);
    if (calls.length >= times) return Promise.resolve(calls);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        operation,
        times,
        done: (found) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(found);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const count = this.of(operation).length;
        reject(new Error(`${operation} was called ${count} of ${times} times within ${timeout} ms`));
      }, timeout);
      this.#waiters.add(waiter);
    });
  }

  /** Calls `listener` for each call from now on; the function that comes back ends it. */
  listen(listener: (call: RecordedCall) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  reset(): void {
    this.#calls = [];
  }
}

/** Whoever listens cannot change what the client gets. */
function tell(listener: (call: RecordedCall) => void, call: RecordedCall): void {
  try {
    listener(call);
  } catch {
    // A listener that fails is its owner's affair.
  }
}
