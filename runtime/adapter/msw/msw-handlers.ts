/** A mock behind MSW: requests that are meant for the service are answered, all others are left to MSW. */
import { type HttpHandler, HttpResponse, http } from "msw";
import { atPath } from "../../mock/at-path.js";
import { answerTo, toResponse } from "../../mock/fetch.js";
import type { Mock } from "../../mock/options.js";
import { awsEndpoints, literal } from "./aws-endpoints.js";

export interface MswOptions {
  /**
   * Which requests are meant, instead of those to the service's endpoints at AWS: everything below a URL, whose path is then no
   * part of what the service sees, or whatever URL (without its query) a pattern matches. In browsers URLs may be relative to the page.
   */
  readonly url?: string | RegExp | readonly (string | RegExp)[];
}

/**
 * `setupServer(...mswHandlers(mock))` and `setupWorker(...mswHandlers(mock))`. Bodies are streams both ways, as far as MSW hands them
 * on as such; a connection that a fault resets is a network error; the client's abort ends what is under way.
 * @throws TypeError when the service has no endpoint at AWS and `url` names none, and for a URL that is none
 */
export function mswHandlers(mock: Mock, { url }: MswOptions = {}): HttpHandler[] {
  const meant = url === undefined ? awsEndpoints(mock.service) : url;
  if (meant === undefined)
    throw new TypeError(`${mock.service.sdkId} has no endpoint at AWS: say by \`url\` where requests to it go`);
  return [meant].flat().map((it) => (typeof it === "string" ? handlerBelow(mock, it) : handlerAt(mock, it)));
}

function handlerBelow(mock: Mock, url: string): HttpHandler {
  const { origin, pathname } = absolute(url);
  const path = pathname.replace(/\/$/, "");
  const pattern = new RegExp(`^${literal(origin + path)}(?:[/?#]|$)`);
  return handlerAt(path === "" ? mock : atPath(mock, path), pattern);
}

function handlerAt(mock: Mock, pattern: RegExp): HttpHandler {
  // A pattern that remembers where it was would miss every other request.
  const stateless = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/g, ""));
  return http.all(stateless, async ({ request }) => {
    try {
      const answer = await answerTo(request, mock);
      return answer.reset === true ? HttpResponse.error() : toResponse(answer);
    } catch {
      // The client has gone, or its body has broken off; MSW would report it as a handler's fault.
      return HttpResponse.error();
    }
  });
}

function absolute(url: string): URL {
  const base = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  if (URL.canParse(url, base)) return new URL(url, base);
  throw new TypeError(`${url} is no URL`);
}
