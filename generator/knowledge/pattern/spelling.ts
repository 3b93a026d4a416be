/** Spells single code points for a JavaScript pattern so that they stand for themselves with and without `u`. */

const SYNTAX = /^[$()*+.?[\\\]^{|}]$/u;
const CLASS_SYNTAX = /^[\\\]^-]$/u;
const CONTROLS: ReadonlyMap<number, string> = new Map([
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0b, "\\v"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
]);

/** Controls, separators, format characters and lone surrogates are spelled out: the source is always plain to print. */
function spell(code: number, syntax: RegExp): string {
  const character = String.fromCodePoint(code);
  if (syntax.test(character)) return `\\${character}`;
  const control = CONTROLS.get(code);
  if (control !== undefined) return control;
  if (!/^[\p{C}\p{Z}]$/u.test(character) || code === 0x20) return character;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\u{${code.toString(16)}}`;
}

/** `raw` is an escape of the author's that JavaScript understands alike, or anything else, which is then ignored. */
export function spellCharacter(code: number, raw = ""): string {
  // Outside a class `\-` is an error under `u`.
  if (raw.length > 1 && raw.startsWith("\\") && raw !== "\\-") return raw;
  // A lone half in a class of its own cannot join with a neighbour under `u`.
  if (code >= 0xd800 && code <= 0xdfff) return `[${spell(code, SYNTAX)}]`;
  return spell(code, SYNTAX);
}

export function spellClassCharacter(code: number, raw = ""): string {
  return raw.length > 1 && raw.startsWith("\\") ? raw : spell(code, CLASS_SYNTAX);
}
