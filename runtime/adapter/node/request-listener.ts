/** Between the messages of node:http and node:http2 and the mock, with no Web objects made on the way. */
import type { Mock } from "../../mock/options.js";
import type { HeaderReader, RequestHead } from "../../protocol/protocol.js";
import { RawHeaders } from "./raw-headers.js";
import { type NodeRequest, bodyStreamOf, hasBody, isWhole, throwAway } from "./request-body.js";
import { type NodeResponse, send } from "./send.js";

/**
 * A listener for the `request` event of a server, which may be one of many things the server does. Bodies that the operation
 * reads as they come are handed over as streams; others are collected first. Express takes it as it is, below a path or not.
 * The listener throws an Error when somebody, such as a body parser, has read the body before.
 */
export function requestListener(mock: Mock): (request: NodeRequest, response: NodeResponse) => void {
  return listenerOf(mock, headersOf);
}

/** As {@link requestListener}, for a server of our own: nobody has changed the header fields before. */
export function ownRequestListener(mock: Mock): (request: NodeRequest, response: NodeResponse) => void {
  return listenerOf(mock, (request) => ("stream" in request ? headersOf(request) : new RawHeaders(request.rawHeaders)));
}

function headersOf({ headers }: NodeRequest): HeaderReader {
  return new NodeHeaders(headers);
}

function listenerOf(
  mock: Mock,
  readerOf: (request: NodeRequest) => HeaderReader,
): (request: NodeRequest, response: NodeResponse) => void {
  const { streams, limits } = mock;
  return (request, response) => {
    const { method = "GET", url = "/" } = request;
    const headers = readerOf(request);
    if (request.readableDidRead && hasBody(request, headers))
      throw new Error("the body of the request has been read before: the mock's place is in front of body parsers");
    const head = { method, target: originForm(url), headers };
    const isStream = streams !== undefined && hasBody(request, headers) && streams(head);
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

/** Path and query, where a client behind a proxy names the whole address (RFC 9112 section 3.2.2). */
function originForm(url: string): string {
  if (url.startsWith("/")) return url;
  const rest = url.replace(/^https?:\/\/[^/?#]*/i, "");
  return rest.startsWith("/") || url === "*" ? rest : `/${rest}`;
}

async function serveStream(mock: Mock, head: RequestHead, request: NodeRequest, response: NodeResponse): Promise<void> {
  const answer = await mock.handle({ ...head, body: bodyStreamOf(request) });
  await send(response, answer);
  throwAway(request, mock.limits.bodyBytes);
}

function collect(mock: Mock, head: RequestHead, request: NodeRequest, response: NodeResponse, limit: number): void {
  const { headers } = head;
  if (Number(headers.get("content-length")) > limit) return refuse();
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
    const answer = mock.handle({ method: head.method, target: head.target, headers, body });
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
