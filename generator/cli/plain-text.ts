/** Documentation as a terminal shows it: wrapped lines without markup, nothing in them that commands the terminal. */
import type { Block, List, Table } from "../documentation/block.js";
import { tsdocOf } from "../documentation/tsdoc-of.js";
import { printable } from "./printable.js";

/** The lines of a documentation text, HTML or Markdown, of at most `width` columns where words allow it. */
export function plainText(documentation: string, width: number): readonly string[] {
  return linesOfBlocks(tsdocOf(documentation), width).map(printable);
}

function linesOfBlocks(blocks: readonly Block[], width: number): readonly string[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [""]), ...linesOfBlock(block, width)]);
}

function linesOfBlock(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return wrapped(block.words.map(plainWord), width);
    case "list":
      return linesOfList(block, width);
    case "quote":
      return linesOfBlocks(block.blocks, width - 2).map((line) => `| ${line}`.trimEnd());
    case "code":
      return block.lines.map((line) => `    ${line}`.trimEnd());
    case "table":
      return linesOfTable(block);
  }
}

function linesOfList({ ordered, items }: List, width: number): readonly string[] {
  return items.flatMap((item, index) => {
    const bullet = ordered ? `${index + 1}. ` : "- ";
    const indent = " ".repeat(bullet.length);
    const [first, ...rest] = item;
    const head = first === undefined ? [] : linesOfBlock(first, width - bullet.length);
    const tail = rest.flatMap((block) => linesOfBlock(block, width - bullet.length));
    return [...head, ...tail].map((line, position) => (position === 0 ? bullet : indent) + line);
  });
}

function linesOfTable({ header, rows }: Table): readonly string[] {
  const plain = [header, ...rows].map((row) => row.map((cell) => cell.split(" ").map(plainWord).join(" ")));
  const widths = header.map((_, column) => Math.max(...plain.map((row) => row[column]?.length ?? 0)));
  return plain.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** A word of Markdown without its markup: code, links and emphasis give their text, a link its address as well. */
function plainWord(word: string): string {
  return word
    .replace(/\{@link ([^{}\s]+)\}/g, "$1")
    .replace(/\[((?:[^[\]\\]|\\.)*)\]\(([^()\s]*)\)/g, (_, text: string, url: string) =>
      text === url ? url : `${text} (${url})`,
    )
    .split(/(`+[^`]*`+)/)
    .map((part) => (part.startsWith("`") ? part.replace(/^`+ ?| ?`+$/g, "") : withoutMarks(part)))
    .join("");
}

/** Escapes become what they escape; other asterisks are emphasis. */
function withoutMarks(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])|\*+/g, (_, escaped: string | undefined) => escaped ?? "");
}
