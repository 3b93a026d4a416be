/** Patterns that can take catastrophic time are found, and harmless ones are not accused. */
import { describe, expect, it } from "vitest";
import { boundedTime, patternRisk } from "../../generator/knowledge/pattern-risk.js";
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
  it.each(rows)("%s", async (source) => {
    expect(await patternRisk(source, source.includes(r`\p`) ? "u" : "")).toEqual({ risk: "none" });
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
  it.each(rows)("%s is of degree %i", async (source, degree) => {
    expect(await patternRisk(source, "")).toMatchObject({ risk: "polynomial", degree });
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
  it.each(rows)("%s, with an attack", async (source) => {
    const risk = await patternRisk(source, "");
    expect(risk).toMatchObject({ risk: "exponential", attack: expect.stringContaining("repeat") });
  });
});

it("clears by search what the syntax cannot clear", async () => {
  const source = r`^(\/+[^\/]+\/*)+$`;
  expect(boundBacktracking(source, "").degree).toBe(Infinity);
  expect(await patternRisk(source, "")).toEqual({ risk: "none" });
});

describe("boundedTime", () => {
  const rows: readonly (readonly [string, number, boolean])[] = [
    ["^[a-z]+$", 10_000_000, true],
    ["^.+@.+$", 2048, true],
    ["^.+@.+$", 20_000, false],
    ["^.+@.+$", Infinity, false],
    ["^[a-z]*[a-z]*[a-z]*$", 256, true],
    ["^[a-z]*[a-z]*[a-z]*$", 512, false],
    ["^(a+)+$", 30, false],
    [r`^(\/+[^\/]+\/*)+$`, 4096, true],
  ];
  it.each(rows)("%s in %d: %s", async (source, maxLength, want) => {
    expect(await boundedTime(source, "", maxLength)).toBe(want);
  });
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
