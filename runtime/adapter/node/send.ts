/** Sends responses of the mock over node:http and node:http2. */
import type { ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import { type BodyStream, discard, isBodyStream } from "../../protocol/body-stream.js";
import type { WireResponse } from "../../protocol/protocol.js";
import { http2Codes } from "./http2-codes.js";

/** Either kind of response. */
export type NodeResponse = ServerResponse | Http2ServerResponse;

/** Sends a response; a stream at the pace of whoever receives it. Resolves when a stream is through; never rejects. */
export function send(
  response: NodeResponse,
  { status, headers, body, reset }: WireResponse,
): Promise<void> | undefined {
  // A fault: the client gets nothing, not even a status.
  if (reset === true) return void response.destroy();
  const isStream = isBodyStream(body);
  if (isGone(response)) return isStream ? discard(body).catch(() => undefined) : undefined;
  const fields: string[] = [];
  let hasLength = false;
  for (const [name, value] of headers) {
    fields.push(name, value);
    hasLength ||= name === "content-length";
  }
  // Responses to HEAD may say the length of a body that they have not, and streams one that only the handler knows.
  const length = isStream ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.length;
  if (!hasLength && !isStream) fields.push("content-length", String(length));
  if ("stream" in response) writeHead2(response, status, fields);
  else response.writeHead(status, fields);
  if (!isStream) return void end(response, body, length);
  // A body that is longer than it said would be read as the next response.
  if (hasLength && !("stream" in response)) response.strictContentLength = true;
  return sendStream(response, body);
}

/** What is longer is not worth copying. */
const mostCopied = 16 * 1024;

/**
 * Ends a response with a body of so many bytes. node:http puts short texts of Latin-1 behind the head and sends both in one
 * piece, which takes the system less time than two: so bytes are given to it as such a text, one character each.
 */
function end(response: NodeResponse, body: string | Uint8Array, length: number): void {
  if ("stream" in response || length > mostCopied) return void response.end(body);
  if (typeof body === "string") return void response.end(body, length === body.length ? "latin1" : "utf8");
  const { buffer, byteOffset } = body;
  response.end(Buffer.from(buffer, byteOffset, length).toString("latin1"), "latin1");
}

/** RFC 9113 section 8.2.2: what speaks of the connection has no place in HTTP/2. */
const ofConnections: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade"]);

function writeHead2(response: Http2ServerResponse, status: number, fields: readonly string[]): void {
  for (let index = 0; index < fields.length; index += 2) {
    const [name = "", value = ""] = fields.slice(index, index + 2);
    if (!ofConnections.has(name)) response.appendHeader(name, value);
  }
  response.writeHead(status);
}

/** A stream that breaks cuts the connection off: what has been sent cannot be called whole. */
async function sendStream(response: NodeResponse, body: BodyStream): Promise<void> {
  const pieces = body[Symbol.asyncIterator]();
  // Whoever produces the stream hears at once that nobody wants it any more.
  const letGo = (): void => void Promise.resolve(pieces.return?.()).catch(() => undefined);
  response.once("close", letGo);
  try {
    for (;;) {
      const piece = await pieces.next();
      if (isGone(response)) return letGo();
      if (piece.done === true) break;
      if (!write(response, piece.value) && !isGone(response)) await drained(response);
    }
    response.off("close", letGo);
    response.end();
  } catch {
    if ("stream" in response) response.stream.close(http2Codes.internal);
    else response.destroy();
  }
}

/** The response of HTTP/2 does not say itself that its stream is no more. */
function isGone(response: NodeResponse): boolean {
  return "stream" in response ? response.stream.destroyed : response.destroyed;
}

function write(response: NodeResponse, piece: Uint8Array): boolean {
  return "stream" in response ? response.write(piece) : response.write(piece);
}

/** Resolves when there is room again, or nobody to make room for. */
function drained(response: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
