/** A model's patterns in JavaScript, with what matches them; each text is looked at once in a run, however often it is asked for. */
import { type TranslatedPattern, translatePattern } from "./pattern.js";
import { type PatternMatcher, patternMatcherOf } from "./pattern-matcher.js";

export type PatternUse =
  | (TranslatedPattern & { readonly ok: true; readonly matcher: Exclude<PatternMatcher, "none"> })
  | (TranslatedPattern & { readonly ok: false });

/** As many as are remembered: more than all models of AWS have. */
const mostRemembered = 20_000;
const answers = new Map<string, PatternUse>();

/** The translation of a pattern and what matches it, or why it is not checked. */
export function patternOf(text: string): PatternUse {
  const known = answers.get(text);
  if (known !== undefined) return known;
  if (answers.size >= mostRemembered) answers.clear();
  const use = useOf(translatePattern(text));
  answers.set(text, use);
  return use;
}

function useOf(translated: TranslatedPattern): PatternUse {
  if (!translated.ok) return translated;
  const matcher = patternMatcherOf(translated.source, translated.flags);
  if (matcher !== "none") return { ...translated, matcher };
  return { ok: false, reason: "it could take too long, and its groups are too deep to be matched in linear time" };
}
