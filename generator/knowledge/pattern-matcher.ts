/**
 * Settles what matches a pattern: a RegExp where the syntax proves that it takes time linear in the text, else the runtime's linear
 * matcher. No text can take longer, then; and nothing is decided by a search that could end otherwise tomorrow.
 */

import { automatonFitOf } from "./pattern/automaton-size.js";
import { boundBacktracking } from "./pattern/backtracking.js";

/** `lenient` is the linear matcher too, for a pattern of which it takes more than it should; nothing matches safely for `none`. */
export type PatternMatcher = "native" | "linear" | "lenient" | "none";

/** More undecided ways than this are not called constant. */
const MAX_FACTOR = 4096;

/** `source` and `flags` must compile. */
export function patternMatcherOf(source: string, flags: string): PatternMatcher {
  const { degree, factor } = boundBacktracking(source, flags);
  if (degree <= 1 && factor <= MAX_FACTOR) return "native";
  const fit = automatonFitOf(source, flags);
  return fit === "exact" ? "linear" : fit;
}
