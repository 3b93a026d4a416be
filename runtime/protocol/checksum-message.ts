/** What is said of a checksum that does not hold: the same in every protocol, without a value from the request. */
import type { Rejection } from "./protocol.js";

/** The codes are those of Amazon S3, which alone has made its own public. */
export function checksumError({ problem, algorithm, field }: Rejection & { readonly kind: "checksum" }): {
  readonly code: string;
  readonly message: string;
} {
  if (problem === "mismatch") {
    const name = algorithm === "md5" ? "Content-MD5" : algorithm.toUpperCase();
    return { code: "BadDigest", message: `The ${name} you specified did not match the calculated checksum.` };
  }
  return algorithm === "md5"
    ? { code: "InvalidDigest", message: "The Content-MD5 you specified was invalid." }
    : { code: "InvalidRequest", message: `Value for ${field} header is invalid.` };
}
