/** Matchers for `expect.extend` of Vitest and Jest. What they report never shows a sensitive value. */
import type { MockOf } from "../scripted-mock.js";
import type { RecordedCall } from "../record/recorded-call.js";
import { printed } from "../record/plain.js";
import type { Script } from "../script/script.js";
import { matcherOf, mismatchesOf } from "../stub/match.js";
import { publicPath } from "../../sensitive/public-path.js";
import { redact } from "../../sensitive/redact.js";

/** What both runners take from a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** As many calls as are still read. */
const shownCalls = 5;

/** Whether the operation was called, with an input of which `input` is a part if that is given. */
export function toHaveReceivedOperation(received: unknown, operation: string, input?: unknown): MatcherResult {
  const log = logOf(received, operation);
  const matching = matchingIn(log.calls, input);
  const asked = `${operation}${inputText(log, input)}`;
  return {
    pass: matching.length > 0,
    message: () =>
      matching.length > 0
        ? `expected no call of ${asked}, but there ${were(matching.length)}${callsText(log, input)}`
        : `expected a call of ${asked}, but there was none${callsText(log, input)}`,
  };
}

/** Whether the operation was called so many times, counting the calls with such an input if one is given. */
export function toHaveReceivedOperationTimes(
  received: unknown,
  operation: string,
  times: number,
  input?: unknown,
): MatcherResult {
  const log = logOf(received, operation);
  const { length } = matchingIn(log.calls, input);
  const asked = `${counted(times)} of ${operation}${inputText(log, input)}`;
  return {
    pass: length === times,
    message: () =>
      length === times
        ? `expected not ${asked}, but there were just these${callsText(log, input)}`
        : `expected ${asked}, but there ${were(length)}${callsText(log, input)}`,
  };
}

/** Whether the n-th call of the operation, counted from 1, had an input of which `input` is a part. */
export function toHaveReceivedNthOperation(
  received: unknown,
  nth: number,
  operation: string,
  input?: unknown,
): MatcherResult {
  if (!Number.isInteger(nth) || nth < 1) throw new TypeError("the number of a call is a whole number from 1");
  const log = logOf(received, operation);
  const call = log.calls[nth - 1];
  const pass = call !== undefined && matchingIn([call], input).length > 0;
  const asked = `call ${nth} of ${operation}${inputText(log, input)}`;
  return {
    pass,
    message: () => {
      if (pass) return `expected ${asked} not to be, but it is`;
      if (call === undefined) return `expected ${asked}, but there ${were(log.calls.length)}${callsText(log, input)}`;
      return `expected ${asked}, but it differs${callsText({ ...log, calls: [call] }, input)}`;
    },
  };
}

interface Log {
  readonly script: Script;
  readonly operation: string;
  readonly calls: readonly RecordedCall[];
}

/** @throws TypeError for what is no mock, and for an operation that it has not */
function logOf(received: unknown, operation: string): Log {
  const isMock = typeof received === "object" && received !== null && "script" in received && "calls" in received;
  if (!isMock) throw new TypeError("expect(…) needs a mock of wrought here");
  const { script } = received as MockOf;
  return { script, operation, calls: script.calls.of(script.operation(operation).name) };
}

function matchingIn(calls: readonly RecordedCall[], input: unknown): readonly RecordedCall[] {
  if (input === undefined) return calls;
  const matches = matcherOf(input);
  return calls.filter((call) => matches(call.input));
}

function inputText({ script, operation }: Log, input: unknown): string {
  if (input === undefined) return "";
  if (typeof input === "function") return " that the predicate accepts";
  return ` with ${printed(redact(script.operation(operation).input, input))}`;
}

/** The newest calls, redacted, each with the places where it differs. */
function callsText({ script, operation, calls }: Log, input: unknown): string {
  const schema = script.operation(operation).input;
  const lines = calls.slice(-shownCalls).map((call) => {
    const places = typeof input === "function" || input === undefined ? [] : mismatchesOf(input, call.input);
    const shown = places.map((place) => `/${publicPath(schema, place).join("/")}`);
    const differs = shown.length === 0 ? "" : `\n    differs at ${shown.join(", ")}`;
    return `\n  ${operation} ${printed(redact(schema, call.input))} ${call.outcome} ${call.status}${differs}`;
  });
  const more = calls.length > shownCalls ? `\n  and ${calls.length - shownCalls} before` : "";
  return lines.length === 0 ? "" : `; the calls of ${operation}:${lines.join("")}${more}`;
}

function counted(count: number): string {
  return `${count} call${count === 1 ? "" : "s"}`;
}

function were(count: number): string {
  return count === 0 ? "was none" : count === 1 ? "was 1 call" : `were ${counted(count)}`;
}
