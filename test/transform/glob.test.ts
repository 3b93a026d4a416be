/** The matcher of names: what it takes, that it agrees with a regular expression, and that no pattern makes it slow. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isMeant, matchesGlob } from "../../generator/transform/glob.js";

it.each<[string, string, boolean]>([
  ["", "", true],
  ["", "a", false],
  ["*", "", true],
  ["Get*", "GetItem", true],
  ["Get*", "ForgetItem", false],
  ["*Item*", "GetItems", true],
  ["?", "", false],
  ["a?c", "abc", true],
  ["a.c", "abc", false],
  ["**", "x", true],
])("%j matches %j: %j", (pattern, text, want) => expect(matchesGlob(pattern, text)).toBe(want));

it("takes names and ids", () => {
  expect(isMeant("Get*", "a.b#GetItem")).toBe(true);
  expect(isMeant("a.*#GetItem", "a.b#GetItem")).toBe(true);
  expect(isMeant("b#GetItem", "a.b#GetItem")).toBe(false);
});

it("agrees with a regular expression", () => {
  const part = fc.constantFrom("a", "b", "*", "?", ".", "\n");
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.array(fc.constantFrom("a", "b", ".", "\n"), { maxLength: 8 }),
      (one, other) => {
        const source = one.map((c) => (c === "*" ? "[^]*" : c === "?" ? "[^]" : c === "." ? "\\." : c)).join("");
        return matchesGlob(one.join(""), other.join("")) === new RegExp(`^${source}$`).test(other.join(""));
      },
    ),
    { numRuns: 2000 },
  );
});

it("ends soon on patterns made to be slow", () => {
  expect(matchesGlob("*a".repeat(2000), "a".repeat(4000) + "b")).toBe(false);
});
