/** A pattern that gets no `u` means the same with it, on halves and pairs of surrogates too. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translatePattern } from "../../generator/knowledge/pattern.js";
import { samplePattern } from "../../runtime/mock/sample-pattern.js";
import { corpusPatterns, hasCorpus } from "./corpus-patterns.js";

const ODD = ["😀", "😀😀", "𝒜", "\ud83d", "\ude00", "\ud83d\ud83d\ude00", "é", "\n", "\u2028", "\u0085", "\u00a0", "ſ"];

const OWN = [
  "^[^a]*$",
  "^[^a]+b[^c]*d$",
  "^(.|a)*$",
  "[^a]+",
  "^.*[^/]+$",
  "^[^/]*[^a]*b$",
  String.raw`^(?!.*b)\S*$`,
  String.raw`\D+a|b[\s\S]+`,
  String.raw`^(\/+[^\/]+\/*)+$`,
  String.raw`.*\bab\b.*`,
  "^([^=]+=[^&]+&)*[^&=]+$",
  "(?i)^[^k]+$",
];

/** Strings near what the pattern takes: samples with odd characters put in, or anywhere else. */
function strings(expression: RegExp): fc.Arbitrary<string> {
  const odd = fc.constantFrom(...ODD, "a", "b", "/", "=", "&", "");
  const loose = fc.array(odd, { maxLength: 8 }).map((parts) => parts.join(""));
  const near = fc
    .tuple(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), fc.nat(), odd)
    .map(([numbers, at, put]) => {
      const sample = samplePattern(expression, () => numbers.next().value ?? 0, { min: 0, max: 60 }) ?? "";
      const cut = at % (sample.length + 1);
      return sample.slice(0, cut) + put + sample.slice(cut + (at % 2));
    });
  return fc.oneof(loose, near);
}

/** Under `iu` alone K and ſ are letters of ASCII, which is why `i` never comes with `u`. */
function agrees(source: string, flags: string, numRuns: number): void {
  const without = new RegExp(source, flags);
  const withUnicode = new RegExp(source, `${flags}u`);
  fc.assert(
    fc.property(strings(without), (string) => {
      if (flags.includes("i") && /[ſ\u212a]/u.test(string)) return true;
      return without.test(string) === withUnicode.test(string);
    }),
    { numRuns },
  );
}

it.each(OWN)("%s", (given) => {
  const translated = translatePattern(given);
  if (!translated.ok) throw new Error(translated.reason);
  expect(translated.flags).not.toContain("u");
  agrees(translated.source, translated.flags, 1000);
});

describe.skipIf(!hasCorpus)("the corpus", () => {
  it("agrees for every pattern without u", () => {
    const sources = new Map<string, string>();
    for (const { pattern } of corpusPatterns()) {
      const translated = translatePattern(pattern);
      if (translated.ok && !translated.flags.includes("u")) sources.set(translated.source, translated.flags);
    }
    expect(sources.size).toBeGreaterThan(500);
    for (const [source, flags] of sources) agrees(source, flags, 40);
  });
});
