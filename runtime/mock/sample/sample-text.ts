/** Strings that satisfy length and pattern: a hint, then what reads well, then what the pattern itself spells out. */
import type { Constraints, TextPattern } from "../../schema/schema.js";
import { codePoints } from "../../validate/findings.js";
import { textOf } from "../random.js";
import { samplePattern } from "../sample-pattern.js";
import { candidatesOf } from "./candidates.js";
import type { SampleHint, SamplePlace } from "./hint.js";

/** How long a string is made where the model does not care. */
const comfortable = 32;
/** The longest string that is made to satisfy a minimum. */
const longest = 20_000;

/** A string for a place; `undefined` where none is found. */
export function sampleText(place: SamplePlace, constraints: Constraints, hint?: SampleHint): string | undefined {
  const { length, pattern } = constraints;
  const min = length?.min ?? 0;
  const max = length?.max ?? Infinity;
  if (min > longest) return undefined;
  const fits = (text: string): boolean => {
    const actual = codePoints(text);
    return actual >= min && actual <= max && (pattern?.regexp?.test(text) ?? true);
  };
  const hinted = hint?.(place);
  if (hinted !== undefined && fits(hinted)) return hinted;
  for (const candidate of candidatesOf(place)) {
    if (fits(candidate)) return candidate;
    const fitted = fit(candidate, min, max, place.random);
    if (fits(fitted)) return fitted;
  }
  return pattern?.regexp === undefined ? undefined : spelled(pattern.regexp, place.random, min, max, fits);
}

/** Cut, or made longer with hexadecimal digits. The candidates are ASCII. */
function fit(text: string, min: number, max: number, random: () => number): string {
  const cut = text.slice(0, Math.min(text.length, max));
  return cut + textOf("0123456789abcdef", Math.max(0, min - cut.length), random);
}

function spelled(
  regexp: TextPattern,
  random: () => number,
  min: number,
  max: number,
  fits: (text: string) => boolean,
): string | undefined {
  const least = Math.max(min, Math.min(1, max));
  for (const most of [Math.max(least, comfortable), Math.max(least, 4 * comfortable), Math.max(least, longest)]) {
    const text = samplePattern(regexp, random, { min: least, max: Math.min(most, max) });
    if (text !== undefined && fits(text)) return text;
  }
  return undefined;
}
