/** A folder that generated files go to, on disk or in memory: the one interface through which Wrought writes. */

/** What stands at a path. `refused` is anything that must neither be read as ours nor written over. */
export type Entry =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** A file's new text, or its removal when `text` is undefined. */
export interface Edit {
  /** Relative to the tree, forward slashes; one that `problemOfPath` finds nothing wrong with. */
  readonly path: string;
  readonly text: string | undefined;
}

export interface FileTree {
  /** Names of the folders right below the root, sorted; none when the root does not exist yet. */
  readonly folders: () => readonly string[];
  readonly read: (path: string) => Entry;
  /**
   * Makes all edits or none. Folders that removals leave empty are removed with them.
   * Throws `TreeError` when an edit failed; what was there before is then there again.
   */
  readonly apply: (edits: readonly Edit[]) => void;
}

/** Why edits could not be made; the tree is as it was before. */
export class TreeError extends Error {
  override readonly name = "TreeError";
}
