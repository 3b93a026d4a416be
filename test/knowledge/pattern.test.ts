/** Patterns mean in JavaScript what they mean in Java, or the reason why not is said. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translatePattern } from "../../generator/knowledge/pattern.js";
import { corpusPatterns, hasCorpus } from "./corpus-patterns.js";
import { JAVA_FACTS } from "./java-pattern-facts.js";

const r = String.raw;

function compile(given: string): RegExp {
  const translated = translatePattern(given);
  if (!translated.ok) throw new Error(`${given} has no translation: ${translated.reason}`);
  return new RegExp(translated.source, translated.flags);
}

describe.each(Object.entries(JAVA_FACTS))("%s", (_name, facts) => {
  it.each(facts)("%s finds what Java finds", (given, { finds, misses }) => {
    const expression = compile(given);
    for (const string of finds) expect(string).toMatch(expression);
    for (const string of misses) expect(string).not.toMatch(expression);
  });
});

describe("what is printed", () => {
  const rows: readonly (readonly [string, { given: string; want: string; flags: string }])[] = [
    ["leaves alone what both read alike", { given: r`^[\w+=,.@-]+\.$`, want: r`^[\w+=,.@-]+\.$`, flags: "" }],
    ["leaves the solidus alone", { given: r`^https://a\/b$`, want: r`^https://a\/b$`, flags: "" }],
    ["drops escapes that u refuses", { given: r`^\_\@\-\ [\_\:\-]$`, want: r`^_@- [_:\-]$`, flags: "" }],
    ["escapes a hyphen amid a class", { given: r`[\w-_]`, want: r`[\w\-_]`, flags: "" }],
    ["escapes brackets that stand alone", { given: "a]b}", want: r`a\]b\}`, flags: "" }],
    ["keeps halves apart", { given: r`[\uDBFF-\uDC00\uD800]`, want: r`[\ud800\udbff-\udc00]`, flags: "u" }],
    ["spells controls", { given: "a\nb\u2028[\t]", want: r`a\nb\u2028[\t]`, flags: "" }],
    ["drops (?s) where no dot is", { given: "^(?s)", want: "^", flags: "" }],
    ["turns (?s) into s where it covers all dots", { given: "(?s)^.*$", want: "^.*$", flags: "s" }],
    ["writes out some dots", { given: "(?s:.*)a.*", want: r`(?:[\s\S]*)a[^\n\r\x85\u2028\u2029]*`, flags: "" }],
    ["turns (?i) into i where it covers all letters", { given: "^(?i)all|[0-9]$", want: "^all|[0-9]$", flags: "i" }],
    ["writes out some letters", { given: "(?i:a1)b", want: "(?:[Aa]1)b", flags: "" }],
    ["writes out letters where u is needed", { given: "(?i)^k.$", want: r`^[Kk][^\n\r\x85\u2028\u2029]$`, flags: "u" }],
    ["prints POSIX classes as ranges", { given: r`[\p{Alnum}\p{Blank}-]`, want: r`[0-9A-Za-z\t -]`, flags: "" }],
    ["keeps categories", { given: r`[\p{L}\P{N}]\pZ`, want: r`[\p{L}\P{N}]\p{Z}`, flags: "u" }],
    ["prints scripts", { given: r`\p{IsLATIN}\p{sc=Grek}`, want: r`\p{Script=Latin}\p{Script=Grek}`, flags: "u" }],
    ["computes intersections", { given: "[a-z&&[^b-y]]", want: "[az]", flags: "" }],
    ["looks ahead for those it cannot compute", { given: r`[\p{L}&&[^a]]`, want: r`(?:(?=\p{L})[^a])`, flags: "u" }],
    ["prints ASCII spaces", { given: r`[\s.]\S`, want: r`[\t-\r .][^\t-\r ]`, flags: "u" }],
    ["makes a possessive greedy before what is disjoint", { given: "^a++b*+$", want: "^a+b*$", flags: "" }],
    ["looks ahead for other possessives", { given: "a++[ab]", want: r`(?:(?=(a+))\1)[ab]`, flags: "" }],
    ["counts groups anew", { given: r`a++[ab](c)\1`, want: r`(?:(?=(a+))\1)[ab](c)\2`, flags: "" }],
    ["keeps a reference from a digit", { given: r`(a)\11`, want: r`(a)\1(?:)1`, flags: "" }],
    ["keeps a repeated anchor once", { given: "a${1,3}^*", want: "a$", flags: "" }],
    ["takes as ECMA what Java refuses: a name", { given: r`(?<a_b>x)\k<a_b>`, want: r`(?<a_b>x)\k<a_b>`, flags: "" }],
    ["takes as ECMA what Java refuses: a brace", { given: "^{a}[[]$", want: r`^\{a\}[[]$`, flags: "" }],
    ["takes as ECMA what Java refuses: a long property", { given: r`\p{Letter}`, want: r`\p{Letter}`, flags: "u" }],
    ["takes as ECMA what Java refuses: a code point", { given: r`\u{41}\0`, want: r`A\x00`, flags: "" }],
  ];
  it.each(rows)("%s", (_name, { given, want, flags }) => {
    expect(translatePattern(given)).toMatchObject({ ok: true, source: want, flags });
  });
});

describe("the flag u", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["^[^a]*$", ""],
    ["^[^a]+b[^c]*d$", ""],
    [r`^(?!.*x)\S*$`, ""],
    ["^(.|a)*$", ""],
    ["^[^a]?b$", "u"],
    ["^.$", "u"],
    ["^.{0,5}$", "u"],
    ["^[^a]+[^b]+$", "u"],
    ["^([^a]+){2}$", "u"],
    ["(?<!x)[^y]+z", "u"],
    [r`^[^a]+\B$`, "u"],
    [r`^(.+)\1$`, "u"],
    ["^[😀]$", "u"],
    ["^[😀\\D]+$", "u"],
  ];
  it.each(rows)("%s gets '%s'", (given, flags) => {
    expect(translatePattern(given)).toMatchObject({ ok: true, flags });
  });
});

describe("what cannot be said in JavaScript", () => {
  const rows: readonly (readonly [string, string])[] = [
    [r`\X`, r`\X means nothing`],
    [r`\b{g}a`, r`\b{…} is Java's alone`],
    ["(?x) a", "inline flag x"],
    ["(?U)\\w", "inline flag U"],
    [r`\p{InThai}`, r`\p{InThai} has no counterpart`],
    ["a{2}{3}", "a repetition is repeated"],
    ["[a&&]", "an operand of && is empty"],
    ["[a&&&b]", "&&&"],
    [r`(?:(a)|b\1)+`, "a backreference to a group in a loop"],
    [r`(a?)?b\1`, "a backreference to a group that may not take part"],
    [r`(a)(?<=\1)`, "a backreference in a lookbehind"],
    [r`(?i:(a)\1)b`, "case sensitivity"],
    ["(?<=a++[ab])", "an atomic group in a lookbehind"],
    ["(?>(?:a?)*)a", "repeats what may be empty"],
    ["(a", "is missing"],
    ["a)", "closes nothing"],
    ["*a", "nothing to repeat"],
    ["[b-a]", "out of order"],
    ["(".repeat(500) + ")".repeat(500), "nested too deeply"],
    ["[".repeat(500), "nested too deeply"],
    ["a".repeat(20_001), "longer than"],
    ["()".repeat(2000), "too many groups"],
  ];
  it.each(rows)("%s", (given, reason) => {
    const translated = translatePattern(given);
    expect(translated).toMatchObject({ ok: false });
    expect(translated.ok ? "" : translated.reason).toContain(reason);
  });
});

describe("notes", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["^a$", []],
    [r`\ba`, ["goes by ASCII words"]],
    ["a++a", ["became a lookahead"]],
    [r`(a)?b\1`, ["tells whether it took part"]],
    ["^{$", ["taken as ECMA 262"]],
  ];
  it.each(rows)("%s", (given, wants) => {
    const translated = translatePattern(given);
    const notes = translated.ok ? translated.notes : undefined;
    expect(notes).toHaveLength(wants.length);
    for (const [i, want] of wants.entries()) expect(notes?.[i]).toContain(want);
  });
});

it("lets $ stand at the very end alone, as ECMA 262 has it", () => {
  expect("a\n").not.toMatch(compile("a$"));
  expect("a\n").toMatch(compile(r`a\Z`));
});

it("never throws, and what it answers compiles with and without u and is plain to print", () => {
  const part = fc.constantFrom(
    ..."^$.*+?()[]{}|\\/-&,:=!<>aAbB1_é😀\n".split(""),
    ..."(?: (?= (?! (?<= (?<! (?> (?i) (?s: (?<n> [^ && \\Q \\E \\p{L} \\p{Alpha} \\s \\S \\W \\b \\R \\h \\1 \\k<n> ++ {1,2} {2} \\u0041 \\ud83d \\x{41}".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const translated = translatePattern(parts.join(""));
      if (!translated.ok) return translated.reason.length > 0;
      new RegExp(translated.source, translated.flags).test("a");
      new RegExp(translated.source, "u").test("a");
      return !/[\p{Cc}\u2028\u2029]/u.test(translated.source);
    }),
    { numRuns: 3000 },
  );
});

describe.skipIf(!hasCorpus)("the corpus", () => {
  it("has no pattern without a translation", () => {
    const failures = new Set<string>();
    for (const { pattern } of corpusPatterns()) if (!translatePattern(pattern).ok) failures.add(pattern);
    expect([...failures]).toEqual([]);
  });
});
