/** Documentation as the control API gives it, plain text, taken apart into paragraphs, lists, quotes and code. It never becomes markup. */

export type Block =
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] };

export type Span =
  | { readonly kind: "text" | "code"; readonly text: string }
  /** An address of the Web, and of nothing else. */
  | { readonly kind: "link"; readonly text: string; readonly url: string };

const deepest = 12;

/** The blocks of a text. Whatever the text, everything of it is in them. */
export function documentationBlocks(text: string): readonly Block[] {
  return blocksOf(text.split("\n"), 0);
}

function blocksOf(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let index = 0;
  const take = (belongs: (line: string) => boolean): readonly string[] => {
    const start = index;
    while (index < lines.length && belongs(lines[index] ?? "")) index++;
    return lines.slice(start, index);
  };
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const list = depth < deepest ? /^(?:- |\d{1,9}\. )/.exec(line)?.[0] : undefined;
    if (line.trim() === "") index++;
    else if (list !== undefined) {
      const isOrdered = list !== "- ";
      blocks.push({ kind: "list", isOrdered, items: itemsOf(take(inList), isOrdered, depth) });
    } else if (/^ {4}/.test(line)) {
      const code = take((it) => /^ {4}/.test(it) || it.trim() === "").map((it) => it.slice(4));
      blocks.push({ kind: "code", text: code.join("\n").trimEnd() });
    } else if (line.startsWith("| ") && depth < deepest) {
      blocks.push({
        kind: "quote",
        blocks: blocksOf(
          take((it) => it.startsWith("|")).map((it) => it.slice(2)),
          depth + 1,
        ),
      });
    } else {
      index++;
      blocks.push({ kind: "paragraph", spans: spansOf(line.trim()) });
    }
  }
  return blocks;
}

function inList(line: string): boolean {
  return /^(?:- |\d{1,9}\. | {2,}\S)/.test(line);
}

/** Each item: the rest of its first line, and the lines that stand further in. */
function itemsOf(lines: readonly string[], isOrdered: boolean, depth: number): readonly (readonly Block[])[] {
  const items: string[][] = [];
  let indent = 2;
  for (const line of lines) {
    const bullet = /^(?:- |\d{1,9}\. )/.exec(line)?.[0];
    if (bullet !== undefined && (bullet !== "- ") === isOrdered) {
      indent = bullet.length;
      items.push([line.slice(indent)]);
    } else items.at(-1)?.push(line.startsWith(" ".repeat(indent)) ? line.slice(indent) : line.trimStart());
  }
  return items.map((item) => blocksOf(item, depth + 1));
}

/** Code between backticks, and addresses. */
function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(/`([^`]+)`|https?:\/\/[^\s<>"'`]+/g)) {
    if (match.index > end) spans.push({ kind: "text", text: text.slice(end, match.index) });
    const code = match[1];
    // What ends a sentence ends it after an address, too.
    const address = match[0].replace(/[.,;:!?)\]]+$/, "");
    end = match.index + (code === undefined ? address.length : match[0].length);
    if (code !== undefined) spans.push({ kind: "code", text: code });
    else if (URL.canParse(address)) spans.push({ kind: "link", text: address, url: address });
    else spans.push({ kind: "text", text: address });
  }
  if (end < text.length) spans.push({ kind: "text", text: text.slice(end) });
  return spans;
}
