/** Every documentation string of the corpus comes out as TSDoc that keeps every rule, and loses no text. */
import ts from "typescript-5.4";
import { describe, expect, it } from "vitest";
import { summaryOf } from "../../generator/documentation/summary-of.js";
import { tsdocOf } from "../../generator/documentation/tsdoc-of.js";
import { linesOf } from "../../generator/documentation/wrap.js";
import { printDocComment } from "../../generator/print/doc-comment.js";
import { corpusDocumentation, hasCorpus } from "./corpus-documentation.js";
import { lossesOf, violationsOf } from "./tsdoc-rules.js";

const width = 100;
const symbol = (name: string): string | undefined => (/^[A-Z]\w+$/.test(name) ? name : undefined);

const tag = /<\/?(?:p|code|ul|ol|li|dl|dt|dd|i|b|a|fullname)(?: (?:href|class)="[^"]*")?\s*\/?>/g;

/** What lines or HTML hold besides markup, punctuation and white space. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** Where Markdown changes letters: numbers of lists, addresses of links, labels of notes, entities. */
const isPlain = (html: string): boolean =>
  !/<(?:note|important|ol)|&/.test(html) && !/`|\]\(|^\s*\d+\./m.test(html.replace(tag, ""));

describe.skipIf(!hasCorpus)("the corpus", () => {
  const corpus = hasCorpus ? corpusDocumentation() : [];

  it("has documentation", () => {
    expect(corpus.length).toBeGreaterThan(1000);
  });

  it("keeps every rule", () => {
    const violations = corpus.flatMap((html) => violationsOf(linesOf(tsdocOf(html, { link: symbol }), width), width));
    expect(violations).toEqual([]);
  });

  it("has a counterpart for each note, table, item and placeholder, and entities decoded once", () => {
    const losses = corpus.flatMap((html) => {
      const lines = linesOf(tsdocOf(html, { link: symbol }), width);
      return lossesOf(html, lines).map((loss) => `${loss}: ${html}`);
    });
    expect(losses).toEqual([]);
  });

  it("loses no text", () => {
    const plain = corpus.filter((html) => isPlain(html));
    const changed = plain.filter((html) => {
      const lines = linesOf(tsdocOf(html), width)
        .join("\n")
        .replace(/\]\([^()\s]*\)/g, "]");
      return lettersOf(lines) !== lettersOf(html.replace(tag, ""));
    });
    expect(plain.length).toBeGreaterThan(corpus.length / 2);
    expect(changed).toEqual([]);
  });

  it("has summaries of one line", () => {
    const wrong = corpus
      .map(summaryOf)
      .filter((summary) => /[\n\r\t]|<\/?(?:p|code|i|b|a|li)\b/.test(summary) || summary.length > 240);
    expect(wrong).toEqual([]);
  });

  it("holds nothing that TypeScript takes for a tag", () => {
    const comments = corpus.filter((html) => html.includes("@")).map((html) => printDocComment(tsdocOf(html), "  "));
    const source = ts.createSourceFile(
      "a.ts",
      comments.map((comment) => `${comment}\nlet a;\n`).join(""),
      ts.ScriptTarget.Latest,
      true,
    );
    expect(comments.length).toBeGreaterThan(10);
    expect(source.statements.length).toBe(comments.length);
    expect(source.statements.flatMap((statement) => ts.getJSDocTags(statement).map((tag) => tag.getText()))).toEqual(
      [],
    );
  });
});
