/** Requests to the control API: below the address of the page, with the token if there is one. */
import { signal } from "@preact/signals";
import type { BodyProblem } from "./api-types.js";
import { tokenIn } from "./route.js";

const tokenKey = "wrought-token";

/** Whether the API has asked for a token that it has not got. */
export const isLocked = signal(false);
/** Whether there is a token at all, for code that is copied. */
export const hasToken = signal(false);
let token: string | undefined;

/** Where the control API is, with a slash at the end. */
export const base: string = new URL("./", location.href).href.replace(/[#?].*$/, "");

/** Takes the token out of the address, where it would stay in the history, or out of this tab's memory. */
export function findToken(): void {
  const { token: given, rest } = tokenIn(location.hash);
  if (given !== undefined) history.replaceState(null, "", `${location.pathname}${location.search}${rest}`);
  useToken(given ?? sessionStorage.getItem(tokenKey) ?? undefined);
}

/** Uses a token from now on, and keeps it until the tab is closed. */
export function useToken(given: string | undefined): void {
  token = given;
  hasToken.value = given !== undefined;
  if (given === undefined) sessionStorage.removeItem(tokenKey);
  else sessionStorage.setItem(tokenKey, given);
}

/** What the API says is wrong, in its words. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly problems: readonly BodyProblem[];

  constructor(status: number, message: string, problems: readonly BodyProblem[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** @throws Refused for any answer but a good one, and when none comes */
export async function ask<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await request(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  const { message = `the mock answered ${response.status}`, problems } = (answer ?? {}) as Partial<Refused>;
  throw new Refused(response.status, message, problems);
}

/** A request with the token. @throws Refused when no answer comes */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  const response = await fetch(base + path, { ...init, headers, cache: "no-store" }).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error;
    throw new Refused(0, "the mock does not answer; is it still running?");
  });
  if (response.status === 401) isLocked.value = true;
  return response;
}

/** The path of an operation, whatever its name. */
export function operationPath(name: string): string {
  return `operations/${encodeURIComponent(name)}`;
}

/** What to tell of anything that was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
