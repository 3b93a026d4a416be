/** The rules that printed documentation keeps, checked by a reader of its own that shares no code with the converter. */

/** What is wrong with the lines, in words; empty when they keep every rule. */
export function violationsOf(lines: readonly string[], width: number): string[] {
  const found: string[] = [];
  const text = lines.join("\n");
  if (text.includes("*/")) found.push("ends the comment");
  if (/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)) found.push("holds a control character");
  if (lines.some((line) => /\s$/.test(line))) found.push("white space at the end of a line");
  if (/(?:^|\n)[ >]*\n[ >]*(?:\n|$)/.test(withoutFences(lines))) found.push("two blank lines");
  let fence: string | undefined;
  for (const line of lines) {
    const content = line.replace(/^(?:> ?|[-*] |\d+[.)] | )*/, "");
    const fenced = /^(`{3,})([^`]*)$/.exec(content);
    if (fence !== undefined) {
      if (content === fence) fence = undefined;
    } else if (fenced !== null) fence = fenced[1];
    else found.push(...violationsOfLine(content, line.length > width).map((violation) => `${violation}: ${line}`));
  }
  if (fence !== undefined) found.push("open code fence");
  return found;
}

const withoutFences = (lines: readonly string[]): string =>
  lines.join("\n").replace(/^([> *\d.)-]*)(`{3,})[^`\n]*$.*?^[> ]*\2$/gms, "$1code");

function violationsOfLine(content: string, isTooLong: boolean): string[] {
  const found: string[] = [];
  if (/^(?:[-*+]|\d+[.)])$/.test(content)) found.push("empty item");
  const withoutCode = masked(content);
  if (withoutCode.includes("`")) found.push("unbalanced backticks");
  const withoutLinks = withoutCode
    .replace(/\{@link [\w$.#()]+\}/g, "¤")
    .replace(/\[([^[\]]*)\]\(([^()\s]*)\)/g, (_, text: string, url: string) => {
      if (!/^(?:https?:\/\/|mailto:)/i.test(url)) found.push(`link to ${url}`);
      return text.replace(/ /g, "¤");
    });
  if (/[<>]/.test(withoutLinks)) found.push("raw angle bracket");
  if (/[{}]/.test(withoutLinks)) found.push("raw brace");
  if (/(?:^|[^\p{L}\p{N}])@/u.test(withoutLinks)) found.push("stray tag");
  const isTable = content.startsWith("| ") && content.endsWith(" |");
  if (isTooLong && !isTable && withoutLinks.includes(" ")) found.push("too long");
  return found;
}

/** The line with each escaped character and each character of a code span replaced; an unmatched backtick stays. */
function masked(content: string): string {
  let out = "";
  let position = 0;
  while (position < content.length) {
    const rest = content.slice(position);
    const [run = ""] = /^`+/.exec(rest) ?? [];
    const end = run === "" ? -1 : endOfCode(content, position + run.length, run.length);
    const length = /^\\[!-/:-@[-`{-~]/.test(rest) ? 2 : end < 0 ? Math.max(1, run.length) : end - position;
    out += length === 1 || (run !== "" && end < 0) ? rest.slice(0, length) : "¤".repeat(length);
    position += length;
  }
  return out;
}

function endOfCode(content: string, from: number, length: number): number {
  for (const match of content.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index + length;
  }
  return -1;
}

/** What of the HTML has no counterpart among the lines, as far as its elements tell; empty when all have one. */
export function lossesOf(html: string, lines: readonly string[]): string[] {
  const found: string[] = [];
  const outside = withoutFences(lines).split("\n").map(masked).join("\n");
  // Only what the author encoded twice is an entity still; a link's address has its own.
  const entity = /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i;
  if (entity.test(outside.replace(/\]\([^()]*\)/g, "]")) && !/&amp;#?\w+;/.test(html)) found.push("an entity is left");
  const notes = /<(?:note|important|caution|warning|tip)>\s*(?:<\w+>\s*)*[\p{L}]/iu;
  if (notes.test(html) && !lines.some((line) => /^(?: |[-*] |\d+\. )*> \*\*/.test(line)))
    found.push("a note is no quote");
  const rows = lines.filter((line) => /^[> ]*\|.*\|$/.test(line)).map((line) => masked(line).split("|").length);
  if (/<td\b[^>]*>\s*\w/i.test(html) && !lines.some((line) => /^[> ]*\| -{3}/.test(line)))
    found.push("a table is no table");
  if (new Set(rows).size > 1 && (html.match(/<table\b/gi) ?? []).length === 1) found.push("rows of different lengths");
  const items = html.match(/<li\b[^>]*>\s*(?:<p>\s*)?[\p{L}]/giu) ?? [];
  const marks = lines.filter((line) => /^[> ]*(?:(?:[-*]|\d+\.) )+/.test(line));
  if (items.length > marks.length) found.push("an item is no item");
  for (const [, name = ""] of html.matchAll(/<([a-z][\w-]*-[\w-]*|region|bucket|account|regions?|your-\w+)>/g))
    if (!lines.join(" ").includes(name)) found.push(`the placeholder ${name} is gone`);
  return [...found, ...nestingFaults(lines)];
}

/** An item stands under the text of the one it belongs to, or beside it. */
function nestingFaults(lines: readonly string[]): string[] {
  let depths: number[] = [];
  for (const line of withoutFences(lines).split("\n")) {
    const [, indent = "", mark] = /^((?:> ?| )*)((?:[-*]|\d+\.) )?/.exec(line) ?? [];
    if (line.trim() === "") continue;
    depths = depths.filter((depth) => depth <= indent.length);
    if (mark === undefined) continue;
    const isOpen = indent === "" || indent.endsWith("> ") || depths.includes(indent.length);
    if (!isOpen) return [`hangs in the air: ${line}`];
    depths.push(indent.length + mark.length);
  }
  return [];
}
