/** What writing one service's files would change: decided by reading only, so that a conflict leaves everything as it was. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { contentHashOf } from "./content-hash.js";
import type { Edit, FileTree } from "./file-tree.js";
import type { Manifest } from "./manifest.js";
import { manifestName, printManifest, readManifest } from "./manifest.js";

export type ChangeKind = "created" | "updated" | "removed" | "unchanged";

/** What happens to one file; the manifest is not listed. */
export interface FileChange {
  /** Relative to the output folder. */
  readonly path: string;
  readonly kind: ChangeKind;
  /** The text that stands there now; absent for a file that is created. */
  readonly before?: string;
  /** The text that will stand there; absent for a file that is removed. */
  readonly after?: string;
}

export interface WritePlan {
  readonly folder: string;
  /** Sorted by path. */
  readonly changes: readonly FileChange[];
  /** What `FileTree.apply` is to do; empty when nothing changes, and when a diagnostic is an error. */
  readonly edits: readonly Edit[];
  /** Conflicts. With one of them nothing of this folder is to be written. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface FolderOutput {
  /** A folder right below the root of the tree. */
  readonly folder: string;
  /** Text of each file, by its path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly manifest: Omit<Manifest, "files">;
}

export interface WriteOptions {
  /** How the output folder is named in messages. */
  readonly root: string;
  /** Overwrite and remove what was edited by hand or written by somebody else. */
  readonly force?: boolean;
}

/** Compares a folder as generated with what stands in the tree. */
export function planWrite(tree: FileTree, output: FolderOutput, options: WriteOptions): WritePlan {
  const { folder, files, manifest } = output;
  const known = readFolderManifest(tree, folder);
  const changes: FileChange[] = [];
  const diagnostics: Diagnostic[] = [];
  if (known === "refused")
    diagnostics.push(refused(options.root, `${folder}/${manifestName}`, "it is no regular file"));
  if (known === "invalid" && options.force !== true) {
    diagnostics.push(diagnostic("manifest-invalid", `${options.root}/${folder}/${manifestName} cannot be read.`));
  }
  const owned = typeof known === "string" ? new Map<string, string>() : known.files;
  for (const name of [...new Set([...files.keys(), ...owned.keys()])].sort()) {
    const path = `${folder}/${name}`;
    const verdict = compare(tree, path, files.get(name), owned.get(name), options);
    if ("code" in verdict) diagnostics.push(verdict);
    else if (verdict.kind !== "unchanged" || files.has(name)) changes.push(verdict);
  }
  if (diagnostics.length > 0) return { folder, changes, edits: [], diagnostics };
  const hashes = new Map([...files].map(([name, text]) => [name, contentHashOf(text)]));
  const text = printManifest({ ...manifest, files: hashes });
  return { folder, changes, edits: [...editsOf(changes), ...manifestEdit(tree, folder, text)], diagnostics };
}

/** What it takes to remove a folder that an earlier run made: only files its manifest owns, unless edited since. */
export function planRemoval(tree: FileTree, folder: string, options: WriteOptions): WritePlan {
  const known = readFolderManifest(tree, folder);
  if (typeof known === "string") return { folder, changes: [], edits: [], diagnostics: [] };
  const changes: FileChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, hash] of [...known.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const verdict = compare(tree, `${folder}/${name}`, undefined, hash, options);
    if ("code" in verdict) diagnostics.push(verdict);
    else if (verdict.kind === "removed") changes.push(verdict);
  }
  if (diagnostics.length > 0) return { folder, changes, edits: [], diagnostics };
  const edits = [...editsOf(changes), { path: `${folder}/${manifestName}`, text: undefined }];
  return { folder, changes, edits, diagnostics };
}

/** The manifest of a folder; `absent` without one. */
export function readFolderManifest(tree: FileTree, folder: string): Manifest | "absent" | "invalid" | "refused" {
  const entry = tree.read(`${folder}/${manifestName}`);
  if (entry.kind !== "file") return entry.kind;
  return readManifest(entry.text) ?? "invalid";
}

/** What becomes of one file: `after` is the text generated now, `owned` the hash of the text written last. */
function compare(
  tree: FileTree,
  path: string,
  after: string | undefined,
  owned: string | undefined,
  options: WriteOptions,
): FileChange | Diagnostic {
  const entry = tree.read(path);
  if (entry.kind === "refused") return refused(options.root, path, entry.reason);
  if (entry.kind === "absent") {
    return after === undefined ? { path, kind: "unchanged" } : { path, kind: "created", after };
  }
  const before = entry.text;
  const hash = contentHashOf(before);
  if (after !== undefined && hash === contentHashOf(after)) return { path, kind: "unchanged", before, after };
  if (hash !== owned && options.force !== true) {
    return owned === undefined
      ? diagnostic("output-foreign", `${options.root}/${path} was not written by wrought and would be overwritten.`)
      : diagnostic("output-edited", `${options.root}/${path} was edited by hand since wrought wrote it.`);
  }
  return after === undefined ? { path, kind: "removed", before } : { path, kind: "updated", before, after };
}

function refused(root: string, path: string, reason: string): Diagnostic {
  return diagnostic("output-refused", `${root}/${path} is not written: ${reason}.`);
}

function editsOf(changes: readonly FileChange[]): readonly Edit[] {
  return changes.flatMap(({ path, kind, after }) => (kind === "unchanged" ? [] : [{ path, text: after }]));
}

/** The manifest comes last: whatever goes wrong before it, the old one still tells what stands there. */
function manifestEdit(tree: FileTree, folder: string, text: string): readonly Edit[] {
  const path = `${folder}/${manifestName}`;
  const entry = tree.read(path);
  return entry.kind === "file" && entry.text === text ? [] : [{ path, text }];
}
