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
  /** A ring: the place of the oldest is that of the next. Made into recorded calls when somebody looks: most are never looked at. */
  #calls: CallFacts[] = [];
  #next = 0;
  readonly #made = new WeakMap<CallFacts, RecordedCall>();
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
    if (this.#limit > 0) {
      this.#calls[this.#next] = facts;
      this.#next = (this.#next + 1) % this.#limit;
    }
    for (const listener of this.#listeners) tell(listener, this.#callOf(facts));
    for (const waiter of this.#waiters) {
      const calls = facts.operation?.name === waiter.operation ? this.of(waiter.operation) : [];
      if (calls.length >= waiter.times && calls.length > 0) waiter.done(calls);
    }
  }

  /** The calls of an operation, or all, oldest first. */
  of(operation?: string): readonly RecordedCall[] {
    const isFull = this.#calls.length === this.#limit;
    const kept = isFull ? [...this.#calls.slice(this.#next), ...this.#calls.slice(0, this.#next)] : this.#calls;
    const wanted = operation === undefined ? kept : kept.filter((facts) => facts.operation?.name === operation);
    return wanted.map((facts) => this.#callOf(facts));
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
    this.#next = 0;
  }

  /** One object a call, however often it is asked for. */
  #callOf(facts: CallFacts): RecordedCall {
    const known = this.#made.get(facts) ?? new RecordedCall(facts);
    this.#made.set(facts, known);
    return known;
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
