/** Whatever the documentation says, the comment is safe: nothing escapes it, opens in it, or reads as a tag. */
import * as fc from "fast-check";
import ts from "typescript-5.4";
import { describe, expect, it } from "vitest";
import { escapedText, paragraphOf } from "../../generator/documentation/paragraph-of.js";
import { summaryOf } from "../../generator/documentation/summary-of.js";
import { hasBlockTag } from "../../generator/documentation/tag-roles.js";
import { tsdocOf } from "../../generator/documentation/tsdoc-of.js";
import { linesOf } from "../../generator/documentation/wrap.js";
import { printDocComment } from "../../generator/print/doc-comment.js";
import { violationsOf } from "./tsdoc-rules.js";

const names = "p b i code a ul ol li dl dt dd note tip pre table tr th td h1 br fullname div region script".split(" ");
const name = fc.constantFrom(...names);
const fragment = fc.oneof(
  name.map((tag) => `<${tag}>`),
  name.map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<a href="https://x.y/(z)*/">',
    "<a href='javascript:x'>",
    "<pre><code class='language-ts'>",
    "<b x",
    "<!--",
    "-->",
  ),
  fc.constantFrom(
    "*/",
    "/**",
    "/",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```",
    "~~~",
    "@",
    "@see",
    " @x",
    "{@link A}",
    "{",
    "}",
    "<",
    ">",
  ),
  fc.constantFrom(
    "- ",
    "1. ",
    "# ",
    "> ",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "[a](b)",
    "[",
    "](https://x.y)",
    "![",
    "]:",
    "\\",
    "!",
  ),
  fc.constantFrom(
    "&lt;",
    "&amp;lt;",
    "&#64;",
    "&#96;",
    "&#42;",
    "&#47;",
    "&",
    "\n",
    "\n\n",
    "    ",
    " ",
    "\t",
    "\u2028",
    "\u202e",
    "\ud800",
  ),
  fc.constantFrom("word", "A", "é", "😀", "snake_case", "a@b.c", "7", ".", "Note:"),
  fc.string({ maxLength: 4 }),
);
const documentation = fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join(""));
const width = fc.integer({ min: 20, max: 120 });
const link = (name: string): string | undefined => (/^[A-Z]/.test(name) ? name : undefined);
const runs = { numRuns: 3000 };

describe("tsdocOf", () => {
  it("keeps every rule", () => {
    fc.assert(
      fc.property(documentation, width, (text, width) => {
        expect(violationsOf(linesOf(tsdocOf(text, { link }), width), width)).toEqual([]);
      }),
      runs,
    );
  });

  it("gives the same blocks at every width and in every run", () => {
    fc.assert(
      fc.property(documentation, width, (text, width) => {
        const blocks = tsdocOf(text, { link });
        const before = JSON.stringify(blocks);
        expect(linesOf(blocks, width)).toEqual(linesOf(tsdocOf(text, { link }), width));
        expect(JSON.stringify(blocks)).toBe(before);
      }),
    );
  });

  it("prints comments that end where they should and hold no tag", () => {
    fc.assert(
      fc.property(documentation, width, (text, width) => {
        const comment = printDocComment(tsdocOf(text, { link }), "", width);
        const source = ts.createSourceFile("a.ts", `${comment}\nlet a;`, ts.ScriptTarget.Latest, true);
        expect(source.statements.length).toBe(1);
        expect(
          source.statements.flatMap((statement) => ts.getJSDocTags(statement).map((tag) => tag.getText())),
        ).toEqual([]);
      }),
      runs,
    );
  });
});

describe("summaryOf", () => {
  it("is one line without control characters", () => {
    fc.assert(
      fc.property(documentation, (text) => {
        const summary = summaryOf(text);
        expect(summary).toBe(summary.trim());
        expect(summary).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]|\s\s/u);
        expect(summary.length).toBeLessThanOrEqual(240);
      }),
      runs,
    );
  });
});

describe("escapedText", () => {
  it("keeps every rule, and means its text", () => {
    fc.assert(
      fc.property(fc.oneof(documentation, fc.string()), (text) => {
        const escaped = escapedText(text);
        expect(violationsOf(linesOf([paragraphOf(escaped)], 1000), 1000)).toEqual([]);
        expect(escaped).toBe(escapedText(text.replace(/\s+/g, " ")));
        expect(tsdocOf(escaped).length).toBeLessThanOrEqual(hasBlockTag(escaped) ? Infinity : 1);
      }),
      runs,
    );
  });
});
