/** The blocks under construction. Containers nest to a limit, so that printing is bounded; nothing in it stays empty. */
import type { Block } from "./block.js";

/** Lists and quotes inside each other at most: beyond it an indentation would say nothing any more. */
const maxDepth = 32;

/** Cells of a table at most, the missing ones that are filled in counted; a larger one becomes text. */
const maxCells = 20_000;

type ListKind = "unordered" | "ordered" | "definition";

interface Item {
  term: readonly string[];
  readonly blocks: Block[];
}

type Container =
  | { readonly kind: "list"; readonly list: ListKind; readonly items: Item[] }
  | { readonly kind: "quote"; readonly label: string; readonly blocks: Block[] }
  | { readonly kind: "table"; readonly rows: string[][] };

export class BlockTree {
  readonly #root: Block[] = [];
  readonly #containers: Container[] = [];

  finish(): readonly Block[] {
    while (this.#containers.length > 0) this.closeContainer();
    return this.#root;
  }

  openList(list: ListKind): boolean {
    return this.#push({ kind: "list", list, items: [] });
  }

  openQuote(label: string): boolean {
    return this.#push({ kind: "quote", label, blocks: [] });
  }

  openTable(): boolean {
    return this.#push({ kind: "table", rows: [] });
  }

  /** Begins an item of the innermost container, which must be a list. */
  openItem(): boolean {
    const top = this.#containers.at(-1);
    if (top?.kind !== "list") return false;
    top.items.push({ term: [], blocks: [] });
    return true;
  }

  openRow(): boolean {
    const top = this.#containers.at(-1);
    if (top?.kind !== "table") return false;
    top.rows.push([]);
    return true;
  }

  /** Whether the innermost container is of this kind. */
  isIn(kind: "list" | "table"): boolean {
    return this.#containers.at(-1)?.kind === kind;
  }

  closeContainer(): void {
    const container = this.#containers.pop();
    if (container === undefined) return;
    const block = blockOf(container);
    if (block !== undefined) this.#blocks().push(block);
  }

  addParagraph(words: readonly string[]): void {
    if (words.length > 0) this.#blocks().push({ kind: "paragraph", words });
  }

  /** Blank lines at both ends and the common indentation are dropped. */
  addCode(language: string, text: string): void {
    const lines = listingOf(text);
    if (lines.length > 0) this.#blocks().push({ kind: "code", language, lines });
  }

  setTerm(words: readonly string[]): void {
    const top = this.#containers.at(-1);
    const item = top?.kind === "list" ? top.items.at(-1) : undefined;
    if (item === undefined) this.addParagraph(words);
    else item.term = words;
  }

  addCell(words: readonly string[]): void {
    const top = this.#containers.at(-1);
    if (top?.kind !== "table") {
      this.addParagraph(words);
      return;
    }
    if (top.rows.length === 0) this.openRow();
    top.rows.at(-1)?.push(words.join(" ").replace(/\|/g, "\\|"));
  }

  #push(container: Container): boolean {
    if (this.#containers.length >= maxDepth) return false;
    this.#containers.push(container);
    return true;
  }

  /** Where a block goes: into the open item, into a new one where the list has none, in front of an unfinished table. */
  #blocks(): Block[] {
    const container = this.#containers.findLast(({ kind }) => kind !== "table");
    if (container?.kind === "quote") return container.blocks;
    if (container?.kind !== "list") return this.#root;
    const last = container.items.at(-1);
    if (last !== undefined) return last.blocks;
    const item: Item = { term: [], blocks: [] };
    container.items.push(item);
    return item.blocks;
  }
}

function blockOf(container: Container): Block | undefined {
  switch (container.kind) {
    case "list": {
      const items = container.items
        .map(({ term, blocks }) => withLead(term, "—", blocks))
        .filter(({ length }) => length > 0);
      return items.length === 0 ? undefined : { kind: "list", ordered: container.list === "ordered", items };
    }
    case "quote":
      return container.blocks.length === 0
        ? undefined
        : { kind: "quote", blocks: labelled(container.label, container.blocks) };
    case "table":
      return tableOf(container.rows.filter((cells) => cells.some((cell) => cell !== "")));
  }
}

/** The blocks, opened by words that the first paragraph continues. */
function withLead(lead: readonly string[], dash: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (lead.length === 0) return blocks;
  if (first?.kind !== "paragraph") return [{ kind: "paragraph", words: lead }, ...blocks];
  const words = [...lead, ...(dash === "" ? [] : [dash]), ...first.words];
  return [{ kind: "paragraph", words }, ...rest];
}

function labelled(label: string, blocks: readonly Block[]): readonly Block[] {
  if (label === "") return blocks;
  const [first] = blocks;
  const opening =
    first?.kind === "paragraph"
      ? first.words
          .join(" ")
          .slice(0, label.length + 3)
          .toLowerCase()
      : "";
  const isLabelled = opening.replace(/\*/g, "").startsWith(`${label.toLowerCase()}:`);
  return isLabelled ? blocks : withLead([`**${label}:**`], "", blocks);
}

/** The first row is the header, as Markdown has no table without one. */
function tableOf(rows: readonly (readonly string[])[]): Block | undefined {
  const [header, ...body] = rows;
  if (header === undefined) return undefined;
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (columns * rows.length > maxCells) return { kind: "paragraph", words: rows.flat().filter((cell) => cell !== "") };
  const padded = (cells: readonly string[]): string[] => Array.from({ length: columns }, (_, at) => cells[at] ?? "");
  return { kind: "table", header: padded(header), rows: body.map(padded) };
}

function listingOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const start = lines.findIndex((line) => line !== "");
  const end = lines.findLastIndex((line) => line !== "") + 1;
  const [first, ...rest] = start < 0 ? [] : lines.slice(start, end);
  if (first === undefined) return [];
  // A listing often begins on the line of its tag, without the indentation of the others.
  const firstIndent = indentOf(first);
  const others = rest.filter((line) => line !== "").reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
  const common = Math.min(others, firstIndent === 0 ? Infinity : firstIndent);
  return [first.slice(Math.min(common, firstIndent)), ...rest.map((line) => line.slice(common))];
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
