/** The checksums that a request says its body has: in `Content-MD5`, in `x-amz-checksum-*`, or in a trailing field. */
import { readBase64 } from "../../codec/base64.js";
import {
  type Checksum,
  type ChecksumAlgorithm,
  checksumLengths,
  checksumOf,
  isChecksumAlgorithm,
} from "../../codec/checksum/index.js";
import type { HeaderReader, Rejection } from "../../protocol/protocol.js";
import type { OperationSchema } from "../../schema/schema.js";

const prefix = "x-amz-checksum-";

/** A checksum to be compared once the body is through. */
interface Expected {
  readonly algorithm: ChecksumAlgorithm;
  readonly sum: Checksum;
  /** What the header says; a trailing field says it later. */
  readonly value: Uint8Array | undefined;
}

/** The checks of one body: feed it all pieces, then ask for the verdict. */
export class ExpectedChecksums {
  readonly #expected: readonly Expected[];

  constructor(expected: readonly Expected[]) {
    this.#expected = expected;
  }

  get isEmpty(): boolean {
    return this.#expected.length === 0;
  }

  update(piece: Uint8Array): void {
    for (const { sum } of this.#expected) sum.update(piece);
  }

  /** Why the body is not the one that was meant; `undefined` when it is. */
  verdict(trailers: ReadonlyMap<string, string>): Rejection | undefined {
    for (const { algorithm, sum, value } of this.#expected) {
      const field = fieldOf(algorithm);
      const wanted = value ?? bytesIn(trailers.get(field), algorithm);
      if (wanted === undefined) return { kind: "checksum", problem: "invalid", algorithm, field };
      const actual = sum.digest();
      if (!actual.every((byte, index) => byte === wanted[index])) {
        return { kind: "checksum", problem: "mismatch", algorithm, field };
      }
    }
    return undefined;
  }
}

/** The checks that an operation's traits ask for; a rejection where a field holds no checksum (spec: `httpChecksum`, `httpChecksumRequired`). */
export function expectedChecksums(headers: HeaderReader, operation: OperationSchema): ExpectedChecksums | Rejection {
  const { checksum, checksumRequired } = operation;
  const algorithms: ChecksumAlgorithm[] = [];
  if ((checksumRequired === true || checksum !== undefined) && headers.get("content-md5")) algorithms.push("md5");
  const expected: Expected[] = [];
  if (checksum !== undefined) {
    for (const name of headers.keys()) {
      const algorithm = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      if (isChecksumAlgorithm(algorithm)) algorithms.push(algorithm);
    }
    for (const algorithm of trailingAlgorithms(headers)) {
      expected.push({ algorithm, sum: checksumOf(algorithm), value: undefined });
    }
  }
  for (const algorithm of algorithms) {
    const field = fieldOf(algorithm);
    const value = bytesIn(headers.get(field), algorithm);
    if (value === undefined) return { kind: "checksum", problem: "invalid", algorithm, field };
    expected.push({ algorithm, sum: checksumOf(algorithm), value });
  }
  return new ExpectedChecksums(expected);
}

function trailingAlgorithms(headers: HeaderReader): readonly ChecksumAlgorithm[] {
  return (headers.get("x-amz-trailer") ?? "").split(",").flatMap((field) => {
    const name = field.trim().toLowerCase();
    const algorithm = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    return isChecksumAlgorithm(algorithm) ? [algorithm] : [];
  });
}

function fieldOf(algorithm: ChecksumAlgorithm): string {
  return algorithm === "md5" ? "content-md5" : prefix + algorithm;
}

/** A checksum in base64; `undefined` when it is none of the algorithm. */
function bytesIn(text: string | null | undefined, algorithm: ChecksumAlgorithm): Uint8Array | undefined {
  const bytes = readBase64(text ?? "");
  return bytes?.length === checksumLengths[algorithm] ? bytes : undefined;
}
