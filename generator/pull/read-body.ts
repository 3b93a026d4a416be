/** The whole body of an answer in memory: unpacked, complete, and never larger than the limit. */
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { HttpReply } from "./http-reply.js";
import { PullError, shownUrl } from "./pull-error.js";

export interface BodyOptions {
  /** In bytes. */
  readonly limit: number;
  /** Told how many bytes have come, and how many are to come where the server said so. */
  readonly received?: ((bytes: number, total: number | undefined) => void) | undefined;
}

type Chunks = AsyncIterable<Uint8Array>;

/**
 * Throws a PullError for a body that is too large (before or after unpacking, so that a small one cannot unpack to a huge
 * one) or packed in a way that was not asked for; what else goes wrong, such as an end too soon, as the stream throws it.
 */
export async function readBody(reply: HttpReply, { limit, received }: BodyOptions): Promise<Buffer> {
  const { body } = reply;
  const packed = isPacked(reply);
  const length = reply.header("content-length");
  const total = length !== undefined && /^[0-9]{1,15}$/.test(length) ? Number(length) : undefined;
  if (total !== undefined && total > limit) throw tooLarge(reply, limit);
  const counted = async function* (source: Chunks): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      received?.((size += chunk.length), total);
      yield chunk;
    }
  };
  const chunks: Uint8Array[] = [];
  const collect = async (source: Chunks): Promise<void> => {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit) throw tooLarge(reply, limit);
      chunks.push(chunk);
    }
  };
  await (packed ? pipeline(body, counted, createGunzip(), collect) : pipeline(body, counted, collect));
  return Buffer.concat(chunks);
}

/** Ends a body that nobody wants; what it would still say is nobody's concern. */
export function discard(body: Readable): void {
  body.on("error", () => undefined);
  body.destroy();
}

function isPacked(reply: HttpReply): boolean {
  const encoding = (reply.header("content-encoding") ?? "").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return false;
  if (encoding === "gzip" || encoding === "x-gzip") return true;
  discard(reply.body);
  throw new PullError("pull-refused", `${shownUrl(reply.url)} answers packed as ${encoding}, which was not asked for.`);
}

function tooLarge(reply: HttpReply, limit: number): PullError {
  discard(reply.body);
  const most = limit < 1024 * 1024 ? `${limit} bytes` : `${Math.floor(limit / 1024 / 1024)} MiB`;
  return new PullError("pull-too-large", `${shownUrl(reply.url)} is larger than ${most}.`);
}
