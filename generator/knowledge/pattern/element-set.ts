/** What one element of a JavaScript pattern takes, as code points; never less than it really takes. */

import type { AST } from "@eslint-community/regexpp";
import { closeAsciiCase, type CodePoints, complementOf, LAST_CODE_POINT, unionOf } from "./code-points.js";

const ASCII_SIZE = 0x80;
const BEYOND_ASCII: CodePoints = [[ASCII_SIZE, LAST_CODE_POINT]];
const SETS: Readonly<Record<"digit" | "space" | "word", CodePoints>> = {
  digit: [[0x30, 0x39]],
  word: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
};
const LINE_TERMINATORS: CodePoints = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

export type SetElement = AST.Element | AST.CharacterClassElement;

/** Exact, without the flag `i`; undefined for Unicode properties and for what is not a set. */
export function exactSet(node: SetElement): CodePoints | undefined {
  if (node.type === "Character") return [[node.value, node.value]];
  if (node.type === "CharacterClassRange") return [[node.min.value, node.max.value]];
  if (node.type === "CharacterSet") {
    if (node.kind === "property") return undefined;
    // With `s` it takes the line terminators too: callers that mind do not use the flag.
    if (node.kind === "any") return complementOf(LINE_TERMINATORS);
    return node.negate ? complementOf(SETS[node.kind]) : SETS[node.kind];
  }
  if (node.type !== "CharacterClass") return undefined;
  const sets: CodePoints[] = [];
  for (const element of node.elements) {
    const set = exactSet(element);
    if (set === undefined) return undefined;
    sets.push(set);
  }
  const set = unionOf(...sets);
  return node.negate ? complementOf(set) : set;
}

/** At least what the element takes under `flags`: exact for ASCII, generous beyond where case or properties matter. */
export function widestSet(node: AST.Character | AST.CharacterSet | AST.CharacterClass, flags: string): CodePoints {
  if (node.type === "CharacterSet" && node.kind === "any" && flags.includes("s")) return [[0, LAST_CODE_POINT]];
  const set = exactSet(node);
  if (set === undefined || (flags.includes("i") && node.type !== "Character"))
    return unionOf(asciiSet(node.raw, flags), BEYOND_ASCII);
  return flags.includes("i") ? unionOf(closeAsciiCase(set), BEYOND_ASCII) : set;
}

function asciiSet(raw: string, flags: string): CodePoints {
  const tester = new RegExp(`^(?:${raw})$`, flags.replaceAll(/[^iu]/gu, ""));
  const codes = Array.from({ length: ASCII_SIZE }, (_, code) => code);
  return unionOf(codes.filter((code) => tester.test(String.fromCodePoint(code))).map((code) => [code, code] as const));
}
