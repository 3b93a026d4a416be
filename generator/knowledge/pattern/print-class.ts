/** Prints a class as one JavaScript atom that takes exactly one code point under `u`, in the author's spelling if it may stay. */

import {
  closeAsciiCase,
  type CodePoints,
  complementOf,
  EVERY_CODE_POINT,
  intersectionOf,
  sameCodePoints,
  unionOf,
} from "./code-points.js";
import type { ClassNode } from "./java-syntax.js";
import { spellClassCharacter } from "./spelling.js";

/** With `caseByFlag` the pattern gets the flag `i`, so that classes need not name both cases. */
export function printClass(node: ClassNode, caseByFlag: boolean): string {
  let body = node;
  let negated = false;
  while (body.type === "complement") {
    negated = !negated;
    body = body.body;
  }
  const items = itemsOf(body, caseByFlag);
  if (items !== undefined) return bracket(items, negated);
  const set = explicitSet(body);
  if (set !== undefined) return printSet(negated ? complementOf(set) : set);
  return negated ? `(?:(?!${compose(body, caseByFlag)})[\\s\\S])` : compose(body, caseByFlag);
}

/** The set as a class of its own, told by what it holds or by what it lacks, whichever is shorter. */
export function printSet(set: CodePoints): string {
  if (sameCodePoints(set, EVERY_CODE_POINT)) return "[\\s\\S]";
  const positive = `[${spellSet(set)}]`;
  const negative = `[^${spellSet(complementOf(set))}]`;
  return negative.length < positive.length ? negative : positive;
}

/** The code points of a class, both cases where case does not matter; undefined when Unicode properties are in it. */
export function explicitSet(node: ClassNode): CodePoints | undefined {
  if (node.type === "property") return undefined;
  if (node.type === "ranges") return node.ignoreCase ? closeAsciiCase(node.set) : node.set;
  if (node.type === "complement") {
    const set = explicitSet(node.body);
    return set === undefined ? undefined : complementOf(set);
  }
  const sets: CodePoints[] = [];
  for (const part of node.parts) {
    const set = explicitSet(part);
    if (set === undefined) return undefined;
    sets.push(set);
  }
  return node.type === "union" ? unionOf(...sets) : sets.reduce(intersectionOf, EVERY_CODE_POINT);
}

function bracket(items: readonly string[], negated: boolean): string {
  const [only] = items;
  if (items.length === 1 && only !== undefined && /^\\(?:[dDwW]$|[pP]\{)/u.test(only))
    return negated ? swapCase(only) : only;
  const last = items.length - 1;
  const text = items.map((item, i) => (item === "-" && i !== 0 && i !== last ? "\\-" : item)).join("");
  return `[${negated ? "^" : ""}${text}]`;
}

/** `\d` and `\D`, `\p` and `\P` are each other's complements. */
function swapCase(escape: string): string {
  const letter = escape.charAt(1);
  return `\\${letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()}${escape.slice(2)}`;
}

/** What stands between the brackets, when the class is a plain list; undefined when it must be computed or composed. */
function itemsOf(node: ClassNode, caseByFlag: boolean): string[] | undefined {
  if (node.type === "union") {
    const items = node.parts.map((part) => itemsOf(part, caseByFlag));
    return items.every((item) => item !== undefined) && !coversEverything(node) ? items.flat() : undefined;
  }
  if (node.type === "property") return [`\\p{${node.name}}`];
  if (node.type === "ranges") return hasLoneHalf(node.set) ? undefined : [rangesItem(node, caseByFlag)];
  if (node.type === "intersection") return undefined;
  const { body } = node;
  if (body.type === "property") return [`\\P{${body.name}}`];
  const known = body.type === "ranges" && (body.raw === "\\d" || body.raw === "\\w");
  return known ? [swapCase(body.raw)] : undefined;
}

function coversEverything(node: ClassNode): boolean {
  const set = explicitSet(node);
  return set !== undefined && sameCodePoints(set, EVERY_CODE_POINT);
}

/** Two lone halves written side by side would join under `u`; `spellSet` orders them so that they cannot. */
function hasLoneHalf(set: CodePoints): boolean {
  return set.some(([from, to]) => isHalf(from) || isHalf(to));
}

function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function isLowHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function rangesItem(node: ClassNode & { type: "ranges" }, caseByFlag: boolean): string {
  const closed = node.ignoreCase && !caseByFlag ? closeAsciiCase(node.set) : node.set;
  return node.raw !== undefined && sameCodePoints(closed, node.set) ? node.raw : spellSet(closed);
}

function spellSet(set: CodePoints): string {
  const ordered = [...set.filter(([from]) => isLowHalf(from)), ...set.filter(([from]) => !isLowHalf(from))];
  return ordered
    .map(([from, to]) => {
      if (from === to) return spellClassCharacter(from);
      // The last high half and the first low one side by side would be one code point.
      const adjoin = to === from + 1 && !isLowHalf(to);
      return `${spellClassCharacter(from)}${adjoin ? "" : "-"}${spellClassCharacter(to)}`;
    })
    .join("");
}

/** Sets with Unicode properties cannot be computed here: alternatives and lookaheads of one code point stand for them. */
function compose(node: ClassNode, caseByFlag: boolean): string {
  if (node.type !== "union" && node.type !== "intersection") return printClass(node, caseByFlag);
  const parts = node.parts.map((part) => printClass(part, caseByFlag));
  if (node.type === "union") return `(?:${parts.join("|")})`;
  const last = parts.pop() ?? "";
  return `(?:${parts.map((part) => `(?=${part})`).join("")}${last})`;
}
