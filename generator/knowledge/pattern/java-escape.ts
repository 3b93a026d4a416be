/** Reads the escapes that mean the same inside and outside of a class: one code point, or a set of them. */

import type { CodePoints } from "./code-points.js";
import { javaProperty } from "./java-property.js";
import { type ClassNode, PatternProblem } from "./java-syntax.js";
import type { JavaText } from "./java-text.js";

export type JavaEscape =
  | { readonly type: "code"; readonly code: number; readonly raw: string }
  | { readonly type: "set"; readonly set: ClassNode };

/** ASCII white space only: JavaScript's `\s` takes some twenty more, U+00A0 and U+FEFF among them. */
const SPACE: CodePoints = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const HORIZONTAL: CodePoints = [
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];
/** In Java `\v` is a set; in JavaScript it is U+000B alone. */
const VERTICAL: CodePoints = [
  [0x0a, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
];
const DIGIT: CodePoints = [[0x30, 0x39]];
const WORD: CodePoints = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

function ranges(set: CodePoints, raw?: string): ClassNode {
  return raw === undefined
    ? { type: "ranges", set, ignoreCase: false }
    : { type: "ranges", set, raw, ignoreCase: false };
}

const SETS: ReadonlyMap<string, ClassNode> = new Map([
  ["d", ranges(DIGIT, "\\d")],
  ["s", ranges(SPACE)],
  ["w", ranges(WORD, "\\w")],
  ["h", ranges(HORIZONTAL)],
  ["v", ranges(VERTICAL)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["t", 0x09],
  ["n", 0x0a],
  ["f", 0x0c],
  ["r", 0x0d],
  ["a", 0x07],
  ["e", 0x1b],
]);

/** What `\` may stand before under `u`, so that the author's spelling can stay. */
const SAME_IN_JAVASCRIPT = /^[$()*+./?[\\\]^{|}fnrt-]$/u;

/** The cursor is behind the backslash. Answers undefined, taking nothing, for what only the caller can know. */
export function readJavaEscape(text: JavaText, ignoreCase: boolean): JavaEscape | undefined {
  const start = text.position;
  const letter = text.peek();
  if (letter === "") return { type: "code", code: text.next(), raw: "" };
  const set = SETS.get(letter.toLowerCase());
  if (set !== undefined) {
    text.next();
    return { type: "set", set: letter === letter.toLowerCase() ? set : { type: "complement", body: set } };
  }
  if (letter === "p" || letter === "P") return { type: "set", set: readProperty(text, ignoreCase) };
  const code = readCode(text, letter);
  if (code === undefined) return undefined;
  const spelled = text.since(start);
  const keeps =
    SAME_IN_JAVASCRIPT.test(spelled) || /^x[0-9A-Fa-f]{2}$|^u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})?$/u.test(spelled);
  return { type: "code", code, raw: keeps ? `\\${spelled}` : "" };
}

function readProperty(text: JavaText, ignoreCase: boolean): ClassNode {
  const negated = text.next() === 0x50;
  let name = text.peek();
  if (text.take("{")) {
    name = text.takeWhile(/^[^}]$/u, 100);
    text.expect("}");
  } else text.next();
  const property = javaProperty(name, ignoreCase);
  return negated ? { type: "complement", body: property } : property;
}

function readCode(text: JavaText, letter: string): number | undefined {
  const control = CONTROLS.get(letter);
  if (control !== undefined) {
    text.next();
    return control;
  }
  if (!/^[0-9A-Za-z]$/u.test(letter)) return text.next();
  const start = text.position;
  text.next();
  if (letter === "0") return readOctal(text);
  if (letter === "x") return readHexadecimal(text);
  if (letter === "u") return readUnicode(text);
  if (letter === "c") return text.next() ^ 64;
  text.position = start;
  return undefined;
}

/** `\0n`, `\0nn`, `\0mnn` with m at most 3. A bare `\0` is ECMA's; Java refuses it, so taking it as U+0000 costs nothing. */
function readOctal(text: JavaText): number {
  const digits = text.takeWhile(/^[0-7]$/u, /^[0-3]$/u.test(text.peek()) ? 3 : 2);
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function readHexadecimal(text: JavaText): number {
  if (text.take("{")) return readBraced(text);
  const digits = text.takeWhile(/^[0-9A-Fa-f]$/u, 2);
  if (digits.length < 2) throw new PatternProblem("syntax", "\\x needs two hexadecimal digits");
  return Number.parseInt(digits, 16);
}

function readBraced(text: JavaText): number {
  const digits = text.takeWhile(/^[0-9A-Fa-f]$/u, 12);
  const code = Number.parseInt(digits, 16);
  if (!text.take("}") || !(code <= 0x10ffff)) throw new PatternProblem("syntax", "a code point in braces is not one");
  return code;
}

/** Two escaped halves are one code point in Java too. `\u{…}` is ECMA's; Java refuses it. */
function readUnicode(text: JavaText): number {
  if (text.take("{")) return readBraced(text);
  const high = readFour(text);
  if (high < 0xd800 || high > 0xdbff || text.peek() !== "\\" || text.peek(1) !== "u") return high;
  const start = text.position;
  text.position += 2;
  const low = readFour(text);
  if (low >= 0xdc00 && low <= 0xdfff) return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
  text.position = start;
  return high;
}

function readFour(text: JavaText): number {
  const digits = text.takeWhile(/^[0-9A-Fa-f]$/u, 4);
  if (digits.length < 4) throw new PatternProblem("syntax", "\\u needs four hexadecimal digits");
  return Number.parseInt(digits, 16);
}
