/** A request handler for AWS SDK clients that asks a mock instead of the network. */
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";
import { connectionReset } from "../../mock/fault/spoil.js";
import type { Mock } from "../../mock/options.js";
import { type Signal, abortable, abortableStream } from "../../protocol/abort.js";
import { type WholeBody, isBodyStream, readableOf, streamOf } from "../../protocol/body-stream.js";
import type { WireRequest, WireResponse } from "../../protocol/protocol.js";
import { bodyOf } from "./body.js";

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
 * every client collects, or as a `ReadableStream` where the operation's output is a stream. An abort signal rejects with an
 * `AbortError`, as over the network; streams that are under way, in either direction, then end with one too.
 */
export function sdkHandler(mock: Mock): SdkHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: async (request, options) => {
      const signal = options?.abortSignal;
      const answer = await abortable(async () => mock.handle(wireRequest(request, signal)), signal);
      const { status } = answer;
      // As the network's handlers reject, with the code by which clients know that they may try again.
      if (answer.reset === true) throw connectionReset();
      return { response: { statusCode: status, headers: fieldsOf(answer), body: clientBody(answer, signal) } };
    },
  };
}

/** A body that streams although its operation does not is collected by the mock. */
function wireRequest(request: HttpRequest, signal: Signal | undefined): WireRequest {
  const body = bodyOf(request.body);
  return {
    method: request.method,
    target: targetOf(request),
    headers: new Headers(request.headers),
    body: isBodyStream(body) ? abortableStream(body, signal) : body,
  };
}

/** With the length of a body that is there as a whole, as a server would send it: clients hand it on as `ContentLength`. */
function fieldsOf({ headers, body }: WireResponse): Record<string, string> {
  const fields = Object.fromEntries(headers);
  if (!isBodyStream(body)) fields["content-length"] ??= String(bytesIn(body));
  return fields;
}

function bytesIn(body: WholeBody): number {
  return typeof body === "string" ? new TextEncoder().encode(body).length : body.length;
}

function clientBody({ body, streams }: WireResponse, signal: Signal | undefined): unknown {
  if (isBodyStream(body) || streams === true) return readableOf(abortableStream(streamOf(body), signal));
  // A fresh array each time: clients change its prototype.
  return typeof body === "string" ? new TextEncoder().encode(body) : body.slice();
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
