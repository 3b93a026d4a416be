/** How long a waiter waits before it asks again. Smithy specification, "Waiter retries". */

/** In seconds. */
export interface Backoff {
  readonly minDelay: number;
  readonly maxDelay: number;
}

/**
 * The delay after a number of attempts, in seconds: random between `minDelay` and a bound that doubles up to `maxDelay`;
 * all that remains when otherwise less than `minDelay` would be left for a last attempt.
 */
export function delayBefore(attempts: number, remaining: number, backoff: Backoff, random: () => number): number {
  const { minDelay, maxDelay } = backoff;
  const ceiling = Math.log2(maxDelay / minDelay) + 1;
  const bound = attempts > ceiling ? maxDelay : minDelay * 2 ** (attempts - 1);
  const delay = minDelay + random() * Math.max(0, bound - minDelay);
  return remaining - delay <= minDelay ? remaining : delay;
}
