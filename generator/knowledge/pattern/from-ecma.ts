/** Takes a pattern that Java refuses as ECMA 262, and respells what only compiles without `u`; undefined when it is neither. */

import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { spellCharacter, spellClassCharacter } from "./spelling.js";

const parser = new RegExpParser({ ecmaVersion: 2023 });

export function sourceFromEcma(text: string): string | undefined {
  if (parse(text, true) !== undefined) return respell(text, true);
  // Without `u`, `\p` and `\k` would be the letters themselves, which nobody means.
  if (parse(text, false) === undefined || /(?:^|[^\\])(?:\\\\)*\\[A-Za-z]/u.test(withoutKnownEscapes(text)))
    return undefined;
  const respelled = respell(text, false);
  return respelled !== undefined && parse(respelled, true) !== undefined ? respelled : undefined;
}

function withoutKnownEscapes(text: string): string {
  return text.replaceAll(/\\(?:[bBdDsSwWtnvfr]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|c[A-Za-z]|[^A-Za-z])/gu, "");
}

function parse(text: string, unicode: boolean): AST.Pattern | undefined {
  try {
    return parser.parsePattern(text, 0, text.length, unicode);
  } catch {
    return undefined;
  }
}

/** Replaces each single character by a spelling that is plain to print and valid with and without `u`. */
function respell(text: string, unicode: boolean): string | undefined {
  const pattern = parse(text, unicode);
  if (pattern === undefined) return undefined;
  const spellings: { start: number; end: number; text: string }[] = [];
  visitRegExpAST(pattern, {
    onCharacterEnter({ start, end, raw, value, parent }) {
      const inClass = parent.type === "CharacterClass" || parent.type === "CharacterClassRange";
      const keeps = unicode && /^\\|^[\w !"#%&',/:;<=>@`~-]$/u.test(raw);
      spellings.push({ start, end, text: keeps ? raw : inClass ? spellClassCharacter(value) : spellCharacter(value) });
    },
  });
  let from = 0;
  let result = "";
  for (const spelling of spellings.sort((left, right) => left.start - right.start)) {
    result += text.slice(from, spelling.start) + spelling.text;
    from = spelling.end;
  }
  return result + text.slice(from);
}
