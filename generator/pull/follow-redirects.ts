/** Follows redirects: a few, never in a circle, never from https to http, and a token never to another origin. */
import type { HttpReply, Transport } from "./http-reply.js";
import { PullError, shownUrl } from "./pull-error.js";
import { discard } from "./read-body.js";
import { isLoopback } from "./source.js";

export interface Asked {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Goes to the origin of `url` and nowhere else. */
  readonly token?: string | undefined;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The first answer that is no redirect. */
export async function followRedirects(
  { url, headers, token }: Asked,
  transport: Transport,
  most: number,
  signal: AbortSignal,
): Promise<HttpReply> {
  const seen = new Set<string>();
  for (let at = url; ;) {
    seen.add(at.href);
    const authorization = token !== undefined && at.origin === url.origin ? { authorization: `Bearer ${token}` } : {};
    const reply = await transport.send({ url: at, headers: { ...headers, ...authorization }, signal });
    if (!redirects.has(reply.status)) return reply;
    discard(reply.body);
    const next = targetOf(reply);
    if (seen.has(next.href)) throw refused(`${shownUrl(url)} redirects in a circle.`);
    if (seen.size > most) throw refused(`${shownUrl(url)} redirects more than ${most} times.`);
    at = next;
  }
}

function targetOf({ url, status, header }: HttpReply): URL {
  const location = header("location");
  if (location === undefined || !URL.canParse(location, url.href)) {
    throw refused(`${shownUrl(url)} answers ${status} without saying where to go.`);
  }
  const next = new URL(location, url);
  // A place in a page is nothing that is asked for.
  next.hash = "";
  if (next.username !== "" || next.password !== "")
    throw refused(`${shownUrl(url)} redirects to an address with a password.`);
  if (next.protocol === "https:") return next;
  if (next.protocol !== "http:") throw refused(`${shownUrl(url)} redirects to ${next.protocol}, which is not https.`);
  if (url.protocol === "https:") throw refused(`${shownUrl(url)} redirects from https to http (${shownUrl(next)}).`);
  if (isLoopback(url) && !isLoopback(next))
    throw refused(`${shownUrl(url)} redirects to ${next.origin}, which is not https.`);
  return next;
}

function refused(message: string): PullError {
  return new PullError("pull-redirect", message);
}
