/** Adds the checksums that operations ask of clients (spec: `httpChecksumRequired`, `aws.protocols#httpChecksum`). */
import { writeBase64 } from "../codec/base64.js";
import { type ChecksumAlgorithm, checksumOf, isChecksumAlgorithm } from "../codec/checksum/index.js";
import { isBodyStream } from "../protocol/body-stream.js";
import type { OperationSchema } from "../schema/schema.js";
import { type RequestStep, withHeaders } from "./outgoing-request.js";

/** Bodies that stream are sent without: their sum is known when they are gone. What the caller says of the body stands. */
export const checksums: RequestStep = (request, operation, input) => {
  const { body, headers } = request;
  const algorithm = algorithmOf(operation, input);
  if (algorithm === undefined || isBodyStream(body)) return request;
  if (headers.some(([name]) => name === "content-md5" || name.startsWith("x-amz-checksum-"))) return request;
  const sum = checksumOf(algorithm);
  sum.update(typeof body === "string" ? new TextEncoder().encode(body) : body);
  const name = algorithm === "md5" ? "content-md5" : `x-amz-checksum-${algorithm}`;
  return { ...request, headers: withHeaders(headers, [[name, writeBase64(sum.digest())]]) };
};

function algorithmOf(
  { checksum, checksumRequired }: OperationSchema,
  input: Readonly<Record<string, unknown>>,
): ChecksumAlgorithm | undefined {
  const member = checksum?.requestAlgorithmMember;
  const wanted = member !== undefined && Object.hasOwn(input, member) ? input[member] : undefined;
  const name = typeof wanted === "string" ? wanted.toLowerCase() : "";
  if (isChecksumAlgorithm(name)) return name;
  if (checksum?.requestChecksumRequired === true) return "crc32";
  return checksumRequired === true ? "md5" : undefined;
}
