/** Request bodies that a client has compressed (spec: `requestCompression`), for operations that let it. */
import type { HeaderReader, Rejected, WireRequest } from "../protocol/protocol.js";
import { joined } from "./fetch.js";

/** Whether the last encoding of the body is gzip, the only one that the trait knows. */
export function isCompressed({ headers }: WireRequest): boolean {
  return encodingsOf(headers).at(-1)?.toLowerCase() === "gzip";
}

/**
 * The request as it was before: the body of at most `limit` bytes, and the encodings that the caller itself gave. What
 * the compressed body claims to become is not believed: reading stops at the limit.
 */
export async function decompressed(request: WireRequest, limit: number): Promise<WireRequest | Rejected> {
  try {
    const body = await inflated(request.body, limit);
    if (body === undefined) return { rejection: { kind: "bodyTooLarge", limit } };
    const { method, target } = request;
    return { method, target, headers: new OuterEncodings(request.headers), body };
  } catch {
    return { rejection: { kind: "malformed", detail: "the body is not gzip" } };
  }
}

async function inflated(body: Uint8Array | string, limit: number): Promise<Uint8Array | undefined> {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return joined(chunks, length);
}

/** The headers without the encoding that has been undone. */
class OuterEncodings implements HeaderReader {
  readonly #headers: HeaderReader;
  readonly #encoding: string | undefined;

  constructor(headers: HeaderReader) {
    this.#headers = headers;
    const left = encodingsOf(headers).slice(0, -1);
    this.#encoding = left.length === 0 ? undefined : left.join(", ");
  }

  get(name: string): string | null | undefined {
    return name === "content-encoding" ? this.#encoding : this.#headers.get(name);
  }

  *keys(): Iterable<string> {
    for (const name of this.#headers.keys()) {
      if (name !== "content-encoding" || this.#encoding !== undefined) yield name;
    }
  }
}

function encodingsOf(headers: HeaderReader): readonly string[] {
  return (headers.get("content-encoding") ?? "").split(",").map((encoding) => encoding.trim());
}
