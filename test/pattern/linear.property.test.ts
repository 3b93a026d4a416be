/** The linear matcher finds what the engine's own RegExp finds, in arbitrary patterns and texts. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { linear } from "../../runtime/pattern/linear.js";

const atoms = [
  "a",
  "b",
  "c",
  "é",
  "𝒳",
  "\ud835",
  ".",
  "[a-b]",
  "[^a]",
  String.raw`\d`,
  String.raw`\w`,
  String.raw`\s`,
  "[𝒳a]",
];
const alphabet = ["a", "b", "c", "0", "_", " ", "\n", "é", "𝒳", "\ud835", "\udcb3", "K", "\u212a", "ſ"];
const assertions = ["^", "$", String.raw`\b`, String.raw`\B`];
const quantifiers = ["", "*", "+", "?", "{2}", "{0,2}", "{1,}", "{1,3}", "*?", "+?", "??"];

const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string }>((tie) => ({
  pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 2 }).map((options) => options.join("|")),
  sequence: fc.array(tie("item"), { maxLength: 4 }).map((items) => items.join("")),
  item: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers)).map((parts) => parts.join("")),
    fc.constantFrom(...assertions),
    fc
      .tuple(fc.constantFrom("(", "(?:"), tie("pattern"), fc.constantFrom(...quantifiers))
      .map(([open, body, quantifier]) => `${open}${body})${quantifier}`),
    fc.tuple(fc.constantFrom("(?=", "(?!", "(?<=", "(?<!"), tie("pattern")).map(([open, body]) => `${open}${body})`),
  ),
}));
const flags = fc.subarray(["i", "m", "s", "u"]).map((some) => some.join(""));
const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 6 }).map((characters) => characters.join(""));

it("agrees with RegExp", () => {
  fc.assert(
    fc.property(pattern, flags, fc.array(text, { minLength: 5, maxLength: 5 }), (source, some, texts) => {
      const native = new RegExp(source, some);
      const matcher = linear(native);
      const isHalved = some.includes("u") && /\(\?[=!<]|\\b/iu.test(source);
      for (const one of texts) {
        // V8 also begins between the halves of a pair, which ECMA 262 does not.
        const given = isHalved ? one.replaceAll(/[\ud800-\udfff]/g, "") : one;
        expect([given, matcher.test(given)]).toEqual([given, native.test(given)]);
      }
      expect(matcher.exact).toBe(true);
    }),
    { numRuns: 4000, seed: 1 },
  );
});

it("passes at least what a RegExp with back-references passes", () => {
  const referring = fc
    .tuple(pattern, pattern, fc.constantFrom("", "(?!", "(?=", "(?:"), fc.constantFrom("+", "", "{2}"))
    .map(
      ([first, second, open, many]) =>
        `(${first})(?:${second})${open}${String.raw`\1`}${open === "" ? "" : ")"}${many}`,
    );
  fc.assert(
    fc.property(referring, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
      const native = new RegExp(source);
      const matcher = linear(native);
      expect(matcher.exact).toBe(false);
      for (const one of texts) if (native.test(one)) expect([one, matcher.test(one)]).toEqual([one, true]);
    }),
    { numRuns: 1500, seed: 1 },
  );
});
