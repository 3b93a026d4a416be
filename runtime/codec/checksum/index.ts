/** Checksums of bodies, fed in pieces, so that a body need not be there as a whole. */
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { crc32, crc32Table, crc32cTable } from "./crc32.js";
import { type Crc64, crc64, crc64Start } from "./crc64.js";

export { crc32, crc32Table } from "./crc32.js";

/** The algorithms of `aws.protocols#httpChecksum`, and MD5 of `Content-MD5`. */
export type ChecksumAlgorithm = "crc32" | "crc32c" | "crc64nvme" | "sha1" | "sha256" | "md5";

/** A checksum in the making. */
export interface Checksum {
  readonly update: (bytes: Uint8Array) => void;
  /** The checksum of all that was fed. To be called once. */
  readonly digest: () => Uint8Array;
}

/** How many bytes a checksum has. */
export const checksumLengths: Readonly<Record<ChecksumAlgorithm, number>> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
  md5: 16,
};

/** Whether a name, in lower case, is one of an algorithm. */
export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(checksumLengths, name);
}

/** Begins a checksum. */
export function checksumOf(algorithm: ChecksumAlgorithm): Checksum {
  switch (algorithm) {
    case "crc32":
      return crc32Checksum(crc32Table);
    case "crc32c":
      return crc32Checksum(crc32cTable);
    case "crc64nvme":
      return crc64Checksum();
    case "sha1":
      return hashChecksum(sha1.create());
    case "sha256":
      return hashChecksum(sha256.create());
    case "md5":
      return hashChecksum(md5.create());
  }
}

function crc32Checksum(table: Uint32Array): Checksum {
  let crc = 0;
  return {
    update: (bytes) => void (crc = crc32(table, bytes, crc)),
    digest: () => bytesOf([crc]),
  };
}

function crc64Checksum(): Checksum {
  let crc: Crc64 = crc64Start;
  return {
    update: (bytes) => void (crc = crc64(bytes, crc)),
    digest: () => bytesOf([crc.high, crc.low]),
  };
}

function hashChecksum(hash: { update: (bytes: Uint8Array) => unknown; digest: () => Uint8Array }): Checksum {
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest(),
  };
}

function bytesOf(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word);
  return new Uint8Array(view.buffer);
}
