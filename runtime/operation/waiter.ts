/** Waiting as the `waitable` trait describes it: polling with a growing, random delay until a state is reached or the time is up. */
import { evaluate } from "../jmespath/evaluate.js";
import type { Query } from "../jmespath/query.js";
import { QueryFailure } from "../jmespath/query-failure.js";
import { type Clock, systemClock } from "./clock.js";
import type { Call } from "./operation.js";
import { WaiterError } from "./waiter-error.js";
import { type Backoff, delayBefore } from "./waiter-delay.js";

export interface WaiterOptions {
  /**
   * How long to wait at most, in seconds: after that nothing is called any more, though a call that has begun may end. The
   * specification asks for it, and allows no default.
   */
  readonly maxWaitTime: number;
  /** Seconds between two calls at least; the model's when absent. */
  readonly minDelay?: number;
  /** Seconds between two calls at most; the model's when absent. */
  readonly maxDelay?: number;
  /** Ends the waiting; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Time and chance, for tests. */
  readonly clock?: Clock;
}

/** What was waited for. */
export interface WaiterResult<Output> {
  /** How often the operation was called. */
  readonly attempts: number;
  /** The output of the last call; undefined when it was an error that was waited for. */
  readonly output: Output | undefined;
  /** The error of the last call, when an error was waited for, such as that a resource does not exist. */
  readonly error: unknown;
}

/**
 * Calls an operation until it answers as wished.
 * @throws WaiterError when the wish can no longer come true, or the time is up; the signal's reason when that aborts
 */
export type Waiter<Input, Output> = (
  call: Call<Input, Output>,
  input: Input,
  options: WaiterOptions,
) => Promise<WaiterResult<Output>>;

/** A path into what a call gave, and what is to be found there. */
export interface PathMatcher {
  /** The model's own text. */
  readonly path: string;
  /** The same, parsed. */
  readonly query: Query;
  readonly comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals";
  readonly expected: string;
}

/** The state that a call's result leads to when it matches. One of the matchers is there. */
export interface Acceptor {
  readonly state: "success" | "failure" | "retry";
  readonly success?: boolean;
  /** The name of an error. */
  readonly errorType?: string;
  readonly output?: PathMatcher;
  readonly inputOutput?: PathMatcher;
  /** What to say of a failure: a path into the output that gives a string, or several. */
  readonly message?: { readonly path: string; readonly query: Query };
}

/** What a waiter is made of. Delays are seconds. */
export interface WaiterParts extends Backoff {
  readonly name: string;
  readonly acceptors: readonly Acceptor[];
}

/** Makes a waiter. Smithy specification, "Waiter workflow". */
export function waiter<Input, Output>(parts: WaiterParts): Waiter<Input, Output> {
  return async (call, input, options) => {
    const { signal, clock = systemClock, maxWaitTime } = options;
    const backoff = { minDelay: options.minDelay ?? parts.minDelay, maxDelay: options.maxDelay ?? parts.maxDelay };
    const end = clock.now() + maxWaitTime * 1000;
    for (let attempts = 1; ; attempts++) {
      signal?.throwIfAborted();
      const attempt = await unlessAborted(attemptOf(call, input), signal);
      const acceptor = parts.acceptors.find((one) => matches(one, attempt));
      const state = acceptor?.state ?? ("error" in attempt ? "failure" : "retry");
      const { output, error } = { output: undefined, error: undefined, ...attempt };
      if (state === "success") return { attempts, output, error };
      const reached = { name: parts.name, attempts, output, error };
      if (state === "failure") throw new WaiterError("failure", reached, messageOf(acceptor, attempt));
      const remaining = (end - clock.now()) / 1000;
      if (!(remaining > 0)) throw new WaiterError("timeout", reached);
      await clock.sleep(delayBefore(attempts, remaining, backoff, clock.random) * 1000, signal);
    }
  };
}

/** What became of one call. */
type Attempt<Output> = { readonly input: unknown } & ({ readonly output: Output } | { readonly error: unknown });

async function attemptOf<Input, Output>(call: Call<Input, Output>, input: Input): Promise<Attempt<Output>> {
  try {
    return { input, output: await call(input) };
  } catch (error) {
    return { input, error };
  }
}

/** The promise's value, or the signal's reason as soon as it is aborted: a call need not know of it. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (abort !== undefined) signal.removeEventListener("abort", abort);
  }
}

function matches(acceptor: Acceptor, attempt: Attempt<unknown>): boolean {
  const { success, errorType, output, inputOutput } = acceptor;
  if ("error" in attempt) return errorType === undefined ? success === false : isNamed(attempt.error, errorType);
  if (output !== undefined) return isFound(output, attempt.output ?? {});
  if (inputOutput !== undefined) return isFound(inputOutput, { input: attempt.input, output: attempt.output ?? {} });
  return success === true;
}

/** Errors go by name, modelled or not. */
function isNamed(error: unknown, name: string): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === name;
}

function isFound({ query, comparator, expected }: PathMatcher, value: unknown): boolean {
  const found = resultOf(query, value);
  switch (comparator) {
    case "stringEquals":
      return found === expected;
    case "booleanEquals":
      return typeof found === "boolean" && String(found) === expected;
    case "allStringEquals":
      return Array.isArray(found) && found.length > 0 && found.every((item) => item === expected);
    case "anyStringEquals":
      return Array.isArray(found) && found.includes(expected);
  }
}

/** A path that fails on a value finds nothing in it. */
function resultOf(query: Query, value: unknown): unknown {
  try {
    return evaluate(query, value);
  } catch (error) {
    if (error instanceof QueryFailure) return undefined;
    throw error;
  }
}

function messageOf(acceptor: Acceptor | undefined, attempt: Attempt<unknown>): string | undefined {
  if (acceptor?.message === undefined || "error" in attempt) return undefined;
  const found = resultOf(acceptor.message.query, attempt.output ?? {});
  const texts = (Array.isArray(found) ? found : [found]).filter((text) => typeof text === "string" && text !== "");
  return texts.length === 0 ? undefined : texts.join("; ");
}
