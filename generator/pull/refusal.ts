/** What a status other than 200 says, in words. */
import type { HttpReply } from "./http-reply.js";
import { PullError, shownUrl } from "./pull-error.js";

/** `pause` is how long the server asks to stay away, in milliseconds. */
export function refusalOf(reply: HttpReply, pause: number | undefined, now: number): PullError {
  const { status, header } = reply;
  const where = shownUrl(reply.url);
  const isLimited =
    status === 429 || (status === 403 && (header("x-ratelimit-remaining") === "0" || pause !== undefined));
  if (isLimited) {
    const until = pause === undefined ? "" : ` until ${timeOf(now + pause)}`;
    const hint = "Wait until then; for GitHub, set GITHUB_TOKEN to have a higher limit.";
    return new PullError("pull-rate-limited", `${where} takes no more requests${until} (${status}).`, hint);
  }
  switch (status) {
    case 401:
    case 403:
      return new PullError(
        "pull-refused",
        `${where} does not allow this (${status}).`,
        "For a private repository set GITHUB_TOKEN.",
      );
    case 404:
    case 410:
      return new PullError("pull-not-found", `${where} does not exist (${status}).`);
    default:
      return new PullError(
        "pull-refused",
        `${where} answers ${status}${status >= 500 ? ", a fault of the server" : ""}.`,
      );
  }
}

/** `2030-01-02 03:04:05 UTC`: the same on every machine. */
function timeOf(milliseconds: number): string {
  const date = new Date(Math.min(milliseconds, 8.64e15));
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
