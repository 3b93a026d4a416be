/** Whether an output folder already holds what an input would give: decided by hashes alone, nothing is loaded or generated. */
import { contentHashOf } from "./content-hash.js";
import type { FileTree } from "./file-tree.js";
import type { Manifest } from "./manifest.js";
import { readFolderManifest } from "./write-plan.js";

/** The manifests of a tree by folder; folders that have none, or one that cannot be read, are left out. */
export type Manifests = ReadonlyMap<string, Manifest>;

export function manifestsOf(tree: FileTree): Manifests {
  const manifests = new Map<string, Manifest>();
  for (const folder of tree.folders()) {
    const manifest = readFolderManifest(tree, folder);
    if (typeof manifest !== "string") manifests.set(folder, manifest);
  }
  return manifests;
}

/**
 * The folders made from the input with this hash, when all of them stand there complete and unedited; undefined when
 * anything has to be generated, or looked at more closely.
 */
export function upToDate(tree: FileTree, manifests: Manifests, input: string): readonly string[] | undefined {
  const made = [...manifests].filter(([, manifest]) => manifest.input === input);
  const expected = new Set(made.flatMap(([, manifest]) => manifest.folders));
  const isComplete = made.length > 0 && made.length === expected.size && made.every(([folder]) => expected.has(folder));
  if (!isComplete) return undefined;
  return made.every(([folder, manifest]) => isUnedited(tree, folder, manifest))
    ? made.map(([folder]) => folder)
    : undefined;
}

function isUnedited(tree: FileTree, folder: string, manifest: Manifest): boolean {
  return [...manifest.files].every(([name, hash]) => {
    const entry = tree.read(`${folder}/${name}`);
    return entry.kind === "file" && contentHashOf(entry.text) === hash;
  });
}

/**
 * Folders that an earlier run made and this one did not: their manifest shares an argument with this run. A run of other
 * models into the same output folder shares none, and what it made is left alone. `made` has names in lower case, because
 * some file systems know no other.
 */
export function orphansOf(manifests: Manifests, from: readonly string[], made: ReadonlySet<string>): readonly string[] {
  const orphans = [...manifests].filter(([folder, manifest]) => {
    return !made.has(folder.toLowerCase()) && manifest.from.some((argument) => from.includes(argument));
  });
  return orphans.map(([folder]) => folder);
}
