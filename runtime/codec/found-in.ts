/** Names of what stands in a JavaScript value, for failures of writers. */
import type { FoundKind } from "./failure.js";

/** The kind of a JavaScript value that does not fit. */
export function foundIn(value: unknown): FoundKind {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Array.isArray(value)) return "list";
  return Object.prototype.toString.call(value) === "[object Object]" ? "map" : "other";
}
