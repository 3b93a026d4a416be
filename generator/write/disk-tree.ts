/** A file tree on disk: never reads or writes outside its root, and makes all edits of a call or none. */
import { copyFileSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { realpathSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Edit, Entry, FileTree } from "./file-tree.js";
import { TreeError } from "./file-tree.js";
import { problemOfPath } from "./output-path.js";

export interface DiskTreeOptions {
  /** New text is on the disk itself before it takes the old one's place; for few files that cannot be made again. */
  readonly flush?: boolean;
}

/** The tree below `root`, a folder that need not exist yet. The root itself may be a symbolic link. */
export function diskTree(root: string, { flush = false }: DiskTreeOptions = {}): FileTree {
  return {
    folders: () => foldersOf(root),
    read: (path) => readEntry(root, path),
    apply: (edits) => applyEdits(root, edits, flush),
  };
}

function foldersOf(root: string): readonly string[] {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort();
}

function readEntry(root: string, path: string): Entry {
  const refused = reasonToRefuse(root, path);
  if (refused !== undefined) return { kind: "refused", reason: refused };
  const file = join(root, path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: "absent" };
  if (stats.isDirectory()) return { kind: "refused", reason: "it is a folder" };
  if (!stats.isFile()) return { kind: "refused", reason: "it is not a regular file" };
  try {
    return { kind: "file", text: readFileSync(file, "utf8") };
  } catch (error) {
    return { kind: "refused", reason: messageOf(error) };
  }
}

/** Why a path must be left alone: it is no path below the root, or a symbolic link on the way leads out of it. */
function reasonToRefuse(root: string, path: string): string | undefined {
  const problem = problemOfPath(path);
  if (problem !== undefined) return `the path ${problem}`;
  if (!existsSync(root)) return undefined;
  const inside = realpathSync(root);
  let current = root;
  for (const segment of path.split("/")) {
    current = join(current, segment);
    const stats = lstatSync(current, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isSymbolicLink()) {
      const target = realPathOf(current);
      if (target === undefined) return "it is a symbolic link that leads nowhere";
      if (!isWithin(inside, target)) return "a symbolic link leads out of the output folder";
    } else if (current !== join(root, path) && !stats.isDirectory()) {
      return "a file stands where a folder is needed";
    }
  }
  return undefined;
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function applyEdits(root: string, edits: readonly Edit[], flush: boolean): void {
  if (edits.length === 0) return;
  const undo: (() => void)[] = [];
  let path = "";
  try {
    const staging = makeStaging(root, edits, flush, undo, (current) => (path = current));
    for (const [index, edit] of edits.entries()) {
      path = edit.path;
      applyEdit(root, join(staging, String(index)), edit, undo);
    }
    rmSync(staging, { recursive: true, force: true });
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw new TreeError(`${path}: ${messageOf(error)}`, { cause: error });
  }
  for (const edit of edits) if (edit.text === undefined) removeEmptyFolders(root, edit.path);
}

/**
 * A folder inside the root (so that a rename is one step) with the new text and a copy of the old of every edit.
 * All is on disk before the first file changes: a full disk, a path that is refused, is found here.
 */
function makeStaging(
  root: string,
  edits: readonly Edit[],
  flush: boolean,
  undo: (() => void)[],
  onPath: (path: string) => void,
): string {
  makeFolder(root, undo);
  const staging = mkdtempSync(join(root, ".wrought-"));
  undo.push(() => rmSync(staging, { recursive: true, force: true }));
  for (const [index, { path, text }] of edits.entries()) {
    onPath(path);
    const refused = reasonToRefuse(root, path);
    if (refused !== undefined) throw new Error(refused);
    if (text !== undefined) writeFileSync(join(staging, `${index}.new`), text, { flag: "wx", flush });
    if (existsSync(join(root, path))) copyFileSync(join(root, path), join(staging, `${index}.old`));
  }
  return staging;
}

function applyEdit(root: string, staged: string, edit: Edit, undo: (() => void)[]): void {
  const target = join(root, edit.path);
  const old = `${staged}.old`;
  const restore = existsSync(old) ? () => renameSync(old, target) : () => rmSync(target, { force: true });
  if (edit.text === undefined) {
    rmSync(target, { force: true });
    undo.push(restore);
  } else {
    makeFolder(dirname(target), undo);
    renameSync(`${staged}.new`, target);
    undo.push(restore);
  }
}

/** Makes a folder and the missing ones above it, noting how to take each away again. */
function makeFolder(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}

function removeEmptyFolders(root: string, path: string): void {
  const folders = path.split("/").slice(0, -1);
  for (; folders.length > 0; folders.pop()) {
    const folder = join(root, ...folders);
    if (existsSync(folder) && readdirSync(folder).length > 0) return;
    if (existsSync(folder)) rmdirSync(folder);
  }
}

/** Taking back goes on whatever happens to one step: the error that began it is the one to report. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Nothing more can be done for this one.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
