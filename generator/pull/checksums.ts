/** Hashes of pulled bytes, and comparing them with what was promised. */
import { createHash } from "node:crypto";

/** In hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The id that git gives a file of this content. */
export function gitBlobOf(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/**
 * Whether bytes are what a checksum says: one of `algorithm-base64` as in npm's `integrity` (the strongest one counts, as
 * the Subresource Integrity standard has it). Undefined when no algorithm is known.
 */
export function matchesIntegrity(bytes: Uint8Array, integrity: string): boolean | undefined {
  const parts = integrity.trim().split(/\s+/);
  for (const algorithm of ["sha512", "sha384", "sha256", "sha1"]) {
    const wanted = parts.filter((part) => part.startsWith(`${algorithm}-`)).map((part) => part.split("?", 1)[0]);
    if (wanted.length > 0) return wanted.includes(`${algorithm}-${hashOf(algorithm, bytes)}`);
  }
  return undefined;
}

/** Whether bytes are what `Repr-Digest` or `Content-Digest` (RFC 9530) promise; undefined where no known hash is in it. */
export function matchesDigest(bytes: Uint8Array, field: string): boolean | undefined {
  const found = [...field.matchAll(/\b(sha-512|sha-256)=:([A-Za-z0-9+/=]+):/g)];
  if (found.length === 0) return undefined;
  return found.every(([, name = "", value]) => hashOf(name.replace("-", ""), bytes) === value);
}

function hashOf(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("base64");
}
