/** Turns events of HTML, in any order and nesting, into blocks. Elements nest to a limit; beyond it their text flows on. */
import type { Block } from "./block.js";
import { BlockTree } from "./block-tree.js";
import type { HtmlSink, OpenTag } from "./read-html.js";
import { safeText } from "./safe-text.js";
import { safeUrl } from "./safe-url.js";
import { type Kind, bordersOf, containers, impliedEnds } from "./tag-nesting.js";
import { endsCode, isInline, tagRoles, type TagRole } from "./tag-roles.js";
import { soleCodeOf } from "./sole-code-of.js";
import { type Link, type Run, type SymbolOf, wordsOf } from "./words-of.js";

/** Open elements at most, so that finding the one that a tag closes takes bounded time. */
const maxOpen = 200;

interface OpenElement {
  readonly name: string;
  readonly role: TagRole;
  readonly link?: Link;
}

/** Stands in for the list that an item stands outside of. */
const impliedList: OpenTag = { name: "ul", raw: "", attributes: new Map() };

export class BlockBuilder implements HtmlSink {
  readonly #symbolOf: SymbolOf;
  readonly #markdown: boolean;
  readonly #tree = new BlockTree();
  readonly #open: OpenElement[] = [];
  readonly #counts = new Map<Kind, number>();
  #runs: Run[] = [];
  #pre = "";
  #preLanguage = "";

  constructor(symbolOf: SymbolOf, markdown: boolean) {
    this.#symbolOf = symbolOf;
    this.#markdown = markdown;
  }

  finish(): readonly Block[] {
    this.#closeTo(0);
    this.#flush();
    return this.#tree.finish();
  }

  text(text: string): void {
    const safe = safeText(text);
    if (this.#isIn("pre")) this.#pre += safe;
    else if (this.#open.length === 0 && /\n[ \t]*\n/.test(safe)) this.#looseText(safe);
    else this.#addRun(safe, this.#isIn("code"));
  }

  /** A code span of Markdown. */
  code(text: string): void {
    this.#addRun(safeText(text), true);
  }

  open(tag: OpenTag): void {
    const role = tagRoles.get(tag.name);
    if (role === undefined) this.#openUnknown(tag.raw);
    else if (this.#isIn("pre")) this.#openInPre(tag, role);
    else if (this.#isIn("code") && !isInline(role)) {
      if (endsCode.has(tag.name)) {
        this.#closeNearest((element) => element.role.kind === "code", containers);
        this.#enter(tag, role);
      } else this.text(tag.raw);
    } else this.#enter(tag, role);
  }

  close(name: string, raw: string): void {
    const role = tagRoles.get(name);
    if (role === undefined || (this.#isIn("pre") && role.kind !== "pre" && !isInline(role))) {
      this.text(raw);
      return;
    }
    const closed = this.#closeNearest((element) => element.name === name, bordersOf(role.kind));
    if (!closed && this.#isIn("code") && !isInline(role) && !endsCode.has(name)) this.text(raw);
    else if (!closed && role.kind === "paragraph") this.#flush();
  }

  #isIn(kind: Kind): boolean {
    return (this.#counts.get(kind) ?? 0) > 0;
  }

  /** Where blocks cannot be: a heading row, a cell, a term. Block tags there only separate words. */
  #isFlat(): boolean {
    return this.#isIn("cell") || this.#isIn("headerCell") || this.#isIn("term");
  }

  /** An address in angle brackets is a link (CommonMark 6.5); anything else unknown is text. */
  #openUnknown(raw: string): void {
    const address = /^<((?:https?:\/\/|mailto:)[^\s<>]*)>$/i.exec(raw)?.[1];
    const url = address === undefined || this.#isIn("code") || this.#isIn("pre") ? undefined : safeUrl(address);
    if (url === undefined || address === undefined) this.text(raw);
    else this.#runs.push({ ...this.#run(safeText(address), false), markdown: false, link: { url, bare: false } });
  }

  #openInPre(tag: OpenTag, role: TagRole): void {
    if (role.kind === "code" && this.#pre.trim() === "") this.#preLanguage ||= languageOf(tag);
    else if (role.kind === "break") this.#pre += "\n";
    else if (!isInline(role)) this.text(tag.raw);
  }

  #enter(tag: OpenTag, role: TagRole): void {
    if (role.kind === "break" || role.kind === "rule") {
      this.#flush();
      return;
    }
    if (!isInline(role)) this.#flush();
    const implied = impliedEnds(role.kind);
    if (implied.length > 0) {
      this.#closeNearest((element) => implied.includes(element.role.kind), bordersOf(role.kind));
    }
    if (this.#open.length >= maxOpen) return;
    if (role.kind === "pre" && !this.#isFlat()) this.#preLanguage = languageOf(tag);
    this.#push(tag, this.#isFlat() && !isInline(role) ? { kind: "plain" } : role);
  }

  #push(tag: OpenTag, wanted: TagRole): void {
    // Emphasis marks the placeholders inside code, which has no markup in Markdown.
    const isPlain = (wanted.kind === "bold" || wanted.kind === "italic") && this.#isIn("code");
    const role: TagRole = isPlain ? { kind: "plain" } : this.#openInTree(wanted) ? wanted : { kind: "division" };
    const element: OpenElement = { name: tag.name, role };
    this.#open.push(role.kind === "link" ? { ...element, link: linkOf(tag) } : element);
    this.#counts.set(role.kind, (this.#counts.get(role.kind) ?? 0) + 1);
  }

  /** False when the element cannot be what it is: nested too deep, or a row outside a table. */
  #openInTree(role: TagRole): boolean {
    switch (role.kind) {
      case "list":
        return this.#tree.openList(role.list);
      case "quote":
        return this.#tree.openQuote(role.label);
      case "table":
        return this.#tree.openTable();
      case "row":
        return this.#tree.openRow();
      case "cell":
      case "headerCell":
        return this.#tree.isIn("table");
      case "item":
      case "term":
        if (!this.#tree.isIn("list")) this.#enter(impliedList, { kind: "list", list: "unordered" });
        return this.#tree.openItem();
      default:
        return true;
    }
  }

  /** Closes the innermost element that matches, with all inside it; false when there is none within the borders. */
  #closeNearest(matches: (element: OpenElement) => boolean, borders: readonly Kind[]): boolean {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const element = this.#open[index];
      if (element === undefined) break;
      if (matches(element)) {
        this.#closeTo(index);
        return true;
      }
      if (borders.includes(element.role.kind)) break;
    }
    return false;
  }

  #closeTo(length: number): void {
    while (this.#open.length > length) {
      const element = this.#open.at(-1);
      if (element === undefined) return;
      this.#leave(element.role.kind);
      this.#open.pop();
      this.#counts.set(element.role.kind, (this.#counts.get(element.role.kind) ?? 1) - 1);
      if (this.#isFlat() && !isInline(element.role)) this.#flush();
    }
  }

  #leave(kind: Kind): void {
    switch (kind) {
      case "pre":
        this.#tree.addCode(this.#preLanguage, this.#pre);
        this.#pre = "";
        return;
      case "term":
        this.#tree.setTerm(this.#takeWords());
        return;
      case "cell":
      case "headerCell":
        this.#tree.addCell(this.#takeWords());
        return;
      case "list":
      case "quote":
      case "table":
        this.#flush();
        this.#tree.closeContainer();
        return;
      case "item":
      case "definition":
      case "paragraph":
      case "division":
      case "heading":
        this.#flush();
        return;
      default:
    }
  }

  #run(text: string, code: boolean): Run {
    const bold = this.#isIn("bold") || this.#isIn("heading") || this.#isIn("term");
    return {
      text,
      code,
      emphasis: bold ? "**" : this.#isIn("italic") ? "*" : "",
      markdown: this.#markdown && !code,
      link: this.#isIn("link") ? this.#open.findLast((element) => element.link !== undefined)?.link : undefined,
    };
  }

  #addRun(text: string, asCode: boolean): void {
    if (this.#runs.length === 0 && text.trim() === "") return;
    const last = this.#runs.at(-1);
    // Within code, a link's name is all the code there is: the full stop behind it ends the sentence.
    const code = asCode && !(last?.link !== undefined && /^\s*[.,;:]\s*$/.test(text));
    const run = this.#run(text, code);
    const joins = last?.code === code && last.emphasis === run.emphasis && last.link === run.link;
    if (joins && last.markdown === run.markdown)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    else this.#runs.push(run);
  }

  /** Text outside any element: blank lines part paragraphs, as in Markdown. */
  #looseText(text: string): void {
    for (const [index, part] of text.split(/\n[ \t]*\n/).entries()) {
      if (index > 0) this.#flush();
      this.#addRun(part, false);
    }
  }

  #takeWords(): string[] {
    const runs = this.#runs;
    this.#runs = [];
    return runs.length === 0 ? [] : wordsOf(runs, this.#symbolOf);
  }

  /** Ends the paragraph, or where there can be none, the word. */
  #flush(): void {
    if (this.#runs.length === 0) return;
    if (this.#isFlat()) {
      this.#addRun(" ", false);
      return;
    }
    const code = soleCodeOf(this.#runs);
    if (code !== undefined) {
      this.#runs = [];
      this.#tree.addCode("", code);
      return;
    }
    this.#tree.addParagraph(this.#takeWords());
  }
}

function linkOf(tag: OpenTag): Link {
  const href = tag.attributes.get("href");
  return { url: href === undefined ? undefined : safeUrl(safeText(href)), bare: href === undefined };
}

function languageOf(tag: OpenTag): string {
  return /(?:^|\s)(?:language|lang)-([A-Za-z0-9+#.-]{1,30})(?:\s|$)/.exec(tag.attributes.get("class") ?? "")?.[1] ?? "";
}
