/** What writers take for a structure, union or map. */
import { CodecFailure } from "./failure.js";
import { foundIn } from "./found-in.js";

/**
 * The value as a record. Class instances pass, because validated values and errors are such; lists, dates and byte
 * arrays do not. @throws CodecFailure for these, and for a record at a depth that is not below `maxDepth`
 */
export function recordOf(
  expected: string,
  value: unknown,
  depth: number,
  maxDepth: number,
): Readonly<Record<string, unknown>> {
  const bare = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!bare || value instanceof Date || ArrayBuffer.isView(value)) throw new CodecFailure(expected, foundIn(value));
  if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "map");
  return value as Readonly<Record<string, unknown>>;
}
