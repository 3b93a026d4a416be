/** What of a map is sensitive, from what of its keys and values is. */
import type { Sensitivity } from "./facts.js";

export function mapSensitivity(key: Sensitivity, value: Sensitivity): Sensitivity {
  if (key === "nothing") return value === "nothing" ? "nothing" : "values";
  return value === "nothing" ? "keys" : "keys and values";
}
