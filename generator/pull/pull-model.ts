/** One source to what would be written for it: fetched, checked, compared with what is there. Writes nothing. */
import { sha256Of } from "./checksums.js";
import { fetchModel } from "./fetch-model.js";
import type { Fetched, Known, Surroundings } from "./fetched.js";
import type { LockEntry } from "./lock.js";
import { unknownLicence } from "./lock.js";
import { PullError } from "./pull-error.js";
import { readModel, servicesIn } from "./read-model.js";
import type { Source } from "./source.js";
import { sourceText } from "./source.js";

/** A model to pull, with what is there of it. */
export interface PullTask {
  readonly source: Source;
  /** The name of the model file. */
  readonly file: string;
  /** What the lock says of that file. */
  readonly entry: LockEntry | undefined;
  /** The bytes of that file; undefined when it is not there. */
  readonly present: Uint8Array | undefined;
  /** Replace a file that was edited by hand or is another model. */
  readonly force: boolean;
  /** What the user says of the licence; undefined to take the source's word. */
  readonly licence: string | undefined;
}

export interface PulledModel {
  readonly status: "created" | "updated" | "unchanged";
  /** The lock entry as it is to be; the one that was there when nothing is newer. */
  readonly entry: LockEntry;
  /** The new text; absent when the file stays as it is. */
  readonly text?: string | undefined;
}

/** Throws a PullError. `limit` is in bytes. */
export async function pullModel(task: PullTask, surroundings: Surroundings, limit: number): Promise<PulledModel> {
  const { source, file, entry, present } = task;
  const known = knownOf(task);
  const fetched = await fetchModel(source, known, surroundings, limit);
  if (fetched === undefined) {
    if (entry === undefined) throw new Error("BUG: nothing is newer than what is not known");
    return { status: "unchanged", entry: { ...entry, licence: task.licence ?? entry.licence } };
  }
  const sha256 = sha256Of(fetched.bytes);
  checkRevision(task, fetched, sha256);
  const read = readModel(fetched.bytes, file);
  const isSame = present !== undefined && sha256Of(present) === sha256;
  if (!isSame && present !== undefined && !task.force) checkReplaceable(task, present, read.services);
  const fresh = entryOf(task, fetched, sha256);
  if (isSame) return { status: "unchanged", entry: sameAs(fresh, entry) ? (entry ?? fresh) : fresh };
  return { status: present === undefined ? "created" : "updated", entry: fresh, text: read.text };
}

/** Nothing is known of a file that is gone or was edited, or that came from elsewhere. */
function knownOf({ source, entry, present }: PullTask): Known | undefined {
  if (entry === undefined || present === undefined || entry.source !== sourceText(source)) return undefined;
  if (!isAsPulled(present, entry)) return undefined;
  const { revision, etag } = entry;
  return { revision, etag, bytes: present };
}

/** Line ends that a checkout changed are no edit. */
function isAsPulled(present: Uint8Array, { sha256 }: LockEntry): boolean {
  if (sha256Of(present) === sha256) return true;
  const bytes = Buffer.from(present);
  return (
    bytes.includes("\r\n") &&
    sha256Of(Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1")) === sha256
  );
}

/** A commit or a published version never changes: other bytes of the same one are not what was pulled. */
function checkRevision({ entry, source }: PullTask, { revision }: Fetched, sha256: string): void {
  if (entry === undefined || revision === undefined || entry.source !== sourceText(source)) return;
  if (entry.revision !== revision || entry.sha256 === sha256) return;
  throw new PullError("pull-checksum", `The bytes of ${revision} are not those that the lock file recorded for it.`);
}

function checkReplaceable({ file, entry }: PullTask, present: Uint8Array, services: readonly string[]): void {
  if (entry !== undefined && !isAsPulled(present, entry)) {
    throw new PullError("pull-edited", `${file} was edited by hand since it was pulled.`);
  }
  const before = servicesIn(present, file);
  const isOther = before.length > 0 && services.length > 0 && !before.some((id) => services.includes(id));
  if (!isOther) return;
  throw new PullError("pull-foreign", `${file} is another model: ${before.join(", ")}, not ${services.join(", ")}.`);
}

function entryOf({ source, entry, licence }: PullTask, fetched: Fetched, sha256: string): LockEntry {
  const { resolved, revision, etag } = fetched;
  const kept = entry?.source === sourceText(source) ? entry.licence : undefined;
  return {
    source: sourceText(source),
    resolved,
    ...(revision === undefined ? {} : { revision }),
    ...(etag === undefined ? {} : { etag }),
    sha256,
    licence: licence ?? fetched.licence ?? kept ?? unknownLicence,
    ...(entry?.changes !== undefined && entry.sha256 === sha256 ? { changes: entry.changes } : {}),
  };
}

function sameAs(fresh: LockEntry, entry: LockEntry | undefined): boolean {
  return entry !== undefined && JSON.stringify(fresh) === JSON.stringify(entry);
}

/** The revision of an entry for people: a short commit, a version, or the beginning of the hash. */
export function shortRevision({ revision, sha256 }: LockEntry): string {
  if (revision === undefined) return `sha256 ${sha256.slice(0, 12)}`;
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 12) : revision;
}
