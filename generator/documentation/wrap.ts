/** Blocks as lines of at most a width, except where one unbreakable word, a code line or a table row is longer. */
import type { Block, List, Paragraph, Table } from "./block.js";
import { fencedLines } from "./code-span.js";

/** Lines have no white space at their end; never two blank ones in sequence. The width counts UTF-16 units. */
export function linesOf(blocks: readonly Block[], width: number): string[] {
  const lines: string[] = [];
  let previous: Block | undefined;
  let marker = 0;
  for (const block of blocks) {
    marker = previous !== undefined && isSameList(previous, block) ? 1 - marker : 0;
    if (previous !== undefined) lines.push("");
    for (const line of linesOfBlock(block, width, marker)) lines.push(line);
    previous = block;
  }
  return lines;
}

/** Two such lists in sequence would be read as one; the second gets another marker. */
const isSameList = (previous: Block, block: Block): boolean =>
  previous.kind === "list" && block.kind === "list" && previous.ordered === block.ordered;

function linesOfBlock(block: Block, width: number, marker: number): string[] {
  switch (block.kind) {
    case "paragraph":
      return linesOfParagraph(block, width);
    case "list":
      return linesOfList(block, width, marker);
    case "quote":
      return linesOf(block.blocks, width - 2).map((line) => (line === "" ? ">" : `> ${line}`));
    case "code":
      return fencedLines(block.language, withoutBlankRuns(block.lines));
    case "table":
      return linesOfTable(block);
  }
}

const withoutBlankRuns = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trimEnd()).filter((line, index, all) => line !== "" || all[index - 1] !== "");

function linesOfParagraph({ words }: Paragraph, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = atLineStart(word);
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** A word that would begin a list, a heading, a rule or a table at the start of a line, escaped; any other as it is. */
function atLineStart(word: string): string {
  if (/^(?:\+|#{1,6}|-+|=+|\*+|_+|[-:|]{2,}|\|.*)$/.test(word)) return `\\${word}`;
  return /^\d{1,9}[.)]$/.test(word) ? `${word.slice(0, -1)}\\${word.slice(-1)}` : word;
}

function linesOfList(list: List, width: number, marker: number): string[] {
  const isLoose = list.items.some(isLooseItem);
  return list.items.flatMap((item, index) => {
    const bullet = list.ordered ? `${index + 1}${marker === 0 ? "." : ")"} ` : marker === 0 ? "- " : "* ";
    const indent = " ".repeat(bullet.length);
    const lines = linesOfItem(item, width - bullet.length).map((line, position) =>
      position === 0 ? bullet + line : line === "" ? "" : indent + line,
    );
    return isLoose && index > 0 ? ["", ...lines] : lines;
  });
}

/** Not just a paragraph, a list, or a list after a paragraph. */
const isLooseItem = (item: readonly Block[]): boolean =>
  item.length > 2 || (item.length === 2 && !(item[0]?.kind === "paragraph" && item[1]?.kind === "list"));

function linesOfItem(item: readonly Block[], width: number): string[] {
  const [first, ...rest] = item;
  if (first === undefined || isLooseItem(item) || rest.length === 0) return linesOf(item, width);
  return [...linesOf([first], width), ...linesOf(rest, width)];
}

function linesOfTable({ header, rows }: Table): string[] {
  return [tableLine(header), tableLine(header.map(() => "---")), ...rows.map(tableLine)];
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`.replace(/ {2,}/g, " ");
