/** Checksums of responses, for clients that ask for them (spec: `httpChecksum`, `requestValidationModeMember`). */
import { writeBase64 } from "../../codec/base64.js";
import { type ChecksumAlgorithm, checksumOf, isChecksumAlgorithm } from "../../codec/checksum/index.js";
import { getterOf } from "../../codec/member-access.js";
import { isBodyStream } from "../../protocol/body-stream.js";
import type { WireResponse } from "../../protocol/protocol.js";
import type { OperationSchema } from "../../schema/schema.js";

const prefix = "x-amz-checksum-";

/** Adds a checksum to the response to an input. */
export type ResponseChecksum = (response: WireResponse, input: unknown) => WireResponse;

/** From the one that every client knows to the one that few know. */
const preferred: readonly ChecksumAlgorithm[] = ["crc32", "crc32c", "sha1", "sha256", "crc64nvme"];

/**
 * Compiles what an operation needs; `undefined` where responses have no checksums. A handler that sets one itself keeps it,
 * right or wrong. Of a stream nothing is said: its checksum is known only when the headers are gone.
 */
export function responseChecksumOf({ checksum }: OperationSchema): ResponseChecksum | undefined {
  const { requestValidationModeMember: mode, responseAlgorithms = [] } = checksum ?? {};
  const algorithm = preferred.find((it) => responseAlgorithms.some((name) => name.toLowerCase() === it));
  if (mode === undefined || algorithm === undefined) return undefined;
  const modeOf = getterOf(mode);
  return (response, input) => {
    const { headers, body } = response;
    const isAsked = typeof input === "object" && input !== null && modeOf({ ...input }) === "ENABLED";
    if (!isAsked || isBodyStream(body) || headers.some(([name]) => isChecksumField(name))) return response;
    const sum = checksumOf(algorithm);
    sum.update(typeof body === "string" ? new TextEncoder().encode(body) : body);
    return { ...response, headers: [...headers, [prefix + algorithm, writeBase64(sum.digest())]] };
  };
}

/** Whether a header field, in lower case, holds a checksum. */
export function isChecksumField(name: string): boolean {
  return name.startsWith(prefix) && isChecksumAlgorithm(name.slice(prefix.length));
}
