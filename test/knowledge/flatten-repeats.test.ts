/** Repeats of repeats: joined where nothing else changes, and then harmless. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translatePattern } from "../../generator/knowledge/pattern.js";

function sourceOf(pattern: string): string {
  const translated = translatePattern(pattern);
  if (!translated.ok) throw new Error(translated.reason);
  return translated.source;
}

describe("repeats of repeats", () => {
  const rows: readonly (readonly [string, { readonly given: string; readonly want: string }])[] = [
    ["of one group", { given: "^([0-9]+)+$", want: "^[0-9]+$" }],
    ["of several groups", { given: "((a+))*b", want: "a*b" }],
    ["that need nothing", { given: "(a*)+b", want: "a*b" }],
    ["in alternatives", { given: "x|(a+)+", want: "x|a+" }],
    ["with something between them stay", { given: "(a+b)+", want: "(a+b)+" }],
    ["with a bound stay", { given: "(a+){2,3}", want: "(a+){2,3}" }],
    ["with a reference to a group stay", { given: "(a+)+\\1", want: "(a+)+\\1" }],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(sourceOf(given)).toBe(want));

  test("mean what they meant", () => {
    const repeated = fc.constantFrom("(?:a+)+", "(a*)*", "(b+)*", "((?:ab)+)+", "([ab]*)+", "(a+?)+", "(?:b*?)+");
    const patterns = fc.array(fc.oneof(repeated, fc.constantFrom("a", "b", "|", "c")), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(patterns, fc.stringMatching(/^[abc]{0,8}$/), (parts, text) => {
        const pattern = `^(?:${parts.join("")})$`;
        expect(new RegExp(sourceOf(pattern)).test(text)).toBe(new RegExp(pattern).test(text));
      }),
      { numRuns: 500 },
    );
  });

  test("do not take forever on what does not match", () => {
    expect(new RegExp(sourceOf("^([0-9]+)+$")).test(`${"0".repeat(20_000)}!`)).toBe(false);
  });
});
