/** Patterns that can take catastrophic time are found, and harmless ones are not accused. */
import { describe, expect, it } from "vitest";
import { patternRisk } from "../../generator/knowledge/pattern-risk.js";
import { boundBacktracking } from "../../generator/knowledge/pattern/backtracking.js";
import { translatePattern } from "../../generator/knowledge/pattern.js";
import { corpusPatterns, hasCorpus } from "./corpus-patterns.js";

const r = String.raw;

describe("linear", () => {
  const rows: readonly string[] = [
    "^[a-z]+$",
    "arn:.*",
    "^.*$",
    r`^[\w-]+_[0-9a-zA-Z]+$`,
    r`^arn:aws[a-z-]*:kms:[a-z0-9-]*:\d{12}:key/[^/]+$`,
    "^(-*[a-z])*$",
    "^([a-z]+,)*$",
    "^[a-z]{1,63}[a-z0-9]{0,5}$",
    "^([a-z]+-){2,3}[a-z]*$",
    "^(?!.*b)[a-z]*$",
    "^(a|b|cd)*$",
    r`^\p{L}*$`,
    "^(a|ab|abc)x",
    "[0-9]{12}",
    "",
  ];
  it.each(rows)("%s", (source) => {
    expect(patternRisk(source, source.includes(r`\p`) ? "u" : "")).toEqual({ risk: "none" });
  });
});

describe("polynomial", () => {
  const rows: readonly (readonly [string, number])[] = [
    ["a+$", 2],
    ["^.+@.+$", 2],
    ["^[a-z]*[a-z]*[a-z]*$", 3],
    [r`^s3://([^/]+)/(.*?([^/]+)/?)$`, 2],
    ["x[a-z]*y[a-z]*z", 3],
    [r`^[\w-]*|[a-z]{1,2048}$`, 2],
    ["(?=a*b)c", 2],
    ["^.*(?!.*b)c", 2],
  ];
  it.each(rows)("%s is of degree %i", (source, degree) => {
    expect(patternRisk(source, "")).toMatchObject({ risk: "polynomial", degree });
  });
});

describe("exponential", () => {
  const rows: readonly string[] = [
    "^(a+)+$",
    "^(a|a)*$",
    "^(a|ab|b)*$",
    "^(.*)*x",
    "^([a-z]+,?)*$",
    r`^[ \t]*[!-~]+([ \t]+[ -~]+)*$`,
    r`^https://([.\-_a-zA-Z0-9]+/?){3,1016}$`,
    "(?:[ \\r\\n\\t].*)*$",
  ];
  it.each(rows)("%s, with an attack", (source) => {
    const risk = patternRisk(source, "");
    expect(risk).toMatchObject({ risk: "exponential", attack: expect.stringContaining("repeat") });
  });
});

it("clears by search what the syntax cannot clear", () => {
  const source = r`^(\/+[^\/]+\/*)+$`;
  expect(boundBacktracking(source, "").degree).toBe(Infinity);
  expect(patternRisk(source, "")).toEqual({ risk: "none" });
});

it("does bounded work on hostile patterns", () => {
  const nested = `^${"(".repeat(90)}a${"b?){0,9}".repeat(90)}$`;
  expect(boundBacktracking(nested, "").factor).toBe(Infinity);
  expect(boundBacktracking("^(a{0,3000}b?){0,3000}$", "").factor).toBe(Infinity);
});

describe.skipIf(!hasCorpus)("the corpus", () => {
  it("seldom needs a search for attacks", () => {
    const sources = new Map<string, string>();
    for (const { pattern } of corpusPatterns()) {
      const translated = translatePattern(pattern);
      if (translated.ok) sources.set(translated.source, translated.flags);
    }
    const bounds = [...sources].map(([source, flags]) => boundBacktracking(source, flags));
    const linear = bounds.filter(({ degree }) => degree === 1).length;
    const unknown = bounds.filter(({ degree }) => degree > 6).length;
    expect(linear / sources.size).toBeGreaterThan(0.85);
    expect(unknown / sources.size).toBeLessThan(0.03);
  });
});
