/** The first sentence of a documentation text as plain text, for tables and terminals. */
import { type OpenTag, readHtml } from "./read-html.js";
import { type MarkdownSink, readMarkdown } from "./read-markdown.js";
import { safeText } from "./safe-text.js";
import { hasBlockTag, isInline, tagRoles } from "./tag-roles.js";

/** Characters (UTF-16 units) of a summary at most. */
const maxLength = 240;

/**
 * One line without markup, control characters or direction overrides; empty when there is no text. It is not escaped:
 * whoever prints it into Markdown or HTML escapes it there. A sentence longer than 240 characters ends in `…`.
 */
export function summaryOf(documentation: string): string {
  const isHtml = hasBlockTag(documentation);
  const collector = new FirstParagraph(!isHtml);
  if (isHtml) readHtml(documentation, collector);
  else readMarkdown(documentation, collector);
  return shortened(firstSentence(collector.finish()));
}

/** Collects the text of the first paragraph that is not a heading; a heading when there is nothing else. */
class FirstParagraph implements MarkdownSink {
  readonly #markdown: boolean;
  #text = "";
  #heading = "";
  #headings = 0;
  #isDone = false;

  constructor(markdown: boolean) {
    this.#markdown = markdown;
  }

  text(text: string): void {
    if (!this.#isDone) this.#text += this.#markdown ? withoutMarkers(text) : text;
  }

  code(text: string): void {
    if (!this.#isDone) this.#text += text;
  }

  open({ name, raw }: OpenTag): void {
    const role = tagRoles.get(name);
    if (role === undefined) this.text(raw);
    else if (!isInline(role)) this.#endBlock();
    else if (role.kind === "break") this.text(" ");
    if (role?.kind === "heading") this.#headings++;
  }

  close(name: string, raw: string): void {
    const role = tagRoles.get(name);
    if (role === undefined) this.text(raw);
    else if (!isInline(role)) this.#endBlock();
    if (role?.kind === "heading") this.#headings = 0;
  }

  finish(): string {
    this.#endBlock();
    const text = this.#text === "" ? this.#heading : this.#text;
    const line = safeText(text).replace(/\s+/g, " ").trim();
    // The line breaks of the source inside elements are no spaces beside punctuation.
    return line.replace(/(?<=[([]) | (?=[.,;:)\]](?: |$))/g, "");
  }

  #endBlock(): void {
    if (this.#isDone) return;
    if (this.#text.trim() === "") this.#text = "";
    else if (this.#headings === 0) this.#isDone = true;
    else {
      this.#heading ||= this.#text;
      this.#text = "";
    }
  }
}

/** Markdown text without its emphasis and escapes. */
const withoutMarkers = (text: string): string =>
  text.replace(/(?<![\w*\\])\*{1,2}(?=[^\s*])|(?<=[^\s*\\])\*{1,2}(?![\w*])/g, "").replace(/\\([!-/:-@[-`{-~])/g, "$1");

const abbreviation = /(?:^|[\s(])(?:(?:[a-z]\.)+[a-z]|etc|vs|cf|approx|incl|fig|inc|corp|ltd)$/i;

function firstSentence(text: string): string {
  for (const match of text.matchAll(/[.!?]["'”’)\]]{0,3} (?=["'“‘([]?[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].length - 1;
    const isEnd = match[0][0] !== "." || !abbreviation.test(text.slice(Math.max(0, match.index - 12), match.index));
    if (isEnd) return text.slice(0, end);
  }
  return text;
}

function shortened(text: string): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(" ");
  return `${safeText(space > maxLength / 2 ? cut.slice(0, space) : cut)}…`;
}
