/** Between the Web's Request and Response and the wire forms that protocols work on. */
import type { Rejected, WireRequest, WireResponse } from "../protocol/protocol.js";

/** Reads a request, its body up to `limit` bytes. Rejects when reading the body does. */
export async function toWireRequest(
  request: Request,
  limit: number,
): Promise<WireRequest | (Rejected & Pick<WireRequest, "method" | "target">)> {
  const { pathname, search } = new URL(request.url);
  const start = { method: request.method, target: pathname + search };
  const body = await readBody(request, limit);
  if (body === undefined) return { ...start, rejection: { kind: "bodyTooLarge", limit } };
  return { ...start, headers: request.headers, body };
}

/** The whole body; `undefined` when it is longer than `limit`, and then the rest is not read. */
async function readBody({ body }: Request, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body !== null) {
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > limit) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(part.value);
    }
  }
  const [only = new Uint8Array()] = chunks;
  return chunks.length <= 1 ? only : joined(chunks, length);
}

/** The chunks in one piece; `length` is that of all of them. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

/** A response for whoever fetched. */
export function toResponse({ status, headers, body }: WireResponse): Response {
  const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  return new Response(body, init);
}
