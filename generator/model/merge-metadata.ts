/** The metadata of several files as one object: lists are joined, equal values are one, anything else is a conflict. */
import type { DraftFile } from "./draft.js";
import { equalNodes, isArray } from "./node.js";
import type { Problems } from "./problems.js";
import type { Node, NodeObject } from "./shapes.js";

export interface MergedMetadata {
  readonly metadata: NodeObject;
  /** The last file that gave each key. */
  readonly metadataFiles: ReadonlyMap<string, string>;
}

/** In the order of `files`. */
export function mergeMetadata(files: readonly DraftFile[], problems: Problems): MergedMetadata {
  const merged = new Map<string, { value: Node; file: string }>();
  for (const { file, metadata } of files) {
    for (const [key, value] of Object.entries(metadata)) {
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { value, file });
      else if (!equalNodes(known.value, value)) {
        if (isArray(known.value) && isArray(value))
          merged.set(key, { value: Object.freeze([...known.value, ...value]), file });
        else {
          problems.report(
            "metadata-conflict",
            `The metadata key ${JSON.stringify(key)} has another value in ${known.file}.`,
            {
              at: { file, path: ["metadata", key] },
            },
          );
        }
      }
    }
  }
  return {
    metadata: Object.freeze(Object.fromEntries([...merged].map(([key, { value }]) => [key, value]))),
    metadataFiles: new Map([...merged].map(([key, { file }]) => [key, file])),
  };
}
