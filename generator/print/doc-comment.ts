/** Prints doc comments the way prettier leaves them: whatever their parts hold, they neither end early nor gain a line. */
import type { Block, Paragraph } from "../documentation/block.js";
import { paragraphOf } from "../documentation/paragraph-of.js";
import { linesOf } from "../documentation/wrap.js";

/** A block tag, such as `@deprecated` or `@param name`, with its text. */
export interface DocTag {
  readonly kind: "tag";
  /** `@` and letters; `@param` takes the name as the first word of its text. */
  readonly tag: `@${string}`;
  /** Finished TSDoc Markdown: one paragraph, or with line feeds, lines to print as they are (`@example`). */
  readonly text?: string | readonly Block[];
}

/** Blocks are wrapped, with a blank line between two. A string is finished lines, printed as they are. */
export type DocPart = Block | DocTag | string;

/**
 * The comment, every line of it after `indent`, without a line feed at the end; empty when the parts are. `width` counts
 * the indentation too. One line if it fits.
 */
export function printDocComment(parts: readonly DocPart[], indent = "", width = 120): string {
  const lines = docCommentLines(parts, width - indent.length);
  const [only] = lines;
  if (only === undefined) return "";
  const single = `${indent}/** ${only} */`;
  if (lines.length === 1 && single.length <= width) return single;
  const body = lines.map((line) => (line === "" ? `${indent} *` : `${indent} * ${line}`));
  return [`${indent}/**`, ...body, `${indent} */`].join("\n");
}

/** The lines between the delimiters, without their ` * `; for printers that write the delimiters themselves. */
export function docCommentLines(parts: readonly DocPart[], width = 120): string[] {
  const inner = width - 3;
  const lines: string[] = [];
  let previous: DocPart | undefined;
  for (const part of parts) {
    if (previous !== undefined && isParted(previous, part)) lines.push("");
    for (const line of linesOfPart(part, inner)) lines.push(line);
    previous = part;
  }
  return tidied(lines);
}

/** Strings follow each other, and so do tags; between anything else is a blank line. */
const isParted = (previous: DocPart, part: DocPart): boolean =>
  !(typeof previous === "string" && typeof part === "string") && !(isTag(previous) && isTag(part));

const isTag = (part: DocPart): part is DocTag => typeof part !== "string" && part.kind === "tag";

function linesOfPart(part: DocPart, width: number): readonly string[] {
  if (typeof part === "string") return part.split(/\r\n|[\r\n\u2028\u2029]/);
  return part.kind === "tag" ? linesOfTag(part, width) : linesOf([part], width);
}

function linesOfTag({ tag, text = "" }: DocTag, width: number): readonly string[] {
  if (!/^@[a-zA-Z]+$/.test(tag)) throw new Error(`BUG: not a block tag: ${tag}`);
  if (typeof text === "string") {
    return text.includes("\n") ? [tag, ...linesOfPart(text, width)] : linesOf([withTag(tag, paragraphOf(text))], width);
  }
  const [first, ...rest] = text;
  if (first?.kind === "paragraph") return linesOf([withTag(tag, first), ...rest], width);
  return [tag, ...linesOf(text, width)];
}

const withTag = (tag: string, { words }: Paragraph): Paragraph => ({ kind: "paragraph", words: [tag, ...words] });

/** No blank lines at the ends or in sequence, no white space at the end of a line, no end of the comment. */
function tidied(lines: readonly string[]): string[] {
  const clean = lines.map((line) => line.trimEnd().replaceAll("*/", "*\\/"));
  const end = clean.findLastIndex((line) => line !== "") + 1;
  return clean.slice(0, end).filter((line, index) => line !== "" || (index > 0 && clean[index - 1] !== ""));
}
