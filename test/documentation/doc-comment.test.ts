/** Doc comments fit their width, end where they should, and are what prettier leaves unchanged. */
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { escapedText, paragraphOf, splitWords } from "../../generator/documentation/paragraph-of.js";
import { tsdocOf } from "../../generator/documentation/tsdoc-of.js";
import { docCommentLines, printDocComment, type DocPart } from "../../generator/print/doc-comment.js";
import { corpusDocumentation, hasCorpus } from "./corpus-documentation.js";

type Row = readonly [name: string, row: { readonly given: readonly DocPart[]; readonly want: string }];

const rows: readonly Row[] = [
  ["nothing", { given: [], want: "" }],
  ["blank parts", { given: ["", " "], want: "" }],
  ["one line", { given: [paragraphOf("A pool.")], want: "  /** A pool. */" }],
  ["one line of a width that just fits", { given: [paragraphOf("x".repeat(31))], want: `  /** ${"x".repeat(31)} */` }],
  ["one character more", { given: [paragraphOf("x".repeat(32))], want: `  /**\n   * ${"x".repeat(32)}\n   */` }],
  [
    "words wrapped at the width",
    {
      given: [paragraphOf("one two three four five six seven eight")],
      want: "  /**\n   * one two three four five six seven\n   * eight\n   */",
    },
  ],
  ["two paragraphs", { given: [paragraphOf("a"), paragraphOf("b")], want: "  /**\n   * a\n   *\n   * b\n   */" }],
  ["strings as they are", { given: ["a ", "", "", "b\nc", ""], want: "  /**\n   * a\n   *\n   * b\n   * c\n   */" }],
  ["the end of the comment", { given: ["a */ b"], want: "  /** a *\\/ b */" }],
  [
    "a tag alone",
    { given: [{ kind: "tag", tag: "@deprecated", text: "Use `b`." }], want: "  /** @deprecated Use `b`. */" },
  ],
  ["a tag without text", { given: [{ kind: "tag", tag: "@internal" }], want: "  /** @internal */" }],
  [
    "tags after text",
    {
      given: [
        paragraphOf("a"),
        { kind: "tag", tag: "@param", text: "b - c" },
        { kind: "tag", tag: "@returns", text: tsdocOf("<p>d</p>") },
      ],
      want: "  /**\n   * a\n   *\n   * @param b - c\n   * @returns d\n   */",
    },
  ],
  [
    "a tag with lines",
    {
      given: [{ kind: "tag", tag: "@example", text: "```ts\n  a */\n```" }],
      want: "  /**\n   * @example\n   * ```ts\n   *   a *\\/\n   * ```\n   */",
    },
  ],
  [
    "a tag with a list",
    {
      given: [{ kind: "tag", tag: "@remarks", text: tsdocOf("<ul><li>a<li>b</ul>") }],
      want: "  /**\n   * @remarks\n   * - a\n   * - b\n   */",
    },
  ],
];

describe("printDocComment", () => {
  it.each(rows.map(([name, row]) => ({ name, ...row })))("$name", async ({ given, want }) => {
    expect(printDocComment(given, "  ", 40)).toBe(want);
    if (want === "") return;
    const code = `interface A {\n${want}\n  a: 1;\n}\n`;
    expect(await format(code, { parser: "babel-ts", printWidth: 40 })).toBe(code);
  });

  it("takes no tag that is not one", () => {
    expect(() => printDocComment([{ kind: "tag", tag: "@a b" }])).toThrow("BUG");
  });

  it("gives the same lines to printers with delimiters of their own", () => {
    expect(docCommentLines([paragraphOf("a b"), { kind: "tag", tag: "@see", text: "c" }], 4)).toEqual([
      "a",
      "b",
      "",
      "@see",
      "c",
    ]);
  });

  it.skipIf(!hasCorpus)("is what prettier leaves unchanged", async () => {
    const sample = (hasCorpus ? corpusDocumentation() : []).filter((_, index) => index % 60 === 0);
    const members = sample.map((html, index) => {
      const comment = printDocComment(tsdocOf(html), "  ", 120);
      return comment === "" ? `  a${index}: 1;` : `${comment}\n  a${index}: 1;`;
    });
    const code = `interface A {\n${members.join("\n")}\n}\n`;
    expect(members.length).toBeGreaterThan(100);
    expect(await format(code, { parser: "babel-ts", printWidth: 120 })).toBe(code);
  });
});

describe("splitWords", () => {
  it.each([
    ["one  two\nthree", ["one", "two", "three"]],
    ["a `b c`. ``d ` e`` `f", ["a", "`b c`.", "``d ` e``", "`f"]],
    ["[a b](https://c.d), [e f] (g)", ["[a b](https://c.d),", "[e", "f]", "(g)"]],
    ["({@link A | b c}) {@ d", ["({@link A | b c})", "{@", "d"]],
    ["\\`a b\\`", ["\\`a", "b\\`"]],
  ])("%s", (given, want) => {
    expect(splitWords(given)).toEqual(want);
  });
});

describe("escapedText", () => {
  it.each([
    ["a\n b", "a b"],
    ["[a](b) *c* {d} <e> @f", "\\[a\\](b) \\*c\\* \\{d\\} \\<e\\> \\@f"],
  ])("%s", (given, want) => {
    expect(escapedText(given)).toBe(want);
  });
});
