/** How long to wait before another attempt: what the server asked for, or a back-off with jitter. */
import type { HttpReply } from "./http-reply.js";
import type { Limits } from "./limits.js";

/** Statuses after which another attempt may succeed. */
export function mayRetryStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * In milliseconds, from `Retry-After` (seconds or a date, RFC 9110 section 10.2.3) or from the time at which GitHub's rate
 * limit ends. Undefined when the server says nothing. `now` is in milliseconds since 1970.
 */
export function askedPause({ header }: HttpReply, now: number): number | undefined {
  const after = header("retry-after")?.trim();
  if (after !== undefined) {
    if (/^[0-9]{1,9}$/.test(after)) return Number(after) * 1000;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const reset = header("x-ratelimit-reset");
  if (header("x-ratelimit-remaining") !== "0" || reset === undefined || !/^[0-9]{1,12}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1000 - now);
}

/** Full jitter: from nothing to the pause doubled with each attempt, so that many who failed at once do not return at once. */
export function backOff({ pause, longestPause }: Limits, attempt: number, random: () => number): number {
  return Math.min(longestPause, pause * 2 ** attempt) * random();
}
