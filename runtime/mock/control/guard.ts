/** Who may use the control API: programs on this machine, or whoever has the token; never another site's pages. */
import type { WireRequest } from "../../protocol/protocol.js";

export interface GuardOptions {
  /** What `authorization: Bearer …` or `x-wrought-token` must say; without one nobody is asked. */
  readonly token: string | undefined;
  /** Names by which the server may be called beside `localhost` and addresses, in lower case. */
  readonly allowedHosts: readonly string[];
}

/** `service`: the request is none of the control API's; otherwise why it is refused, or `undefined` when it may pass. */
export type Verdict = "service" | { readonly status: number; readonly message: string } | undefined;

/**
 * A page of another site cannot get here: browsers send its `Origin` and `Sec-Fetch-Site` along, and a name that an attacker
 * has pointed at this machine (DNS rebinding) stands in `Host`. A subdomain of a known name is a bucket's of S3.
 */
export function verdictOn({ headers }: Pick<WireRequest, "headers">, options: GuardOptions): Verdict {
  const host = headers.get("host") ?? "";
  const name = hostName(host);
  if (isSubdomain(name, options.allowedHosts)) return "service";
  if (!isKnown(name, options.allowedHosts)) {
    return refusal(
      `this server is not known as ${JSON.stringify(name.slice(0, 100))}; allow the host, or use its address`,
    );
  }
  const site = headers.get("sec-fetch-site");
  if (typeof site === "string" && site !== "same-origin" && site !== "none")
    return refusal("requests of other sites are refused");
  const origin = headers.get("origin");
  if (typeof origin === "string" && hostOf(origin) !== host.toLowerCase())
    return refusal("requests of other sites are refused");
  return undefined;
}

/** Whether the request has the token, if one is asked for. */
export function hasToken({ headers }: Pick<WireRequest, "headers">, { token }: GuardOptions): boolean {
  if (token === undefined) return true;
  const bearer = /^bearer +(.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return isSame(bearer ?? headers.get("x-wrought-token") ?? "", token);
}

function refusal(message: string): Verdict {
  return { status: 403, message };
}

/** Compares every character whatever the first ones are, so that the time tells nothing. */
function isSame(given: string, token: string): boolean {
  let difference = given.length ^ token.length;
  for (let index = 0; index < token.length; index++) difference |= given.charCodeAt(index) ^ token.charCodeAt(index);
  return difference === 0;
}

/** A `Host` field without its port, in lower case. */
function hostName(host: string): string {
  const lower = host.toLowerCase();
  if (lower.startsWith("[")) return lower.slice(0, lower.indexOf("]") + 1);
  return lower.split(":", 1)[0] ?? "";
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** No name of an attacker's is an address. */
function isKnown(name: string, allowed: readonly string[]): boolean {
  return name === "localhost" || isAddress(name) || allowed.includes(name);
}

function isSubdomain(name: string, allowed: readonly string[]): boolean {
  return !allowed.includes(name) && ["localhost", ...allowed].some((known) => name.endsWith(`.${known}`));
}

function isAddress(name: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || /^\[[\da-f:.]+\]$/.test(name);
}

/** Whether a server that listens there is reached from its own machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
