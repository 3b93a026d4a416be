/** Reads the Markdown that people write in models as the events of HTML: paragraphs, lists, quotes, code, headings, tables. */
import { findCodeSpans } from "./code-span.js";
import { type HtmlSink, type OpenTag, readHtml } from "./read-html.js";

export interface MarkdownSink extends HtmlSink {
  code(text: string): void;
}

/** Block quotes inside each other at most. */
const maxQuotes = 8;

/** A subset of CommonMark, with inline HTML. Takes linear time; anything it does not know is paragraph text. */
export function readMarkdown(markdown: string, sink: MarkdownSink): void {
  const lines = markdown.split(/\r\n|[\r\n]/).map((line) => line.replace(/^[ \t]+/, expandTabs).trimEnd());
  new MarkdownReader(sink, 0).read(lines);
}

const expandTabs = (indent: string): string => indent.replace(/\t/g, "    ");

interface OpenList {
  readonly name: "ul" | "ol";
  /** Columns of the marker and of the text after it. */
  readonly marker: number;
  readonly content: number;
}

class MarkdownReader {
  readonly #sink: MarkdownSink;
  readonly #depth: number;
  readonly #lists: OpenList[] = [];
  #paragraph: string[] = [];
  #afterBlank = true;

  constructor(sink: MarkdownSink, depth: number) {
    this.#sink = sink;
    this.#depth = depth;
  }

  read(lines: readonly string[]): void {
    let index = 0;
    while (index < lines.length) index = this.#readBlock(lines, index);
    this.#endLists(0);
  }

  /** Reads what begins at a line; returns the index of the line after it. */
  #readBlock(lines: readonly string[], index: number): number {
    const line = lines[index] ?? "";
    const text = line.trimStart();
    const indent = line.length - text.length;
    if (text === "") {
      this.#endParagraph();
      this.#afterBlank = true;
      return index + 1;
    }
    const next = this.#readSpecial(lines, index, text, indent);
    if (next === undefined) {
      if (this.#afterBlank) this.#leaveListsAt(indent);
      this.#paragraph.push(text);
    }
    this.#afterBlank = false;
    return next ?? index + 1;
  }

  #readSpecial(lines: readonly string[], index: number, text: string, indent: number): number | undefined {
    const fence = /^(`{3,}|~{3,}) *([\w+#.-]*)/.exec(text);
    if (fence !== null && !text.includes("`", fence[0].length))
      return this.#readFence(lines, index, indent, fence[1] ?? "```", fence[2] ?? "");
    if (/^([-*_])\1{2,}$/.test(text.replace(/ /g, ""))) return this.#readRule(index);
    const item = /^([-*+]|\d{1,9}[.)])(?: +(.*))?$/.exec(text);
    if (item !== null && this.#readItem(item[1] ?? "-", item[2] ?? "", indent)) return index + 1;
    const heading = /^#{1,6} +(.*)$/.exec(text)?.[1];
    if (heading !== undefined) return this.#readHeading(index, heading.replace(/ #+$/, ""), indent);
    if (text.startsWith(">") && this.#depth < maxQuotes) return this.#readQuote(lines, index, indent);
    if (text.includes("|") && isDelimiterRow(lines[index + 1])) return this.#readTable(lines, index, indent);
    const isCode = indent >= 4 && this.#afterBlank && this.#lists.length === 0;
    return isCode ? this.#readIndentedCode(lines, index) : undefined;
  }

  #readFence(lines: readonly string[], index: number, indent: number, fence: string, language: string): number {
    this.#endParagraph();
    if (this.#afterBlank) this.#leaveListsAt(indent);
    const isEnd = (line: string): boolean => line.trim().startsWith(fence) && /^(`+|~+)$/.test(line.trim());
    let end = index + 1;
    while (end < lines.length && !isEnd(lines[end] ?? "")) end++;
    this.#pre(lines.slice(index + 1, end), language);
    return end + 1;
  }

  #readIndentedCode(lines: readonly string[], index: number): number {
    let end = index;
    while (end < lines.length && /^ {4}|^$/.test(lines[end] ?? "")) end++;
    this.#pre(lines.slice(index, end), "");
    return end;
  }

  #pre(lines: readonly string[], language: string): void {
    const attributes = new Map([["class", `language-${language}`]]);
    this.#sink.open({ name: "pre", raw: "", attributes });
    this.#sink.text(lines.join("\n"));
    this.#sink.close("pre", "");
  }

  #readRule(index: number): number {
    this.#endLists(0);
    return index + 1;
  }

  #readHeading(index: number, text: string, indent: number): number {
    this.#endParagraph();
    this.#leaveListsAt(indent);
    this.#sink.open(tagOf("h1"));
    readInline(text, this.#sink);
    this.#sink.close("h1", "");
    return index + 1;
  }

  #readQuote(lines: readonly string[], index: number, indent: number): number {
    this.#endParagraph();
    this.#leaveListsAt(indent);
    let end = index;
    while (end < lines.length && (lines[end] ?? "").trimStart().startsWith(">")) end++;
    const inner = lines.slice(index, end).map((line) => line.trimStart().replace(/^> ?/, ""));
    const alert = /^\[!(note|tip|important|warning|caution)\]$/i.exec(inner[0]?.trim() ?? "")?.[1]?.toLowerCase();
    const name = alert ?? "blockquote";
    this.#sink.open(tagOf(name));
    new MarkdownReader(this.#sink, this.#depth + 1).read(alert === undefined ? inner : inner.slice(1));
    this.#sink.close(name, "");
    return end;
  }

  #readTable(lines: readonly string[], index: number, indent: number): number {
    this.#endParagraph();
    this.#leaveListsAt(indent);
    this.#sink.open(tagOf("table"));
    let end = index;
    while (end < lines.length && (lines[end] ?? "").includes("|")) {
      if (end !== index + 1) this.#readRow(lines[end] ?? "");
      end++;
    }
    this.#sink.close("table", "");
    return end;
  }

  #readRow(line: string): void {
    const cells = line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, "")
      .split(/(?<!\\)\|/);
    this.#sink.open(tagOf("tr"));
    for (const cell of cells) {
      this.#sink.open(tagOf("td"));
      readInline(cell.replace(/\\\|/g, "|").trim(), this.#sink);
      this.#sink.close("td", "");
    }
    this.#sink.close("tr", "");
  }

  /** False where the marker is a word of the paragraph: only a list that starts at 1 interrupts one (CommonMark 5.3). */
  #readItem(marker: string, text: string, indent: number): boolean {
    const isOrdered = /\d/.test(marker);
    const isInterruption = this.#paragraph.length > 0 && this.#lists.length === 0;
    if (isInterruption && (text === "" || (isOrdered && Number.parseInt(marker, 10) !== 1))) return false;
    this.#endParagraph();
    while ((this.#lists.at(-1)?.marker ?? -1) > indent) this.#endLists(this.#lists.length - 1);
    const name = isOrdered ? "ol" : "ul";
    const sibling = this.#lists.at(-1);
    if (sibling !== undefined && indent < sibling.content && sibling.name !== name) {
      this.#endLists(this.#lists.length - 1);
    }
    const top = this.#lists.at(-1);
    if (top === undefined || indent >= top.content) this.#sink.open(tagOf(name));
    else this.#lists.pop();
    this.#lists.push({ name, marker: indent, content: indent + marker.length + 1 });
    this.#sink.open(tagOf("li"));
    if (text !== "") this.#paragraph.push(text);
    return true;
  }

  /** Ends the lists that a text after a blank line, at this column, is no longer part of. */
  #leaveListsAt(indent: number): void {
    while ((this.#lists.at(-1)?.content ?? 0) > indent) this.#endLists(this.#lists.length - 1);
  }

  #endLists(length: number): void {
    this.#endParagraph();
    while (this.#lists.length > length) this.#sink.close(this.#lists.pop()?.name ?? "ul", "");
  }

  #endParagraph(): void {
    if (this.#paragraph.length === 0) return;
    this.#sink.open(tagOf("p"));
    readInline(this.#paragraph.join("\n"), this.#sink);
    this.#sink.close("p", "");
    this.#paragraph = [];
  }
}

const tagOf = (name: string): OpenTag => ({ name, raw: "", attributes: new Map() });

const isDelimiterRow = (line: string | undefined): boolean =>
  line !== undefined && line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);

const link = /\[((?:[^[\]\\]|\\.)*)\]\(\s*([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)(?:\s+"[^"]*")?\s*\)/y;

/** Code spans and links; the rest is HTML with Markdown text. Linear: no link is searched for across a bracket. */
function readInline(markdown: string, sink: MarkdownSink): void {
  // Runs of spaces mean nothing, and would make the search for a link take quadratic time.
  const text = markdown.replace(/[ \t]+/g, " ");
  const codes = findCodeSpans(text);
  let from = 0;
  const flush = (to: number): void => {
    if (to > from) readHtml(text.slice(from, to), sink);
  };
  for (const match of text.matchAll(/\\.|<[A-Za-z/][^<>]*>|[`[]/g)) {
    const at = match.index;
    const code = codes.get(at);
    if (at < from) continue;
    if (code !== undefined) {
      flush(at);
      sink.code(text.slice(at + code.delimiter, code.end - code.delimiter));
      from = code.end;
    } else if (match[0] === "[") {
      link.lastIndex = at;
      const found = link.exec(text);
      if (found === null) continue;
      flush(at);
      sink.open({ name: "a", raw: "", attributes: new Map([["href", found[2] ?? ""]]) });
      readInline(found[1] ?? "", sink);
      sink.close("a", "");
      from = link.lastIndex;
    }
  }
  flush(text.length);
}
