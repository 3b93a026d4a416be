/** Code in Markdown, of any content: delimiters that hold, nothing that ends the comment, no `@` that TypeScript takes for a tag. */

function longestBackticks(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

// There is no escape inside code; a backslash is what people write, and read past, in comments.
const withoutCommentEnd = (code: string): string => code.replace(/\*\//g, "*\\/");

/**
 * The code spans for a code, with a space to go between two of them; none for blank code. It is more than one span when
 * a space stands before an `@`: TypeScript's comment parser, which knows no code spans, starts a block tag there.
 */
export function codeSpans(code: string): string[] {
  return code
    .replace(/\s+/g, " ")
    .trim()
    .split(/ (?=@)/)
    .filter((part) => part !== "")
    .map(codeSpan);
}

function codeSpan(code: string): string {
  const delimiter = "`".repeat(longestBackticks(code) + 1);
  const pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
  const start = code.startsWith("@") ? "" : pad;
  return delimiter + start + withoutCommentEnd(code) + pad + delimiter;
}

const wordJoiner = "\u2060";

/** The lines of a fenced block. A tag-like `@word` gets an invisible word joiner before it, for the reason above. */
export function fencedLines(language: string, lines: readonly string[]): string[] {
  const fence = "`".repeat(Math.max(3, longestBackticks(lines.join("\n")) + 1));
  const body = lines.map((line) => withoutCommentEnd(line).replace(/(?<=^|\s)@/g, `${wordJoiner}@`));
  return [fence + language, ...body, fence];
}

/** Start of each code span in a Markdown text, with the index after it and the length of its delimiter. Linear. */
export function findCodeSpans(text: string): ReadonlyMap<number, { readonly end: number; readonly delimiter: number }> {
  const found = new Map<number, { end: number; delimiter: number }>();
  if (!text.includes("`")) return found;
  const runs = [...text.matchAll(/(?<!\\)`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const nextOf = new Map<number, number>();
  const partner = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0;
    partner[index] = nextOf.get(length) ?? -1;
    nextOf.set(length, index);
  }
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    const close = runs[partner[index] ?? -1];
    if (open === undefined || close === undefined) continue;
    found.set(open.at, { end: close.at + close.length, delimiter: open.length });
    index = partner[index] ?? index;
  }
  return found;
}
