/** Our own sentences as blocks, beside those that come from a model. */
import type { Paragraph } from "./block.js";
import { findCodeSpans } from "./code-span.js";
import { escapeText } from "./escape-text.js";
import { safeText } from "./safe-text.js";

/**
 * A paragraph of finished TSDoc Markdown: nothing is escaped, and code spans, links and inline tags are not broken.
 * For text that is not ours, escape it with `escapedText` or read it with `tsdocOf`.
 */
export function paragraphOf(markdown: string): Paragraph {
  return { kind: "paragraph", words: splitWords(markdown) };
}

/** One line of any text, escaped so that it means just itself; it may also be the text of a link. */
export function escapedText(text: string): string {
  const line = safeText(text).replace(/\s+/g, " ").trim();
  return escapeText(line, { before: " ", after: " ", markdown: false, inLink: true });
}

const link = /\[(?:[^[\]\\]|\\.)*\]\([^()\s]*\)/y;

/** The words of finished Markdown, a code span, a link or an inline tag being part of one word. */
export function splitWords(markdown: string): string[] {
  if (!/[\\`[{]/.test(markdown)) return markdown.split(/\s+/).filter((word) => word !== "");
  const codes = findCodeSpans(markdown);
  const words: string[] = [];
  let word = "";
  let position = 0;
  for (const match of markdown.matchAll(/\\\S|\s+|[`[]|\{@/g)) {
    if (match.index < position) continue;
    word += markdown.slice(position, match.index);
    if (/^\s/.test(match[0])) {
      if (word !== "") words.push(word);
      word = "";
      position = match.index + match[0].length;
    } else {
      position = endOfAtom(markdown, match.index, codes.get(match.index)?.end) ?? match.index + match[0].length;
      word += markdown.slice(match.index, position).replace(/\s+/g, " ");
    }
  }
  word += markdown.slice(position);
  return word === "" ? words : [...words, word];
}

function endOfAtom(markdown: string, start: number, codeEnd: number | undefined): number | undefined {
  if (codeEnd !== undefined) return codeEnd;
  if (markdown.startsWith("{@", start)) {
    const close = /\{@[^{}]*\}/y;
    close.lastIndex = start;
    return close.test(markdown) ? close.lastIndex : undefined;
  }
  link.lastIndex = start;
  return link.test(markdown) ? link.lastIndex : undefined;
}
