/** The linear matcher on hostile texts takes a bounded number of steps a character, and agrees with RegExp on AWS's patterns. */
import { describe, expect, it } from "vitest";
import { automatonFitOf } from "../../generator/knowledge/pattern/automaton-size.js";
import { translatePattern } from "../../generator/knowledge/pattern.js";
import { patternMatcherOf } from "../../generator/knowledge/pattern-matcher.js";
import { samplePattern } from "../../runtime/mock/sample-pattern.js";
import { linear } from "../../runtime/pattern/linear.js";
import { corpusPatterns, hasCorpus } from "../knowledge/corpus-patterns.js";
import { randomOf } from "../../runtime/mock/random.js";

describe("hostile texts", () => {
  const rows: readonly (readonly [RegExp, (size: number) => string])[] = [
    [/^(a+)+$/, (size) => `${"a".repeat(size)}!`],
    [/^(a|a)*$/, (size) => `${"a".repeat(size)}!`],
    [/^(.*)*x/, (size) => "a".repeat(size)],
    [/^[a-z]*[a-z]*[a-z]*$/, (size) => `${"a".repeat(size)}!`],
    [/^https:\/\/([.\-_a-zA-Z0-9]+\/?){3,1016}$/, (size) => `https://${"a".repeat(size)}!`],
    [/^\$(\.[a-zA-Z0-9_.@[\]()-]+)*$/, (size) => `$${".a.".repeat(size)}\n`],
    [/(?:[ \r\n\t].*)*$/, (size) => `${"\t".repeat(size)}\n\n`],
    [/^(?=(a+)+$)(?!.*(b|b)*c$)a*(?<!(a+)+d)$/, (size) => `${"a".repeat(size)}!`],
    [/(?<=(a+)+)b/, (size) => "a".repeat(size)],
    [/\b(\w+\s?)+$/u, (size) => `${"𝒳a ".repeat(size)}!`],
  ];
  it.each(rows)("%s takes steps in proportion", (regexp, textOf) => {
    const steps = (size: number): number => {
      const matcher = linear(regexp);
      matcher.test(textOf(size));
      return matcher.work / textOf(size).length;
    };
    // What is remembered makes later characters cheaper: a character never costs more than in a short text.
    expect(steps(4000)).toBeLessThan(2 * steps(1000));
    expect(linear(regexp).exact).toBe(true);
  });

  it("do not fill the memory", () => {
    const matcher = linear(/(?:a|b)*a(?:a|b){200}c/);
    const random = randomOf(1);
    const text = Array.from({ length: 5000 }, () => (random() < 0.5 ? "a" : "b")).join("");
    expect(matcher.test(text)).toBe(false);
    expect(matcher.test(`${text}a${"b".repeat(200)}c`)).toBe(true);
  });
});

describe("the limits", () => {
  it.each<[string, RegExp, string, boolean]>([
    ["a reference takes anything", /^(a+)-\1$/, "a-b", true],
    ["what is around a reference still counts", /^(a+)-\1$/, "a+a", false],
    ["many copies lose their end", /^(?:a{0,100}b){0,100}$/, "a".repeat(101) + "b", true],
    ["the start of many copies is kept", /^(?:a{1,100}b){1,100}$/, "b", false],
    ["a negative lookahead with a reference goes", /^(a)(?!\1)/, "aa", true],
  ])("%s", (_, regexp, text, want) => {
    expect(linear(regexp).test(text)).toBe(want);
    expect(linear(regexp).exact).toBe(false);
  });

  it.each<[string, RegExp]>([
    ["flags with a state", /a/g],
    ["sets of strings", new RegExp("[a--b]", "v")],
    ["depth", new RegExp("(".repeat(101) + ")".repeat(101))],
    ["octal escapes", new RegExp(String.raw`\1`)],
  ])("%s are refused", (_, regexp) => {
    expect(() => linear(regexp).test("")).toThrow(TypeError);
  });
});

it("looks at nothing before the first text", () => {
  expect(String(linear(/a/g))).toBe("/a/g");
});

describe("what is chosen", () => {
  it.each([
    ["^[a-z]+$", "native"],
    ["^(a+)+$", "linear"],
    [String.raw`^(\w+)=\1$`, "native"],
    [String.raw`^(\w+)+=\1$`, "lenient"],
    ["^((a{0,99}){0,99}){0,99}$", "lenient"],
    [`${"(".repeat(101)}a*${")*".repeat(101)}`, "none"],
    ["(?=a)".repeat(31) + "(a*)*", "lenient"],
  ])("%s: %s", (source, want) => expect(patternMatcherOf(source, "")).toBe(want));
});

describe.skipIf(!hasCorpus)("the patterns of the corpus", () => {
  const patterns = [...new Set(corpusPatterns().map(({ pattern }) => pattern))].flatMap((text) => {
    const translated = translatePattern(text);
    return translated.ok ? [translated] : [];
  });

  it("agree with RegExp, on samples and on what is near them", () => {
    const differ: string[] = [];
    for (const { source, flags } of patterns) {
      const native = new RegExp(source, flags);
      const matcher = linear(native);
      for (const text of textsFor(native)) {
        const [found, want] = [matcher.test(text), native.test(text)];
        if (matcher.exact ? found !== want : want && !found) differ.push(`${source} ${text}`);
      }
    }
    expect(differ).toEqual([]);
  });

  it("are as exact as the generator thinks", () => {
    const wrong = patterns.filter(
      ({ source, flags }) => automatonFitOf(source, flags) === "exact" && !linear(new RegExp(source, flags)).exact,
    );
    expect(wrong).toEqual([]);
    const matchers = patterns.map(({ source, flags }) => patternMatcherOf(source, flags));
    expect(matchers.filter((one) => one === "lenient" || one === "none")).toEqual([]);
    expect(matchers.filter((one) => one === "linear").length / matchers.length).toBeLessThan(0.12);
  });
});

/** Short ones, so that no RegExp takes long. */
function textsFor(regexp: RegExp): readonly string[] {
  const random = randomOf(7);
  const texts = ["", "a", "aws", "é", "𝒳", "\n"];
  for (let turn = 0; turn < 3; turn += 1) {
    const sample = samplePattern(regexp, random, { min: 0, max: 60 });
    if (sample === undefined) continue;
    const middle = Math.floor(sample.length / 2);
    texts.push(sample, `${sample}\n`, `!${sample}`, sample.slice(1), sample.slice(0, -1));
    texts.push(
      `${sample.slice(0, middle)} ${sample.slice(middle)}`,
      sample.slice(0, middle) + sample.slice(middle + 1),
    );
  }
  return texts;
}
