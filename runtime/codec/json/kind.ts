/** Names of what stands in a parsed JSON value. */
import type { FoundKind } from "../failure.js";
import { ExactNumber } from "./exact-number.js";

/** The kind of a parsed JSON value. */
export function kindOf(json: unknown): FoundKind {
  if (json === null) return "null";
  if (json === undefined) return "nothing";
  if (json === true) return "true";
  if (json === false) return "false";
  if (typeof json === "string") return "string";
  if (typeof json === "number" || json instanceof ExactNumber) return "number";
  if (Array.isArray(json)) return "list";
  return typeof json === "object" ? "map" : "other";
}
