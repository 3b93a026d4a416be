/**
 * Translates `smithy.api#pattern`. Smithy names ECMA 262, but what AWS writes and runs is Java's dialect, searched for
 * anywhere in the value: a translation matches the strings that Java finds, or there is none and the reason is said.
 *
 * Where Smithy's word goes before Java's: `$` is the end of the value alone (Java's also stands before a last line
 * terminator), and `\b` goes by ASCII (as Java's does from 19 on). A pattern that Java refuses is taken as ECMA 262.
 */

import { RegExpParser } from "@eslint-community/regexpp";
import { needsUnicodeFlag } from "./pattern/choose-flags.js";
import { flattenRepeats } from "./pattern/flatten-repeats.js";
import { sourceFromEcma } from "./pattern/from-ecma.js";
import { parseJavaPattern } from "./pattern/java-parser.js";
import { type JavaNode, PatternProblem } from "./pattern/java-syntax.js";
import { printPattern } from "./pattern/print-pattern.js";
import { wholePatternFlags } from "./pattern/survey.js";

export type TranslatedPattern =
  | {
      readonly ok: true;
      /** For `new RegExp(source, flags)`: no control characters or line breaks, `/` as the author left it. */
      readonly source: string;
      /** Some of `i`, `s` and `u`, in this order. `u` only where the meaning needs it: it costs time. */
      readonly flags: string;
      /** What a reader of the translation should know, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

const MAX_LENGTH = 20_000;

/** Never throws, whatever the text; an answer with `ok` compiles on every ES2023 engine. */
export function translatePattern(text: string): TranslatedPattern {
  if (text.length > MAX_LENGTH) return { ok: false, reason: `the pattern is longer than ${MAX_LENGTH} characters` };
  try {
    return verified(fromTree(flattenRepeats(parseJavaPattern(text))));
  } catch (problem) {
    if (problem instanceof SyntaxError) return refused(problem);
    if (!(problem instanceof PatternProblem)) throw problem;
    const source = problem.kind === "syntax" ? sourceFromEcma(text) : undefined;
    if (source === undefined) return { ok: false, reason: problem.message };
    const flags = needsUnicodeFlag(source) ? "u" : "";
    return verified({ ok: true, source, flags, notes: [`not Java (${problem.message}): taken as ECMA 262`] });
  }
}

function fromTree(tree: JavaNode): TranslatedPattern & { ok: true } {
  const options = wholePatternFlags(tree);
  const printed = printPattern(tree, options);
  const unicode = needsUnicodeFlag(printed.source);
  const dotAll = options.dotAllByFlag ? "s" : "";
  if (!options.caseByFlag) return { ok: true, ...printed, flags: `${dotAll}${unicode ? "u" : ""}` };
  if (!unicode) return { ok: true, ...printed, flags: `i${dotAll}` };
  // Under `iu` an ASCII letter also takes U+017F or U+212A, which Java's `(?i)` does not: name both cases instead.
  return { ok: true, ...printPattern(tree, { ...options, caseByFlag: false }), flags: `${dotAll}u` };
}

/** Engines limit the size of a pattern and find out late: a first search shows it. */
function verified(translated: TranslatedPattern & { ok: true }): TranslatedPattern {
  const { source, flags } = translated;
  try {
    new RegExpParser({ ecmaVersion: 2023 }).parsePattern(source, 0, source.length, flags.includes("u"));
    new RegExp(source, flags).test("");
    return translated;
  } catch (refusal) {
    return refused(refusal);
  }
}

function refused(refusal: unknown): TranslatedPattern {
  const message = refusal instanceof Error ? refusal.message : "too large";
  return { ok: false, reason: `JavaScript refuses it: ${message.slice(0, 200)}` };
}
