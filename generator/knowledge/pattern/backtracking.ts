/**
 * Bounds the work of a backtracking search from above, by the syntax alone and in linear time.
 *
 * A choice is decided when the next character allows one way only; then a way back dies at once. Undecided choices
 * outside of unbounded loops multiply the work by a constant (`factor`). An unbounded loop that may be left wherever
 * it stands adds one to the degree of all that follows it; one whose exit is decided is merely linear. Loops whose
 * turns are undecided, empty or looking around are given up on: their degree is Infinity.
 */

import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type CodePoints, EVERY_CODE_POINT, intersectionOf, sameCodePoints, unionOf } from "./code-points.js";
import { widestSet } from "./element-set.js";

/** A search in n characters takes about `factor` × n^`degree` steps at most. */
export interface BacktrackingBound {
  readonly degree: number;
  readonly factor: number;
}

/** What is left to match from some point on, seen from there. */
interface Rest {
  /** What its first character may be; empty when it takes none. */
  readonly first: CodePoints;
  /** What its other characters may be. */
  readonly tail: CodePoints;
  readonly degree: number;
  readonly factor: number;
  /** It cannot fail, so nobody comes back. */
  readonly sure: boolean;
  /** The most characters that its part without unbounded loops takes. */
  readonly length: number;
}

const END: Rest = { first: [], tail: [], degree: 0, factor: 1, sure: true, length: 0 };
/** A longer rest is as good as unbounded for whoever tries it at each position. */
const MAX_LENGTH = 64;
/** More turns than this of a counted loop are not followed one by one. */
const MAX_TURNS = 3000;
const MAX_STEPS = 20_000;
const UNKNOWN = { degree: Infinity, factor: Infinity };

/** `source` and `flags` must compile. */
export function boundBacktracking(source: string, flags: string): BacktrackingBound {
  const parser = new RegExpParser({ ecmaVersion: 2023 });
  const pattern = parser.parsePattern(source, 0, source.length, flags.includes("u"));
  const walk = new Walk(flags);
  const bounds = pattern.alternatives.map((alternative) => {
    const whole = walk.sequence(alternative.elements, END);
    // Without an anchor each position of the input is a start of its own, until one succeeds.
    const anchored = whole.sure || (isAnchored(alternative) && !flags.includes("m"));
    return { degree: anchored ? Math.max(1, whole.degree) : triedEverywhere(whole), factor: whole.factor };
  });
  if (walk.steps > MAX_STEPS) return UNKNOWN;
  return {
    degree: Math.max(...bounds.map(({ degree }) => degree)),
    factor: bounds.reduce((sum, { factor }) => sum + factor, 0),
  };
}

function isAnchored({ elements: [first] }: AST.Alternative): boolean {
  if (first?.type === "Assertion") return first.kind === "start";
  return (first?.type === "Group" || first?.type === "CapturingGroup") && first.alternatives.every(isAnchored);
}

/**
 * The degree of trying the rest at each position. When its first character does not come again, an attempt ends where
 * the next one begins, and all of them together are linear.
 */
function triedEverywhere({ first, tail, degree, length }: Rest): number {
  if (degree <= 1 && intersectionOf(first, tail).length === 0) return 1;
  return 1 + (degree === 0 && length > MAX_LENGTH ? 1 : degree);
}

class Walk {
  steps = 0;
  private readonly flags: string;
  private readonly sets = new Map<string, CodePoints>();
  private loops = 0;

  constructor(flags: string) {
    this.flags = flags;
  }

  sequence(elements: readonly AST.Element[], rest: Rest): Rest {
    return elements.reduceRight((state, element) => this.element(element, state), rest);
  }

  private element(element: AST.Element, rest: Rest): Rest {
    this.steps += 1;
    if (this.steps > MAX_STEPS) return { ...rest, ...UNKNOWN };
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.alternatives(element.alternatives, rest);
      case "Quantifier":
        return element.max === Infinity ? this.unbounded(element, rest) : this.counted(element, rest);
      case "Assertion":
        return this.assertion(element, rest);
      case "Backreference":
        return {
          ...rest,
          first: EVERY_CODE_POINT,
          tail: EVERY_CODE_POINT,
          degree: this.loops > 0 ? Infinity : Math.max(1, rest.degree),
          sure: false,
        };
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return {
          ...rest,
          first: this.setOf(element),
          tail: unionOf(rest.first, rest.tail),
          sure: false,
          length: rest.length + 1,
        };
      default:
        return { ...rest, ...UNKNOWN };
    }
  }

  private setOf(element: AST.Character | AST.CharacterSet | AST.CharacterClass): CodePoints {
    const set = this.sets.get(element.raw) ?? widestSet(element, this.flags);
    this.sets.set(element.raw, set);
    return set;
  }

  private alternatives(alternatives: readonly AST.Alternative[], rest: Rest): Rest {
    const ways = alternatives.map(({ elements }) => ({
      ...this.sequence(elements, rest),
      empty: elements.every(mayBeEmpty),
    }));
    return ways.reduce(choose);
  }

  private assertion(element: AST.Assertion, rest: Rest): Rest {
    if (element.kind === "end" && !this.flags.includes("m")) return { ...rest, first: [], sure: false };
    if (element.kind !== "lookahead" && element.kind !== "lookbehind") return { ...rest, sure: false };
    const inner = this.alternatives(element.alternatives, { ...END, sure: false });
    const length = Math.max(inner.length, rest.length);
    const bounded = inner.degree === 0 && !hasUnbounded(element);
    if (!bounded && (this.loops > 0 || element.kind === "lookbehind")) return { ...rest, ...UNKNOWN, sure: false };
    const degree = Math.max(inner.degree, rest.degree);
    const { first, tail } = bounded ? rest : { first: EVERY_CODE_POINT, tail: EVERY_CODE_POINT };
    return { ...rest, first, tail, degree, factor: inner.factor + rest.factor, sure: false, length };
  }

  private unbounded({ element, min }: AST.Quantifier, rest: Rest): Rest {
    if (mayBeEmpty(element)) return { ...rest, ...UNKNOWN, first: EVERY_CODE_POINT, sure: false };
    this.loops += 1;
    const alone = this.element(element, END);
    const { first } = alone;
    const follow = unionOf(first, rest.first);
    const next = { ...END, first: follow, tail: EVERY_CODE_POINT, degree: 1, sure: false };
    const turn = this.element(element, next);
    this.loops -= 1;
    const decided = turn.degree <= 1 && turn.factor === 1;
    const decidedExit = intersectionOf(first, rest.first).length === 0;
    const runs = rest.sure && isCharacter(element);
    const degree = runs ? rest.degree : decidedExit ? Math.max(1, rest.degree) : triedEverywhere(rest);
    const loop: Rest = {
      first: follow,
      tail: unionOf(follow, alone.tail, rest.tail),
      degree: decided ? degree : Infinity,
      factor: rest.factor,
      sure: runs,
      length: rest.length,
    };
    return min === 0 ? loop : this.turns(element, min, { ...loop, sure: false });
  }

  /** `min` turns that must be taken, and then up to `max` - `min` that may be. */
  private counted({ element, min, max }: AST.Quantifier, rest: Rest): Rest {
    if (max === 0) return rest;
    const empty = mayBeEmpty(element);
    let state: Rest & { empty: boolean } = { ...rest, empty: true };
    for (let turn = min; turn < max; turn += 1) {
      const entered = this.element(element, state);
      const next = { ...choose({ ...entered, empty }, { ...rest, empty: true }), empty: true };
      if (isSettled(state, next)) {
        state = { ...next, length: next.length + (max - turn - 1) * (next.length - state.length) };
        break;
      }
      if (turn - min > MAX_TURNS) return { ...next, ...UNKNOWN };
      state = next;
    }
    return this.turns(element, min, state);
  }

  private turns(element: AST.Element, count: number, rest: Rest): Rest {
    let state = rest;
    for (let turn = 0; turn < count; turn += 1) {
      const next = this.element(element, state);
      if (turn > 0 && isSettled(state, next))
        return { ...next, length: next.length + (count - turn - 1) * (next.length - state.length) };
      if (turn > MAX_TURNS) return { ...next, ...UNKNOWN };
      state = next;
    }
    return state;
  }
}

/** Two ways on: decided by the next character, the dearer counts; undecided, both do. */
function choose(left: Rest & { empty: boolean }, right: Rest & { empty: boolean }): Rest & { empty: boolean } {
  const decided = !(left.empty && right.empty) && intersectionOf(left.first, right.first).length === 0;
  return {
    first: unionOf(left.first, right.first),
    tail: unionOf(left.tail, right.tail),
    degree: Math.max(left.degree, right.degree),
    factor: decided ? Math.max(left.factor, right.factor) : left.factor + right.factor,
    sure: left.sure && right.sure,
    length: Math.max(left.length, right.length),
    empty: left.empty || right.empty,
  };
}

function isSettled(before: Rest, after: Rest): boolean {
  return (
    before.degree === after.degree &&
    before.factor === after.factor &&
    before.sure === after.sure &&
    sameCodePoints(before.first, after.first) &&
    sameCodePoints(before.tail, after.tail)
  );
}

function isCharacter(element: AST.Element): boolean {
  return element.type === "Character" || element.type === "CharacterSet" || element.type === "CharacterClass";
}

function mayBeEmpty(element: AST.Element): boolean {
  if (element.type === "Quantifier") return element.min === 0 || mayBeEmpty(element.element);
  if (element.type === "Group" || element.type === "CapturingGroup")
    return element.alternatives.some(({ elements }) => elements.every(mayBeEmpty));
  return !isCharacter(element);
}

function hasUnbounded(element: AST.Element): boolean {
  if (element.type === "Quantifier") return element.max === Infinity || hasUnbounded(element.element);
  if (element.type === "Backreference") return true;
  return "alternatives" in element && element.alternatives.some(({ elements }) => elements.some(hasUnbounded));
}
