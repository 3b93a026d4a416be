/** Collects what SDK clients give as a request body: text, bytes, or a stream of either platform. */

/** The bytes; `undefined` when there are more than `limit`. @throws TypeError for a body of no known kind */
export async function collectBody(body: unknown, limit: number): Promise<Uint8Array | string | undefined> {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return within(body, limit);
  if (body instanceof Uint8Array) return within(body, limit);
  if (ArrayBuffer.isView(body)) return within(new Uint8Array(body.buffer, body.byteOffset, body.byteLength), limit);
  if (body instanceof ArrayBuffer) return within(new Uint8Array(body), limit);
  if (body instanceof Blob) return body.size > limit ? undefined : new Uint8Array(await body.arrayBuffer());
  if (isAsyncIterable(body)) return collect(body, limit);
  if (body instanceof ReadableStream) return collect(chunksOf(body), limit);
  throw new TypeError("the request body is neither text nor bytes nor a stream");
}

function within<T extends string | Uint8Array>(body: T, limit: number): T | undefined {
  return body.length > limit ? undefined : body;
}

async function collect(chunks: AsyncIterable<unknown>, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
    length += bytes.length;
    if (length > limit) return undefined;
    parts.push(bytes);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(stream: ReadableStream<unknown>): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

/** Node's streams are. */
function isAsyncIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
