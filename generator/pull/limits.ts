/** How long a pull waits, how often it tries, how much it takes. */

export interface Limits {
  /** In milliseconds, for one connection. */
  readonly connect: number;
  /** In milliseconds without a byte. */
  readonly idle: number;
  /** In milliseconds, for a request with all its redirects, attempts and pauses. */
  readonly whole: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** In milliseconds: the longest pause before the second attempt; it doubles with each. */
  readonly pause: number;
  /** In milliseconds: servers that ask for a longer pause are not waited for. */
  readonly longestPause: number;
  /** Of a body, in bytes, as sent and as unpacked. */
  readonly bytes: number;
  readonly redirects: number;
}

/** The size is that of the largest model file the loader accepts. */
export const defaultLimits: Limits = {
  connect: 10_000,
  idle: 30_000,
  whole: 120_000,
  retries: 3,
  pause: 500,
  longestPause: 60_000,
  bytes: 100 * 1024 * 1024,
  redirects: 5,
};
