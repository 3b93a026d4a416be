/** A file tree in memory: what a dry run, a browser or a test writes to. Same guarantees as the one on disk. */
import type { Edit, Entry, FileTree } from "./file-tree.js";
import { TreeError } from "./file-tree.js";
import { problemOfPath } from "./output-path.js";

/** A tree over a map from path to text; the map is changed in place. */
export function memoryTree(files: Map<string, string> = new Map()): FileTree {
  const folders = (): readonly string[] => {
    const names = [...files.keys()]
      .filter((path) => path.includes("/"))
      .map((path) => path.slice(0, path.indexOf("/")));
    return [...new Set(names)].sort();
  };
  const read = (path: string): Entry => {
    const problem = problemOfPath(path);
    if (problem !== undefined) return { kind: "refused", reason: `the path ${problem}` };
    const text = files.get(path);
    if (text !== undefined) return { kind: "file", text };
    const isFolder = [...files.keys()].some((other) => other.startsWith(`${path}/`));
    return isFolder ? { kind: "refused", reason: "it is a folder" } : { kind: "absent" };
  };
  const apply = (edits: readonly Edit[]): void => {
    for (const { path } of edits) {
      const entry = read(path);
      if (entry.kind === "refused") throw new TreeError(`cannot write ${path}: ${entry.reason}`);
    }
    for (const { path, text } of edits) {
      if (text === undefined) files.delete(path);
      else files.set(path, text);
    }
  };
  return { folders, read, apply };
}
