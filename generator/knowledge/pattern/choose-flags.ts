/**
 * Tells whether a pattern means something else without the flag `u`. Without it a code point beyond U+FFFF is two
 * units, and V8 is faster. Answers true whenever it is not sure.
 *
 * Why it is exact enough: a set either holds no half and no pair (it then takes the same either way) or all of them. Of
 * the latter, only unbounded runs are let through, since a run takes whole pairs as well as units. What is left is a
 * run that ends amid a pair: the run beside it can always give or take that half, unless both need at least one.
 */

import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type CodePoints, complementOf, intersectionOf } from "./code-points.js";
import { exactSet } from "./element-set.js";

const HALVES_AND_PAIRS: CodePoints = [
  [0xd800, 0xdfff],
  [0x10000, 0x10ffff],
];

/** How a set takes pairs: none of them, all of them and all halves, or some, for which `u` decides. */
type Take = "none" | "all" | "some";

/** A run over all pairs that is unbounded: whether it may be empty. */
interface Run {
  readonly optional: boolean;
}

/** The runs that a part may begin and end with, and whether it may be empty. Undefined stands for "u decides". */
interface Shape {
  readonly first: readonly Run[];
  readonly last: readonly Run[];
  readonly nullable: boolean;
}

const EMPTY: Shape = { first: [], last: [], nullable: true };
const PLAIN: Shape = { first: [], last: [], nullable: false };

/** `source` must compile under `u`. */
export function needsUnicodeFlag(source: string): boolean {
  const pattern = new RegExpParser({ ecmaVersion: 2023 }).parsePattern(source, 0, source.length, true);
  if (everyTake(pattern, (take) => take === "none")) return false;
  return alternativesShape(pattern.alternatives) === undefined;
}

/** False also when a part cannot be told, such as one with a Unicode property. */
function everyTake(node: AST.Pattern | AST.Element, accepts: (take: Take) => boolean): boolean {
  if ("alternatives" in node)
    return node.alternatives.every(({ elements }) => elements.every((element) => everyTake(element, accepts)));
  if (node.type === "Quantifier") return everyTake(node.element, accepts);
  if (node.type === "Assertion" || node.type === "Backreference") return true;
  return accepts(takeOf(node));
}

function alternativesShape(alternatives: readonly AST.Alternative[]): Shape | undefined {
  const shapes: Shape[] = [];
  for (const { elements } of alternatives) {
    const shape = sequenceShape(elements);
    if (shape === undefined) return undefined;
    shapes.push(shape);
  }
  return {
    first: shapes.flatMap(({ first }) => first),
    last: shapes.flatMap(({ last }) => last),
    nullable: shapes.some(({ nullable }) => nullable),
  };
}

function sequenceShape(elements: readonly AST.Element[]): Shape | undefined {
  let whole: Shape = EMPTY;
  let pinned = false;
  for (const element of elements) {
    const kind = element.type === "Assertion" ? element.kind : "";
    pinned = kind === "start" || (pinned && kind === "lookahead");
    const shape = elementShape(element, pinned);
    if (shape === undefined || !mayMeet(whole.last, shape.first)) return undefined;
    whole = {
      first: whole.nullable ? [...whole.first, ...shape.first] : whole.first,
      last: shape.nullable ? [...whole.last, ...shape.last] : shape.last,
      nullable: whole.nullable && shape.nullable,
    };
  }
  return whole;
}

function mayMeet(left: readonly Run[], right: readonly Run[]): boolean {
  return left.every((before) => right.every((after) => before.optional || after.optional));
}

/** `pinned`: at the start of the input, so not amid a pair. */
function elementShape(element: AST.Element, pinned: boolean): Shape | undefined {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return alternativesShape(element.alternatives);
    case "Assertion":
      if (element.kind === "start" || element.kind === "end") return EMPTY;
      if (element.kind === "word") return element.negate ? undefined : EMPTY;
      return element.kind === "lookahead" && pinned && alternativesShape(element.alternatives) !== undefined
        ? EMPTY
        : undefined;
    case "Quantifier":
      return quantifierShape(element);
    case "Backreference":
      return undefined;
    default:
      return takeOf(element) === "none" ? PLAIN : undefined;
  }
}

function quantifierShape({ element, min, max }: AST.Quantifier): Shape | undefined {
  if (min <= 1 && max === Infinity && runTake(element) === "all") {
    const runs = [{ optional: min === 0 }];
    return { first: runs, last: runs, nullable: min === 0 };
  }
  const shape = elementShape(element, false);
  if (shape === undefined) return undefined;
  if (max > 1 && shape.first.length > 0 && shape.last.length > 0) return undefined;
  return min === 0 ? { ...shape, nullable: true } : shape;
}

/** What one turn of a loop takes, when that is one character whichever way it goes. */
function runTake(element: AST.Element): Take {
  if (element.type === "Group" || element.type === "CapturingGroup") {
    const takes = element.alternatives.map(({ elements: [first, second] }) =>
      first === undefined || second !== undefined ? "some" : runTake(first),
    );
    if (takes.includes("some")) return "some";
    return takes.includes("all") ? "all" : "none";
  }
  const one = element.type === "Character" || element.type === "CharacterSet" || element.type === "CharacterClass";
  return one ? takeOf(element) : "some";
}

function takeOf(element: AST.Element): Take {
  const set = exactSet(element);
  if (set === undefined || spellsPairs(element)) return "some";
  if (!touchesHalvesOrPairs(set)) return "none";
  return intersectionOf(complementOf(set), HALVES_AND_PAIRS).length === 0 ? "all" : "some";
}

function touchesHalvesOrPairs(set: CodePoints): boolean {
  return intersectionOf(set, HALVES_AND_PAIRS).length > 0;
}

/** Without `u` a pair that is written in a class is two units. */
function spellsPairs(element: AST.Element): boolean {
  if (element.type !== "CharacterClass") return false;
  return element.elements.some((part) => {
    const set = part.type === "CharacterSet" ? undefined : exactSet(part);
    return set !== undefined && touchesHalvesOrPairs(set);
  });
}
