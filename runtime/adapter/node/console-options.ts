/** The console in front of a mock: the page below the control API's path, and the client that it sends requests with. */
import type { ControlOptions } from "../../mock/control/with-control.js";
import { consoleFile } from "./console-file.js";

/**
 * Options for `withControl`: `withControl(mock, consoleOptions())`. The page is read when a browser first asks for it, the client loaded
 * with the first request that is sent. `read` gives another page than the one of this package.
 */
export function consoleOptions(
  read: () => string | undefined = consoleFile,
): Required<Pick<ControlOptions, "pages" | "send">> {
  let page: ReturnType<NonNullable<ControlOptions["pages"]>>;
  return {
    pages: (path) => (path === "" ? (page ??= pageOf(read())) : undefined),
    send: async (options) => {
      const { wireCall } = await import("../../client/wire-call.js");
      return wireCall(options);
    },
  };
}

/** The policy stands in the page as well, but pages cannot say there who may frame them. */
function pageOf(html: string | undefined): ReturnType<NonNullable<ControlOptions["pages"]>> {
  if (html === undefined) return undefined;
  const policy = /http-equiv="?content-security-policy"? content="([^"]*)"/i.exec(html)?.[1] ?? "default-src 'none'";
  return {
    status: 200,
    headers: [
      ["content-type", "text/html; charset=utf-8"],
      ["cache-control", "no-store"],
      ["content-security-policy", `${policy}; frame-ancestors 'none'`],
      ["cross-origin-opener-policy", "same-origin"],
      ["referrer-policy", "no-referrer"],
      ["x-content-type-options", "nosniff"],
    ],
    body: html,
  };
}
