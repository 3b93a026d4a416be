/** GET with everything a pull needs of it: redirects, attempts, pauses, time-outs, a size limit; one PullError or one answer. */
import { setTimeout as sleep } from "node:timers/promises";
import { matchesDigest } from "./checksums.js";
import { followRedirects } from "./follow-redirects.js";
import type { Asked } from "./follow-redirects.js";
import type { HttpReply, Transport } from "./http-reply.js";
import type { Limits } from "./limits.js";
import { PullError, shownUrl } from "./pull-error.js";
import { discard, readBody } from "./read-body.js";
import { refusalOf } from "./refusal.js";
import { askedPause, backOff, mayRetryStatus } from "./retry-pause.js";
import { failureOf } from "./transport-failure.js";

/** What is told while a request goes on. */
export interface Watcher {
  readonly received?: (bytes: number, total: number | undefined) => void;
  /** Another attempt is made after `pause` milliseconds, because of `why`. */
  readonly retrying?: (why: string, pause: number) => void;
}

export interface HttpAnswer {
  /** 200, or 304 where the request was conditional. */
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** Empty with 304. */
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
}

/** Two parts that tests replace. */
export interface Chances {
  readonly random: () => number;
  readonly now: () => number;
}

export interface HttpClient {
  readonly get: (asked: Asked, watcher?: Watcher) => Promise<HttpAnswer>;
}

/** `get` throws a PullError for everything but 200 and 304. */
export function httpClient(
  transport: Transport,
  limits: Limits,
  chances: Chances = { random: Math.random, now: Date.now },
): HttpClient {
  return { get: (asked, watcher = {}) => get(asked, watcher, transport, limits, chances) };
}

async function get(
  asked: Asked,
  watcher: Watcher,
  transport: Transport,
  limits: Limits,
  chances: Chances,
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(limits.whole);
  try {
    for (let attempt = 0; ; attempt++) {
      const result = await once(asked, watcher, transport, limits, signal, chances.now());
      if ("status" in result) return result;
      if (signal.aborted || !result.mayRetry || attempt >= limits.retries) throw result.error;
      const pause = result.pause ?? backOff(limits, attempt, chances.random);
      watcher.retrying?.(result.error.message, pause);
      await sleep(pause, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    const seconds = Math.round(limits.whole / 100) / 10;
    throw new PullError("pull-timeout", `${shownUrl(asked.url)} was not done after ${seconds} s.`);
  }
}

interface Failed {
  readonly error: PullError;
  readonly mayRetry: boolean;
  /** What the server asked for, in milliseconds. */
  readonly pause?: number | undefined;
}

async function once(
  asked: Asked,
  watcher: Watcher,
  transport: Transport,
  limits: Limits,
  signal: AbortSignal,
  now: number,
): Promise<HttpAnswer | Failed> {
  try {
    const reply = await followRedirects(asked, transport, limits.redirects, signal);
    if (reply.status !== 200) return notFine(reply, limits, now);
    const body = await readBody(reply, { limit: limits.bytes, received: watcher.received });
    const digest = reply.header("repr-digest") ?? reply.header("content-digest");
    if (reply.header("content-encoding") === undefined && matchesDigest(body, digest ?? "") === false) {
      const error = new PullError("pull-checksum", `${shownUrl(reply.url)} is not what its own digest says.`);
      return { error, mayRetry: true };
    }
    return { status: 200, header: reply.header, body, url: reply.url };
  } catch (error) {
    return failureOf(error, asked.url);
  }
}

function notFine(reply: HttpReply, limits: Limits, now: number): HttpAnswer | Failed {
  const { status, header, url } = reply;
  discard(reply.body);
  if (status === 304) return { status, header, body: Buffer.alloc(0), url };
  const pause = askedPause(reply, now);
  const error = refusalOf(reply, pause, now);
  // A rate limit comes as 403 or 429; one that ends soon is worth waiting for.
  const mayRetry = mayRetryStatus(status) || (status === 403 && pause !== undefined);
  return { error, mayRetry: mayRetry && (pause ?? 0) <= limits.longestPause, pause };
}
