/** Reads HTML as events in linear time, losing no text: what the tokenizer would drop as broken markup arrives as text. */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

export interface OpenTag {
  /**
   * In lower case when it was written in one case; `Code` and the like stay as they are, since who writes a tag that
   * way speaks of an XML element or means a placeholder.
   */
  readonly name: string;
  /** As written, from `<` to `>`. */
  readonly raw: string;
  /** By lower-case name; values with entities decoded. */
  readonly attributes: ReadonlyMap<string, string>;
}

export interface HtmlSink {
  /** Entities are decoded, once. One text may arrive in several pieces. */
  text(text: string): void;
  open(tag: OpenTag): void;
  /** The name is as in `OpenTag`; `raw` is empty after a self-closing tag. Tags need not be balanced: what closes what is the sink's business. */
  close(name: string, raw: string): void;
}

/**
 * Feeds the sink. Comments are dropped. No element is special: the content of `<script>` or `<title>` is read like
 * any other, since in documentation these are placeholders or mistakes.
 */
export function readHtml(html: string, sink: HtmlSink): void {
  if (!/[<&]/.test(html)) {
    if (html !== "") sink.text(html);
    return;
  }
  if (readSimple(html, sink)) return;
  const reader = new HtmlReader(html, sink);
  reader.run();
}

/** Markup in which nothing can be misread: text without entities, tags without attributes, links with just an address. */
const simplePart = /[^<&]+|<(\/?)([a-z][a-z0-9]*)>|<(a) href="([^"<>&\s]*)">/y;
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Most documentation is as simple as this, and read without a tokenizer in a third of the time. False when it is not. */
function readSimple(html: string, sink: HtmlSink): boolean {
  const parts: RegExpExecArray[] = [];
  simplePart.lastIndex = 0;
  for (let end = 0; end < html.length; end = simplePart.lastIndex) {
    const part = simplePart.exec(html);
    if (part === null) return false;
    parts.push(part);
  }
  for (const [raw, slash, name, link, href] of parts) {
    if (link !== undefined && href !== undefined) sink.open({ name: link, raw, attributes: new Map([["href", href]]) });
    else if (name === undefined) sink.text(raw);
    else if (slash === "/") sink.close(name, raw);
    else sink.open({ name, raw, attributes: noAttributes });
  }
  return true;
}

const foldedName = (name: string): string => (/[a-z]/.test(name) ? name : name.toLowerCase());

class HtmlReader implements TokenizerCallbacks {
  readonly #html: string;
  readonly #sink: HtmlSink;
  readonly #tokenizer: Tokenizer;
  /** Where the tokenizer's present chunk begins: its indexes count from there. */
  #base = 0;
  /** Everything before this has been handed on or dropped on purpose. */
  #reached = 0;
  #restartAt = -1;
  /** Characters that may be read a second time, so that hostile input stays linear. */
  #budget: number;
  #tagStart = 0;
  #tagName = "";
  #attributes = new Map<string, string>();
  #attributeName = "";
  #attributeValue = "";
  /** Where in the open tag a `<` stands outside quotes: the tag was never meant to be one. */
  #strayAt = -1;

  constructor(html: string, sink: HtmlSink) {
    this.#html = html;
    this.#sink = sink;
    this.#budget = 4 * html.length;
    this.#tokenizer = new Tokenizer({ decodeEntities: true }, this);
  }

  run(): void {
    this.#write(0);
    while (this.#restartAt >= 0) this.#write(this.#restartAt);
    if (this.#reached < this.#html.length) this.#sink.text(this.#html.slice(this.#reached));
  }

  #write(from: number): void {
    this.#base = from;
    this.#restartAt = -1;
    this.#tokenizer.reset();
    this.#tokenizer.write(from === 0 ? this.#html : this.#html.slice(from));
    this.#tokenizer.end();
  }

  /** Hands on what the tokenizer skipped without a word, such as `</>`. */
  #catchUp(position: number): void {
    if (position > this.#reached) this.#sink.text(this.#html.slice(this.#reached, position));
  }

  ontext(start: number, end: number): void {
    this.#catchUp(this.#base + start);
    this.#reached = this.#base + end;
    this.#sink.text(this.#html.slice(this.#base + start, this.#reached));
  }

  ontextentity(codePoint: number, end: number): void {
    this.#reached = this.#base + end;
    this.#sink.text(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = this.#base + start - 1;
    this.#catchUp(this.#tagStart);
    this.#reached = this.#tagStart;
    const name = this.#html.slice(this.#tagStart + 1, this.#base + end);
    this.#tagName = foldedName(name);
    this.#attributes = new Map();
    this.#strayAt = -1;
    this.#noteStray(name, this.#tagStart + 1);
  }

  onattribname(start: number, end: number): void {
    const name = this.#html.slice(this.#base + start, this.#base + end);
    this.#attributeName = name.toLowerCase();
    this.#attributeValue = "";
    this.#noteStray(name, this.#base + start);
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#html.slice(this.#base + start, this.#base + end);
  }

  onattribentity(codePoint: number): void {
    this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!this.#attributes.has(this.#attributeName)) this.#attributes.set(this.#attributeName, this.#attributeValue);
  }

  onopentagend(end: number): void {
    const after = this.#base + end + 1;
    if (this.#strayAt > this.#tagStart && this.#budget > 0) {
      this.#budget -= after - this.#strayAt;
      this.#sink.text(this.#html.slice(this.#tagStart, this.#strayAt));
      this.#reached = this.#strayAt;
      this.#restartAt = this.#strayAt;
      this.#tokenizer.pause();
      return;
    }
    this.#reached = after;
    const raw = this.#html.slice(this.#tagStart, after);
    this.#sink.open({ name: this.#tagName, raw, attributes: this.#attributes });
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    if (this.#restartAt < 0) this.#sink.close(this.#tagName, "");
  }

  onclosetag(start: number, end: number): void {
    this.#catchUp(this.#base + start - 2);
    const name = this.#html.slice(this.#base + start, this.#base + end);
    const close = this.#html.indexOf(">", this.#base + end);
    this.#reached = close < 0 ? this.#html.length : close + 1;
    this.#sink.close(foldedName(name), `</${name}>`);
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#sink.text(this.#html.slice(this.#base + start, this.#base + end - offset));
    this.#reached = this.#base + end + 1;
  }

  oncomment(_start: number, end: number): void {
    if (!this.#html.startsWith("<!--", this.#reached)) this.#catchUp(Math.min(this.#base + end + 1, this.#html.length));
    this.#reached = this.#base + end + 1;
  }

  ondeclaration(_start: number, end: number): void {
    this.#catchUp(this.#base + end + 1);
    this.#reached = this.#base + end + 1;
  }

  onprocessinginstruction(start: number, end: number): void {
    this.ondeclaration(start, end);
  }

  onend(): void {
    // What is left is handed on by run().
  }

  /** As in foreign content, so that no tag switches the tokenizer to raw text. */
  isInForeignContext(): boolean {
    return true;
  }

  #noteStray(part: string, position: number): void {
    const stray = part.lastIndexOf("<");
    if (stray >= 0) this.#strayAt = position + stray;
  }
}
