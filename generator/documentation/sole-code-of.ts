/** Finds listings that authors wrote as `<code>` in a paragraph of its own. */
import { type Run, plainTextOf } from "./words-of.js";

/** Shorter than this, a code of two lines is a phrase that was wrapped, not a listing. */
const shortestListing = 60;

/** The code of a paragraph that is nothing but one long code of several lines; undefined for any other paragraph. */
export function soleCodeOf(runs: readonly Run[]): string | undefined {
  const [code, ...more] = runs.filter((run) => run.text.trim() !== "");
  if (code === undefined || more.length > 0 || !code.code) return undefined;
  if (code.link !== undefined || code.emphasis === "**") return undefined;
  const lines = code.text.trim().split("\n");
  if (lines.length < 2 || plainTextOf([code]).length <= shortestListing) return undefined;
  return lines.map((line) => line.replace(/(?<=\S)[ \t]+/g, " ")).join("\n");
}
