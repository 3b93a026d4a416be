/** Reads a Java character class: unions by nesting, intersections by `&&`, ranges, and Java's rules for stray `]` and `-`. */

import type { CodePoints } from "./code-points.js";
import { readJavaEscape } from "./java-escape.js";
import { type ClassNode, PatternProblem } from "./java-syntax.js";
import type { JavaText } from "./java-text.js";
import { spellClassCharacter } from "./spelling.js";

const MAX_DEPTH = 50;

/** The cursor is behind `[`; afterwards it is behind the matching `]`. */
export function readJavaClass(text: JavaText, ignoreCase: boolean, depth = 0): ClassNode {
  if (depth > MAX_DEPTH) throw new PatternProblem("unsupported", "classes are nested too deeply");
  const negated = text.take("^");
  const operands = [readUnion(text, ignoreCase, depth, true)];
  while (text.take("&&")) {
    if (text.peek() === "&") throw new PatternProblem("unsupported", "&&& in a class means nothing certain");
    operands.push(readUnion(text, ignoreCase, depth, false));
  }
  if (operands.some((operand) => operand.type === "union" && operand.parts.length === 0))
    throw new PatternProblem("unsupported", "an operand of && is empty");
  text.expect("]");
  const [only] = operands;
  const body: ClassNode =
    operands.length === 1 && only !== undefined ? only : { type: "intersection", parts: operands };
  return negated ? { type: "complement", body } : body;
}

/** A `]` that comes first in a class stands for itself. */
function readUnion(text: JavaText, ignoreCase: boolean, depth: number, first: boolean): ClassNode {
  const parts: ClassNode[] = [];
  while (!text.done) {
    if (text.peek() === "]" && (parts.length > 0 || !first)) break;
    if (text.peek() === "&" && text.peek(1) === "&") break;
    if (text.take("[")) parts.push(readJavaClass(text, ignoreCase, depth + 1));
    else parts.push(readItem(text, ignoreCase));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { type: "union", parts };
}

function readItem(text: JavaText, ignoreCase: boolean): ClassNode {
  const from = readBound(text, ignoreCase);
  if ("set" in from) return from.set;
  const ends = text.peek() === "-" && text.peek(1) !== "]" && text.peek(1) !== "[";
  if (!ends || isLast(text)) return single(from, ignoreCase);
  text.next();
  const to = readBound(text, ignoreCase);
  if ("set" in to || to.code < from.code) throw new PatternProblem("syntax", "a range in a class is out of order");
  const set: CodePoints = [[from.code, to.code]];
  const raw = `${spellClassCharacter(from.code, from.raw)}-${spellClassCharacter(to.code, to.raw)}`;
  return { type: "ranges", set, raw, ignoreCase };
}

/** Nothing but the hyphen is left: the class is not closed, which is reported elsewhere. */
function isLast(text: JavaText): boolean {
  const start = text.position;
  text.next();
  const last = text.done;
  text.position = start;
  return last;
}

interface Bound {
  readonly code: number;
  readonly raw: string;
}

function single(bound: Bound, ignoreCase: boolean): ClassNode {
  const raw = bound.code === 0x2d && bound.raw === "-" ? "-" : spellClassCharacter(bound.code, bound.raw);
  return { type: "ranges", set: [[bound.code, bound.code]], raw, ignoreCase };
}

function readBound(text: JavaText, ignoreCase: boolean): Bound | { readonly set: ClassNode } {
  if (text.peek() !== "\\") {
    const raw = text.peek();
    return { code: text.next(), raw };
  }
  text.next();
  // Only as the start of a range is `\v` one character in Java.
  if (text.peek(1) === "-" && text.take("v")) return { code: 0x0b, raw: "\\v" };
  const escape = readJavaEscape(text, ignoreCase);
  if (escape === undefined) throw new PatternProblem("syntax", `\\${text.peek()} does not belong in a class`);
  return escape.type === "set" ? { set: escape.set } : escape;
}
