/** Text as TSDoc Markdown that means just that text: no tag, no inline tag, no emphasis, no HTML, no end of the comment. */

import { isWordCharacter } from "./word-character.js";

export interface EscapeContext {
  /** What stands before and after in the same paragraph: a space, or the character of an adjacent piece of markup. */
  readonly before: string;
  readonly after: string;
  /** The text is Markdown already: its emphasis and its escapes stay. */
  readonly markdown: boolean;
  /** The text of a link, where brackets would end it. */
  readonly inLink: boolean;
}

const special = /[\\`*_{}<>@~&[\]]/;
const specials = /[\\`*_{}<>@~&[\]]/g;
const markdownSpecials = /\\[!-/:-@[-`{-~]|[\\`*{}<>@&[\]]/g;
const entity = /&(?:#\w+|\w+);/y;

/** Expects single spaces as the only white space. What depends on the start of a line is left to the wrapping. */
export function escapeText(text: string, context: EscapeContext): string {
  if (!special.test(text)) return text;
  const escaped = text.replace(context.markdown ? markdownSpecials : specials, (match, offset: number) => {
    if (match.length > 1) return match;
    const previous = text[offset - 1] ?? context.before;
    const next = text[offset + 1] ?? context.after;
    return needsEscape(match, previous, next, text, offset, context) ? `\\${match}` : match;
  });
  return escaped.replace(/\*\//g, "*\\/");
}

function needsEscape(
  character: string,
  previous: string,
  next: string,
  text: string,
  offset: number,
  context: EscapeContext,
): boolean {
  switch (character) {
    case "*":
      return !context.markdown;
    case "_":
      return !(isWordCharacter(previous) && isWordCharacter(next));
    case "~":
      return previous !== " " || next === "~";
    case "@":
      return !isWordCharacter(previous);
    case "[":
      return context.inLink;
    case "]":
      return context.inLink || next === "(" || next === ":" || next === "[";
    case "&":
      entity.lastIndex = offset;
      return entity.test(text);
    default:
      return true;
  }
}
