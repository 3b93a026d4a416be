/** Between node:http's messages and the mock, with no Web objects made on the way. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Mock } from "../../mock/options.js";
import type { HeaderReader, WireResponse } from "../../protocol/protocol.js";

/** A listener for the `request` event of a server, which may be one of many things the server does. */
export function requestListener(mock: Mock): (request: IncomingMessage, response: ServerResponse) => void {
  const limit = mock.limits.bodyBytes;
  return (request, response) => {
    const start = { method: request.method ?? "GET", target: request.url ?? "/" };
    if (Number(request.headers["content-length"]) > limit) return refuse();
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else if (!response.headersSent) refuse();
    });
    request.on("end", () => {
      if (response.headersSent) return;
      const [only = empty] = chunks;
      const body = chunks.length <= 1 ? only : Buffer.concat(chunks, length);
      const answer = mock.handle({ ...start, headers: new NodeHeaders(request.headers), body });
      if (answer instanceof Promise) void answer.then((it) => send(response, it));
      else send(response, answer);
    });

    function refuse(): void {
      // The rest of the body is not read: the connection cannot be used again.
      response.shouldKeepAlive = false;
      send(response, mock.refuse({ kind: "bodyTooLarge", limit }, start));
      request.resume();
    }
  };
}

const empty = Buffer.alloc(0);

class NodeHeaders implements HeaderReader {
  readonly #headers: IncomingMessage["headers"];
  constructor(headers: IncomingMessage["headers"]) {
    this.#headers = headers;
  }
  get(name: string): string | undefined {
    const value = Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined;
    return typeof value === "object" ? value.join(", ") : value;
  }
  keys(): Iterable<string> {
    return Object.keys(this.#headers);
  }
}

function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  if (response.destroyed) return;
  const fields: string[] = [];
  let hasLength = false;
  for (const [name, value] of headers) {
    fields.push(name, value);
    hasLength ||= name === "content-length";
  }
  // Responses to HEAD may say the length of a body that they have not.
  if (!hasLength)
    fields.push("content-length", String(typeof body === "string" ? Buffer.byteLength(body) : body.length));
  response.writeHead(status, fields);
  response.end(body);
}
