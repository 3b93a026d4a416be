/** Between the messages of node:http and node:http2 and the mock, with no Web objects made on the way. */
import type { Mock } from "../../mock/options.js";
import type { HeaderReader, RequestHead } from "../../protocol/protocol.js";
import { type NodeRequest, bodyStreamOf, hasBody, isWhole, throwAway } from "./request-body.js";
import { type NodeResponse, send } from "./send.js";

/**
 * A listener for the `request` event of a server, which may be one of many things the server does. Bodies that the operation
 * reads as they come are handed over as streams; others are collected first.
 */
export function requestListener(mock: Mock): (request: NodeRequest, response: NodeResponse) => void {
  const { streams, limits } = mock;
  return (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const head = { method, target: url, headers: new NodeHeaders(headers) };
    const isStream = streams !== undefined && hasBody(request) && streams(head);
    // Without a listener, an error of a stream or of HTTP/2 would end the process; whoever reads the body hears of it anyway.
    if (isStream || "stream" in request) {
      request.on("error", ignore);
      response.on("error", ignore);
    }
    if (isStream) void serveStream(mock, head, request, response);
    else collect(mock, head, request, response, limits.bodyBytes);
  };
}

const ignore = (): void => undefined;

async function serveStream(mock: Mock, head: RequestHead, request: NodeRequest, response: NodeResponse): Promise<void> {
  const answer = await mock.handle({ ...head, body: bodyStreamOf(request) });
  await send(response, answer);
  throwAway(request, mock.limits.bodyBytes);
}

function collect(mock: Mock, head: RequestHead, request: NodeRequest, response: NodeResponse, limit: number): void {
  if (Number(request.headers["content-length"]) > limit) return refuse();
  const chunks: Buffer[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else if (!response.headersSent) refuse();
  });
  request.on("end", () => {
    if (response.headersSent || !isWhole(request)) return;
    const [only = empty] = chunks;
    const body = chunks.length <= 1 ? only : Buffer.concat(chunks, length);
    const answer = mock.handle({ ...head, body });
    if (answer instanceof Promise) void answer.then((it) => send(response, it));
    else void send(response, answer);
  });

  function refuse(): void {
    // The rest of the body is not read: the connection cannot be used again.
    if (!("stream" in response)) response.shouldKeepAlive = false;
    void send(response, mock.refuse({ kind: "bodyTooLarge", limit }, head));
    request.resume();
  }
}

const empty = Buffer.alloc(0);

class NodeHeaders implements HeaderReader {
  readonly #headers: NodeRequest["headers"];
  constructor(headers: NodeRequest["headers"]) {
    this.#headers = headers;
  }
  get(name: string): string | undefined {
    const value = Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined;
    if (value === undefined && name === "host") return this.#headers[":authority"]?.toString();
    return typeof value === "object" ? value.join(", ") : value;
  }
  keys(): Iterable<string> {
    const names = Object.keys(this.#headers);
    // Over HTTP/2 method, path and host stand among the headers, and come first.
    return names[0]?.startsWith(":") === true ? names.filter((name) => !name.startsWith(":")) : names;
  }
}
