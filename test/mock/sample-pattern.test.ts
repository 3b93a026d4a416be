/** Samples match their pattern and fit their length; the same random numbers make the same sample. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translatePattern } from "../../generator/knowledge/pattern.js";
import { samplePattern } from "../../runtime/mock/sample-pattern.js";
import { corpusPatterns, hasCorpus } from "../knowledge/corpus-patterns.js";

const ANY = { min: 0, max: Infinity };

/** A small generator of our own, so that the rows below stay what they are. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function check(expression: RegExp, length: { min: number; max: number }, seeds = 20): void {
  for (let seed = 0; seed < seeds; seed += 1) {
    const sample = samplePattern(expression, randomOf(seed * 7919), length);
    expect(sample, `${expression} with seed ${seed}`).toBeTypeOf("string");
    expect(sample).toMatch(expression);
    const size = Array.from(sample ?? "").length;
    expect(size).toBeGreaterThanOrEqual(length.min);
    expect(size).toBeLessThanOrEqual(length.max);
    expect(samplePattern(expression, randomOf(seed * 7919), length)).toBe(sample);
  }
}

describe("constructs", () => {
  const rows: readonly (readonly [RegExp, { min: number; max: number }])[] = [
    [/^[a-z]+$/, { min: 40, max: 40 }],
    [/^[\w-]+_[0-9a-zA-Z]+$/, { min: 1, max: 55 }],
    [/^(a|bc|def)*$/, { min: 7, max: 9 }],
    [/^([0-9a-f]{16})+$/, { min: 112, max: 1024 }],
    [/^arn:/, { min: 20, max: 30 }],
    [/[0-9]{3}$/, { min: 10, max: 12 }],
    [/\S/, { min: 5, max: 5 }],
    [/^/, { min: 3, max: 3 }],
    [/^.{2,5}$/u, ANY],
    [/^[^a-zA-Z0-9]+$/, { min: 3, max: 9 }],
    [/^[^ -~\p{Cc}]$/u, ANY],
    [/^[\u4e00-\u9fff]{2,}$/, ANY],
    [/^[\u0f40-\u0f47]+$/, ANY],
    [/^[\u{1f600}-\u{1f64f}]+$/u, { min: 2, max: 2 }],
    [/^\ud83d\ude00{2}$/u, ANY],
    [/^\p{L}\p{M}\p{Z}\p{N}\p{P}\p{S}$/u, ANY],
    [/^\p{Script=Greek}\p{Script=Han}\p{Cc}$/u, ANY],
    [/^(?=.{1,8}$)[a-z]+(-[a-z]+)*$/, ANY],
    [/^(?!aws:)[a-z:]+$/, { min: 1, max: 5 }],
    [/^(?=.*[A-Z])(?=.*\d)(?=.*[!-/])[ -~]+$/, { min: 8, max: 12 }],
    [/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/, ANY],
    [/^[a-z-]+(?<!-)$/, { min: 1, max: 3 }],
    [/^(\w+)-\1$/, { min: 7, max: 20 }],
    [/^(?<word>[a-c]+)=\k<word>$/, ANY],
    [/^(ab|cd)(x)?\2?\1$/, ANY],
    [/^((25[0-5]|1\d|\d)\.?\b){4}$/, ANY],
    [/\bfoo\b/, { min: 3, max: 3 }],
    [/^(?:a{3}){2}\n\x41\u0042\cA\t\/\.$/, ANY],
    [/^ALL$/i, ANY],
    [/^a.b$/s, ANY],
    [/^$|x{5}/, { min: 5, max: 9 }],
    [/^(|a)$/, { min: 1, max: 1 }],
    [/x|^y{3}$/, { min: 3, max: 3 }],
  ];
  it.each(rows)("%s", (expression, length) => {
    check(expression, length);
  });
});

describe("prefers what reads well", () => {
  const rows: readonly (readonly [RegExp, RegExp])[] = [
    [/^.+$/, /^[a-z0-9]+$/],
    [/^\S+$/, /^[a-z0-9]+$/],
    [/^[^:]+$/, /^[a-z0-9]+$/],
    [/^[\p{L}\p{N}]+$/u, /^[a-z0-9]+$/],
    [/^[A-Z_]+$/, /^[A-Z]+$/],
  ];
  it.each(rows)("%s", (expression, want) => {
    expect(samplePattern(expression, randomOf(1), { min: 1, max: 100 })).toMatch(want);
  });
});

describe("answers undefined", () => {
  const rows: readonly (readonly [string, RegExp, { min: number; max: number }])[] = [
    ["when nothing matches", /a(?!)/, ANY],
    ["for a class of nothing", new RegExp("^[]$"), ANY],
    ["when the length is too small", /^[a-z]{5}$/, { min: 0, max: 4 }],
    ["when the length is too large", /^[a-z]{5}$/, { min: 6, max: 9 }],
    ["when a length is impossible", /^(ab)*$/, { min: 3, max: 3 }],
    ["when the bounds contradict each other", /a/, { min: 3, max: 2 }],
    ["for samples out of proportion", /^(a{1000}){1000}$/, ANY],
    ["for lengths out of proportion", /^a*$/, { min: 10_000_000, max: Infinity }],
    ["for nesting without end", new RegExp(`${"(".repeat(500)}a${")".repeat(500)}`), ANY],
    ["for patterns out of proportion", new RegExp("a?".repeat(20_000)), ANY],
  ];
  it.each(rows)("%s", (_name, expression, length) => {
    expect(samplePattern(expression, randomOf(3), length)).toBeUndefined();
  });
});

it("does bounded work", () => {
  const wide = new RegExp(`^${"(a?b?){0,1000}".repeat(30)}$`);
  let asked = 0;
  const counted = randomOf(5);
  samplePattern(
    wide,
    () => {
      asked += 1;
      return counted();
    },
    { min: 0, max: 50_000 },
  );
  expect(asked).toBeLessThan(5_000_000);
});

it("never answers what does not match, whatever the pattern", () => {
  const part = fc.constantFrom(
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    "(a|b)",
    "(?:ab)",
    "\\d",
    "\\1",
    "^",
    "$",
    "\\b",
    "(?=b)",
    "(?!a)",
  );
  const quantified = fc.tuple(part, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}"));
  fc.assert(
    fc.property(fc.array(quantified, { maxLength: 6 }), fc.nat(), fc.nat(6), fc.nat(6), (parts, seed, min, more) => {
      const source = parts.map(([atom, count]) => (/^(?:[\^$]|\\b)$/u.test(atom) ? atom : atom + count)).join("");
      const expression = new RegExp(source);
      const sample = samplePattern(expression, randomOf(seed), { min, max: min + more });
      if (sample === undefined) return true;
      return expression.test(sample) && sample.length >= min && sample.length <= min + more;
    }),
    { numRuns: 500 },
  );
});

it("does not keep the place of a sticky or global expression", () => {
  const expression = /a+/gy;
  expression.lastIndex = 5;
  expect(samplePattern(expression, randomOf(1), { min: 1, max: 5 })).toMatch(/^a+/);
  expect(expression.lastIndex).toBe(5);
});

describe.skipIf(!hasCorpus)("the corpus", () => {
  it("samples all but a few patterns", () => {
    const failures: string[] = [];
    const all = corpusPatterns();
    for (const [i, { pattern, min, max }] of all.entries()) {
      const translated = translatePattern(pattern);
      if (!translated.ok) continue;
      const expression = new RegExp(translated.source, translated.flags);
      const sample = samplePattern(expression, randomOf(i), { min, max });
      const size = Array.from(sample ?? "").length;
      if (sample === undefined || !expression.test(sample) || size < min || size > max) failures.push(pattern);
    }
    expect(failures.length, failures.join("\n")).toBeLessThanOrEqual(all.length * 0.005);
  });
});
