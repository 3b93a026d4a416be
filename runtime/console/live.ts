/** Calls as they come: what the mock remembers first, then each new one, for as long as the page is open. */
import { computed, signal } from "@preact/signals";
import { ask, isLocked, request } from "./api.js";
import type { Call } from "./api-types.js";
import { mostCalls, withCalls } from "./call-list.js";
import { EventReader } from "./event-stream.js";

export const calls = signal<readonly Call[]>([]);
export const isPaused = signal(false);
export const connection = signal<"connecting" | "live" | "lost">("connecting");
/** Calls that have come while the list stood still. */
const waiting = signal<readonly Call[]>([]);
export const waitingCount = computed(() => waiting.value.length);

/** So many calls in one go are one drawing. */
const drawMs = 150;
let batch: Call[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function take(call: Call): void {
  batch.push(call);
  if (batch.length > mostCalls) batch = batch.slice(-mostCalls);
  timer ??= setTimeout(() => {
    timer = undefined;
    const more = batch;
    batch = [];
    if (isPaused.value) waiting.value = [...waiting.value, ...more].slice(-mostCalls);
    else calls.value = withCalls(calls.value, more);
  }, drawMs);
}

/** Lets the list stand still, or go on with what has come meanwhile. */
export function pause(paused: boolean): void {
  isPaused.value = paused;
  if (paused) return;
  calls.value = withCalls(calls.value, waiting.value);
  waiting.value = [];
}

/** Forgets the calls, here and in the mock. @throws Refused */
export async function clearCalls(): Promise<void> {
  await ask("DELETE", "calls");
  forgetCalls();
}

/** Forgets them here only. */
export function forgetCalls(): void {
  batch = [];
  waiting.value = [];
  calls.value = [];
}

/** Follows the mock until `signal` ends it; when the connection is lost it is made anew. */
export async function follow(signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const response = await request("events", { signal });
      if (!response.ok || response.body === null) throw new Error("no events");
      // Listening first, so that no call falls between the list and the events.
      calls.value = withCalls(calls.value, await ask<readonly Call[]>("GET", `calls?limit=${mostCalls}`));
      connection.value = "live";
      attempt = 0;
      await read(response.body);
    } catch {
      // Whatever it was, it is tried again.
    }
    if (isLocked.value || signal.aborted) return;
    connection.value = "lost";
    await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** attempt, 10_000)));
  }
}

async function read(body: ReadableStream<Uint8Array>): Promise<void> {
  const events = new EventReader();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const { name, data } of events.push(decoder.decode(piece.value, { stream: true }))) {
      if (name === "call") take(JSON.parse(data) as Call);
    }
  }
}
