/** Compresses bodies for operations that let clients do so (spec: `requestCompression`). */
import { chunksOf, collect, isBodyStream, readableOf } from "../protocol/body-stream.js";
import { type OutgoingRequest, type RequestStep, withHeaders } from "./outgoing-request.js";

/** The step; bodies shorter than `from` bytes are left as they are, streams of unknown length are compressed. */
export function compression(from: number): RequestStep {
  return async (request, { requestCompression }) => {
    if (requestCompression?.includes("gzip") !== true) return request;
    const { body, headers } = request;
    if (!isBodyStream(body) && (body.length === 0 || body.length < from)) return request;
    const own = headers.find(([name]) => name === "content-encoding")?.[1];
    const encoding = own === undefined || own === "" ? "gzip" : `${own}, gzip`;
    return { ...request, headers: withHeaders(headers, [["content-encoding", encoding]]), body: await gzip(body) };
  };
}

async function gzip(body: OutgoingRequest["body"]): Promise<OutgoingRequest["body"]> {
  const source = isBodyStream(body) ? readableOf(body) : new Blob([body]).stream();
  const compressed = chunksOf(source.pipeThrough(new CompressionStream("gzip")));
  return isBodyStream(body) ? compressed : ((await collect(compressed, Infinity)) ?? new Uint8Array());
}
