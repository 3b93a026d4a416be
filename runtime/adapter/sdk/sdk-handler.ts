/** A request handler for AWS SDK clients that asks a mock instead of the network. */
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";
import type { Mock } from "../../mock/options.js";
import type { WireRequest, WireResponse } from "../../protocol/protocol.js";
import { abortable } from "./abort.js";
import { collectBody } from "./body.js";

/** What a client takes as `requestHandler`. */
export interface SdkHandler extends RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> {
  readonly metadata: { handlerProtocol: string };
  readonly destroy: () => void;
  /** Settings of handlers that open connections; there is nothing to set here. */
  readonly updateHttpClientConfig: (key: never, value: never) => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
}

/**
 * `new CognitoIdentityProviderClient({ requestHandler: sdkHandler(mock) })`. Bodies are handed over as byte arrays, which
 * every client collects. An abort signal rejects with an `AbortError`, as over the network.
 */
export function sdkHandler(mock: Mock): SdkHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: async (request, options) => {
      const { status, headers, body } = await abortable(() => answer(mock, request), options?.abortSignal);
      // A fresh array each time: clients change its prototype.
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body.slice();
      return { response: { statusCode: status, headers: Object.fromEntries(headers), body: bytes } };
    },
  };
}

async function answer(mock: Mock, request: HttpRequest): Promise<WireResponse> {
  const start = { method: request.method, target: targetOf(request) };
  const limit = mock.limits.bodyBytes;
  const body = await collectBody(request.body, limit);
  if (body === undefined) return mock.refuse({ kind: "bodyTooLarge", limit }, start);
  const wire: WireRequest = { ...start, headers: new Headers(request.headers), body };
  return mock.handle(wire);
}

/** Path and query, percent-encoded as the SDK's own handlers do it. */
function targetOf({ path, query }: HttpRequest): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
    const key = encodeURIComponent(name);
    if (value === null) return [key];
    return [value].flat().map((item) => `${key}=${encodeURIComponent(item)}`);
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
