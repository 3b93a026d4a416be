/** What the whole console knows: the service, its operations, stubs, faults and the clock; where one is; what was said last. */
import { signal } from "@preact/signals";
import { ask, operationPath, wordsOf } from "./api.js";
import type { Clock, Health, OperationDetails, OperationSummary, SetFault, SetStub } from "./api-types.js";
import { type Route, fragmentOf, routeOf } from "./route.js";

export const health = signal<Health | undefined>(undefined);
export const operations = signal<readonly OperationSummary[]>([]);
export const stubs = signal<readonly SetStub[]>([]);
export const faults = signal<readonly SetFault[]>([]);
export const clock = signal<Clock | undefined>(undefined);
export const route = signal<Route>(routeOf(location.hash));
/** Said to everybody: a line that goes away, and that screen readers read. */
export const notice = signal<{ readonly text: string; readonly isProblem: boolean } | undefined>(undefined);

const noticeMs = 6_000;
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, isProblem = false): void {
  clearTimeout(noticeTimer);
  notice.value = { text, isProblem };
  noticeTimer = setTimeout(() => (notice.value = undefined), noticeMs);
}

/** Does something, and says what went wrong if it did. Whether it went well comes back. */
export async function attempt(action: () => Promise<unknown>, success?: string): Promise<boolean> {
  try {
    await action();
    if (success !== undefined) say(success);
    return true;
  } catch (error) {
    say(wordsOf(error), true);
    return false;
  }
}

export function go(to: Route): void {
  location.hash = fragmentOf(to);
}

/** @throws Refused */
export async function loadService(): Promise<void> {
  [health.value, operations.value] = await Promise.all([
    ask<Health>("GET", "health"),
    ask<readonly OperationSummary[]>("GET", "operations"),
  ]);
}

/** @throws Refused */
export async function loadStubs(): Promise<void> {
  stubs.value = await ask<readonly SetStub[]>("GET", "stubs");
}

/** @throws Refused */
export async function loadFaults(): Promise<void> {
  faults.value = await ask<readonly SetFault[]>("GET", "faults");
}

/** @throws Refused */
export async function loadClock(): Promise<void> {
  clock.value = await ask<Clock>("GET", "clock");
}

const details = new Map<string, Promise<OperationDetails>>();

/** The operation, asked for once. @throws Refused */
export function operationDetails(name: string): Promise<OperationDetails> {
  const known = details.get(name) ?? ask<OperationDetails>("GET", operationPath(name));
  details.set(name, known);
  known.catch(() => details.delete(name));
  return known;
}
