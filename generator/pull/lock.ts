/** The lock file `wrought.lock.json` beside the models: where each came from, and which bytes came. No dates, no absolute paths. */
import { problemOfPath } from "../write/output-path.js";

export const lockName = "wrought.lock.json";

export interface LockEntry {
  /** As `parseSource` reads it; a local path is relative to the lock file. */
  readonly source: string;
  /** Where exactly the bytes are from. */
  readonly resolved: string;
  /** The commit or the version, where the source has such. */
  readonly revision?: string | undefined;
  /** The ETag of the answer, for the next request. */
  readonly etag?: string | undefined;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  /** An SPDX expression; `unknown` where the source does not say. */
  readonly licence: string;
  /** What the last update changed, in the words of `diff`; said again by the next `generate`. */
  readonly changes?: readonly string[] | undefined;
}

/** Entries by the name of the model file. */
export type Lock = ReadonlyMap<string, LockEntry>;

export const unknownLicence = "unknown";

const about = "Written by wrought pull: where the models of this folder come from. Commit it with them.";

/** Sorted, with its keys in one order, so that merges of it are readable. */
export function printLock(lock: Lock): string {
  const entries = [...lock].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const models = entries.map(([name, entry]) => {
    const { source, resolved, revision, etag, sha256, licence, changes } = entry;
    return [name, { source, resolved, revision, etag, sha256, licence, changes }];
  });
  return `${JSON.stringify({ about, lock: 1, models: Object.fromEntries(models) }, undefined, 2)}\n`;
}

/** Undefined when the text is no lock file, or names a file outside its folder. */
export function readLock(text: string): Lock | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json) || json["lock"] !== 1 || !isObject(json["models"])) return undefined;
  const lock = new Map<string, LockEntry>();
  for (const [name, value] of Object.entries(json["models"])) {
    const entry = entryOf(value);
    if (entry === undefined || problemOfPath(name) !== undefined || name.includes("/")) return undefined;
    lock.set(name, entry);
  }
  return lock;
}

function entryOf(value: unknown): LockEntry | undefined {
  if (!isObject(value)) return undefined;
  const { source, resolved, revision, etag, sha256, licence, changes } = value;
  if (typeof source !== "string" || typeof resolved !== "string") return undefined;
  if (typeof sha256 !== "string" || typeof licence !== "string") return undefined;
  if ((revision !== undefined && typeof revision !== "string") || (etag !== undefined && typeof etag !== "string")) {
    return undefined;
  }
  if (changes !== undefined && !isTexts(changes)) return undefined;
  return { source, resolved, revision, etag, sha256, licence, ...(changes === undefined ? {} : { changes }) };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
