/** Checksums: known values, and the same whatever the pieces. */
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChecksumAlgorithm, checksumLengths, checksumOf } from "../../runtime/codec/checksum/index.js";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function sumOf(algorithm: ChecksumAlgorithm, ...pieces: readonly Uint8Array[]): string {
  const sum = checksumOf(algorithm);
  for (const piece of pieces) sum.update(piece);
  return hex(sum.digest());
}

describe("the check value of the digits from 1 to 9", () => {
  test.each<[ChecksumAlgorithm, string]>([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
    ["sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
    ["sha256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
    ["md5", "25f9e794323b453885f5181f1b624d0b"],
  ])("%s", (algorithm, want) => expect(sumOf(algorithm, Buffer.from("123456789"))).toBe(want));
});

const algorithms = Object.keys(checksumLengths) as ChecksumAlgorithm[];

test.each(algorithms)("%s of nothing has its length", (algorithm) => {
  expect(sumOf(algorithm).length).toBe(2 * checksumLengths[algorithm]);
});

test.each(algorithms)("%s does not depend on the pieces", (algorithm) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, at) => {
      const cut = at % (bytes.length + 1);
      expect(sumOf(algorithm, bytes.subarray(0, cut), bytes.subarray(cut))).toBe(sumOf(algorithm, bytes));
    }),
  );
});

test.each(["sha1", "sha256", "md5"] as const)("%s is that of Node", (algorithm) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sumOf(algorithm, bytes)).toBe(createHash(algorithm).update(bytes).digest("hex"));
    }),
  );
});
