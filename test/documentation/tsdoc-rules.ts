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
