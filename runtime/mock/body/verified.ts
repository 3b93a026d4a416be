/** Request bodies without their aws-chunked encoding, and held against their checksums, whole or as they come. */
import { Unchunker } from "../../codec/aws-chunked.js";
import { joined } from "../../codec/joined.js";
import { isMalformedBody } from "../../codec/malformed-body.js";
import { type BodyStream, type WholeBody, isBodyStream } from "../../protocol/body-stream.js";
import type { Rejected, Rejection, WireRequest } from "../../protocol/protocol.js";
import { StreamRejected } from "../../protocol/stream-rejected.js";
import type { OperationSchema } from "../../schema/schema.js";
import { ExpectedChecksums, expectedChecksums } from "./expected-checksums.js";
import { HeaderView, encodingField, encodingsOf } from "./header-view.js";

/** Whether bodies of the operation may be chunked or have checksums. */
export function isVerified({ checksum, checksumRequired, input }: OperationSchema): boolean {
  const streams = Object.values(input.members).some(({ http }) => http?.location === "payload");
  return checksum !== undefined || checksumRequired === true || streams;
}

/**
 * The request as it was before it was chunked. A body that is there as a whole is verified at once; a stream when its
 * last piece has been read, which then throws StreamRejected instead of ending.
 */
export function verified(request: WireRequest, operation: OperationSchema): WireRequest | Rejected {
  const isChunked = encodingsOf(request.headers).some((encoding) => encoding.toLowerCase() === "aws-chunked");
  const checksums = expectedChecksums(request.headers, operation);
  if (!(checksums instanceof ExpectedChecksums)) return { rejection: checksums };
  if (!isChunked && checksums.isEmpty) return request;
  const verifier = new Verifier(checksums, isChunked, request);
  const headers = isChunked ? unchunkedHeaders(request) : request.headers;
  const { method, target, body } = request;
  if (isBodyStream(body)) return { method, target, headers, body: verifiedStream(body, verifier) };
  const whole = verifiedWhole(body, verifier);
  return whole instanceof Uint8Array ? { method, target, headers, body: whole } : whole;
}

const encoder = new TextEncoder();

function verifiedWhole(body: WholeBody, verifier: Verifier): Uint8Array | Rejected {
  try {
    const chunks = [...verifier.push(typeof body === "string" ? encoder.encode(body) : body)];
    const rejection = verifier.end();
    if (rejection !== undefined) return { rejection };
    return joined(
      chunks,
      chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    );
  } catch (error) {
    if (isMalformedBody(error)) return { rejection: { kind: "malformed", detail: error.message } };
    throw error;
  }
}

async function* verifiedStream(body: BodyStream, verifier: Verifier): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of body) yield* verifier.push(piece);
    const rejection = verifier.end();
    if (rejection !== undefined) throw new StreamRejected(rejection);
  } catch (error) {
    throw isMalformedBody(error) ? new StreamRejected({ kind: "malformed", detail: error.message }) : error;
  }
}

class Verifier {
  readonly #checksums: ExpectedChecksums;
  readonly #unchunker: Unchunker | undefined;
  readonly #length: string | null | undefined;

  constructor(checksums: ExpectedChecksums, isChunked: boolean, { headers }: WireRequest) {
    this.#checksums = checksums;
    this.#unchunker = isChunked ? new Unchunker() : undefined;
    this.#length = headers.get("x-amz-decoded-content-length");
  }

  /** The content of a piece. @throws MalformedBody */
  *push(piece: Uint8Array): Generator<Uint8Array, void, undefined> {
    for (const part of this.#unchunker?.push(piece) ?? [piece]) {
      this.#checksums.update(part);
      yield part;
    }
  }

  /** To be called after the last piece. @throws MalformedBody */
  end(): Rejection | undefined {
    this.#unchunker?.end();
    const actual = this.#unchunker?.decodedLength;
    if (actual !== undefined && this.#length && Number(this.#length) !== actual) {
      return { kind: "malformed", detail: "the body is not as long as x-amz-decoded-content-length says" };
    }
    return this.#checksums.verdict(this.#unchunker?.trailers ?? new Map());
  }
}

/** Who reads the request shall see the encodings and the length of what he reads. */
function unchunkedHeaders({ headers }: WireRequest): HeaderView {
  const left = encodingsOf(headers).filter((encoding) => encoding.toLowerCase() !== "aws-chunked");
  const length = headers.get("x-amz-decoded-content-length") ?? undefined;
  return new HeaderView(headers, new Map([encodingField(left), ["content-length", length]]));
}
