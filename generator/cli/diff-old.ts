/** The old side of a comparison that names only the new one: what a revision had, or what the lock file recorded. */
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ModelSource } from "../model/load-model.js";
import { sha256Of } from "../pull/checksums.js";
import type { LockEntry } from "../pull/lock.js";
import { lockName, readLock } from "../pull/lock.js";
import type { GitFailure } from "./git-file.js";
import { pastTexts, textAt } from "./git-file.js";

/** A file of the new side. */
export interface NewFile {
  readonly file: string;
  /** Absolute. */
  readonly path: string;
}

/** The source as it was; why there is none; or undefined for a file that is new. */
export type OldFile = { readonly source: ModelSource } | { readonly problem: Diagnostic } | undefined;

const problems: Readonly<Record<GitFailure, (file: string, revision: string) => string>> = {
  "no-git": () => "git is not there, or does not start.",
  "no-repository": (file) => `${file} is not in a git repository.`,
  "no-revision": (_, revision) => `There is no revision ${revision}.`,
  "no-file": (file, revision) => `${file} is not in ${revision}.`,
};

/** The file as `revision` has it. */
export async function oldFromGit({ file, path }: NewFile, revision: string): Promise<OldFile> {
  const found = await textAt(revision, path);
  if ("text" in found) return { source: { file: `${revision}:${file}`, text: found.text } };
  if (found.failure === "no-file") return undefined;
  return { problem: diagnostic("diff-revision", problems[found.failure](file, revision)) };
}

/** How far back a locked text is looked for. */
const mostCommits = 200;

/**
 * The file as the lock beside it recorded it, known by its hash: as it is, as git had it, or from where the lock says it came.
 * A file that the lock does not name, such as an overlay, stays as it is.
 */
export async function oldFromLock({ file, path }: NewFile): Promise<OldFile> {
  const text = await readFile(path, "utf8");
  const lock = await readFile(join(dirname(path), lockName), "utf8").catch(() => undefined);
  const entries = lock === undefined ? undefined : readLock(lock);
  if (entries === undefined) {
    return { problem: diagnostic("diff-lock", `There is no readable ${lockName} beside ${file}.`) };
  }
  const entry = entries.get(basename(path));
  if (entry === undefined) return { source: { file, text } };
  const name = `${lockName}:${file}`;
  if (isLocked(text, entry)) return { source: { file: name, text } };
  for await (const past of pastTexts(path, mostCommits))
    if (isLocked(past, entry)) return { source: { file: name, text: past } };
  const fetched = await fetchLocked(entry, dirname(path));
  if (fetched !== undefined) return { source: { file: name, text: fetched } };
  return {
    problem: diagnostic("diff-lock", `What the lock recorded of ${file} is neither in git nor at ${entry.resolved}.`),
  };
}

/** Line ends that a checkout changed do not count. */
function isLocked(text: string, { sha256 }: LockEntry): boolean {
  return [text, text.replaceAll("\r\n", "\n")].some((one) => sha256Of(new TextEncoder().encode(one)) === sha256);
}

/** The bytes at the address of the lock, if they are those that it recorded. */
async function fetchLocked(entry: LockEntry, folder: string): Promise<string | undefined> {
  if (!URL.canParse(entry.resolved)) return undefined;
  const [{ fetchModel }, { parseSource }, { processSurroundings }, { defaultLimits }, { PullError }] =
    await Promise.all([
      import("../pull/fetch-model.js"),
      import("../pull/source.js"),
      import("../pull/surroundings.js"),
      import("../pull/limits.js"),
      import("../pull/pull-error.js"),
    ]);
  const source = parseSource(entry.resolved);
  if ("problem" in source || source.kind !== "url") return undefined;
  const surroundings = processSurroundings(folder, folder, defaultLimits, process.env);
  try {
    const fetched = await fetchModel(source, undefined, surroundings.around({}), defaultLimits.bytes);
    const text = fetched === undefined ? undefined : new TextDecoder().decode(fetched.bytes);
    return text !== undefined && isLocked(text, entry) ? text : undefined;
  } catch (error) {
    if (error instanceof PullError) return undefined;
    throw error;
  } finally {
    await surroundings.close();
  }
}
