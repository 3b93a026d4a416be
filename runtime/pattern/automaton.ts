/**
 * Patterns as nondeterministic automata: what is repeated is copied, each lookaround becomes an automaton of its own.
 *
 * What no automaton of bounded size can do is left out so that it takes more, never less: a back-reference takes any text; where
 * the copies would be too many, counted repeats become `*` or `+`; assertions beyond the first thirty hold everywhere.
 */

import type { Characters } from "./characters.js";
import type { AssertionKind, PatternSyntax } from "./syntax.js";

/** The most states of one automaton with copies. The generator counts alike: generator/knowledge/pattern/automaton-size.ts. */
const mostStates = 10_000;
/** As many as there are bits in a small integer. */
const mostAssertions = 30;

/** What states do, as numbers: they are visited for each character of a text. */
export const operationCodes = { accept: 0, take: 1, either: 2, assert: 3 } as const;

/** States by their numbers. */
export interface Automaton {
  readonly operations: Uint8Array;
  /** The atom that is taken, the other way to go on, or the assertion that must hold to go on. */
  readonly operands: Int32Array;
  readonly nexts: Int32Array;
  readonly start: number;
}

export type Assertion =
  | { readonly type: "start" | "end" }
  /** Whether exactly one of the neighbours is of the atom `word`, or, when negative, none or both. */
  | { readonly type: "boundary"; readonly negative: boolean; readonly word: number }
  /** Beside a line terminator too: the flag `m`. */
  | { readonly type: "line-start" | "line-end"; readonly terminator: number }
  /** A lookahead's automaton is to be run backwards, from where its text ends. */
  | { readonly type: "look"; readonly behind: boolean; readonly negative: boolean; readonly automaton: Automaton };

export interface Automata {
  readonly main: Automaton;
  /** Lookarounds come after those that are inside of them. */
  readonly assertions: readonly Assertion[];
  /** Whether it takes exactly what the pattern takes. */
  readonly exact: boolean;
}

/** The automata of a pattern with these flags. */
export function automataOf(tree: PatternSyntax, flags: string, characters: Characters): Automata {
  const parts = new Parts(flags, characters);
  const main = new Builder(parts, tree, false).finish();
  return { main, assertions: parts.assertions, exact: parts.exact };
}

/** The states of a node when nothing is left out. */
function sizeOf(node: PatternSyntax): number {
  switch (node.type) {
    case "sequence":
      return node.items.reduce((sum, item) => sum + sizeOf(item), 0);
    case "alternation":
      return node.options.reduce((sum, option) => sum + sizeOf(option) + 1, -1);
    case "group":
      return sizeOf(node.body);
    case "repeat":
      return copiesOf(node) * sizeOf(node.body) + choicesOf(node);
    case "reference":
      return 2;
    default:
      return 1;
  }
}

function copiesOf({ least, most }: PatternSyntax & { type: "repeat" }): number {
  return most === Infinity ? least + 1 : most;
}

function choicesOf({ least, most }: PatternSyntax & { type: "repeat" }): number {
  return most === Infinity ? 1 : most - least;
}

/** What the automata of one pattern share. */
class Parts {
  readonly assertions: Assertion[] = [];
  readonly characters: Characters;
  /** Negative lookarounds that had to go. */
  readonly dropped = new Set<PatternSyntax>();
  exact = true;
  private readonly lines: boolean;
  private readonly known = new Map<AssertionKind | PatternSyntax, number>();

  constructor(flags: string, characters: Characters) {
    this.lines = flags.includes("m");
    this.characters = characters;
  }

  /** The number of an assertion, made when it is met for the first time; undefined when there are too many. */
  assertion(key: AssertionKind | PatternSyntax, describe: () => Assertion): number | undefined {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const assertion = describe();
    if (this.assertions.length >= mostAssertions) {
      this.exact = false;
      return undefined;
    }
    const number = this.assertions.push(assertion) - 1;
    this.known.set(key, number);
    return number;
  }

  describe(kind: AssertionKind): Assertion {
    if (kind === "start" || kind === "end") {
      if (!this.lines) return { type: kind };
      return { type: `line-${kind}`, terminator: this.characters.atom(String.raw`[\n\r\u2028\u2029]`) };
    }
    return { type: "boundary", negative: kind === "no-boundary", word: this.characters.atom(String.raw`\w`) };
  }
}

/** Builds one automaton from its end: each part is given the state that follows it. */
class Builder {
  private readonly operations: number[] = [operationCodes.accept];
  private readonly operands: number[] = [0];
  private readonly nexts: number[] = [0];
  private readonly parts: Parts;
  private readonly tree: PatternSyntax;
  private readonly backwards: boolean;
  /** Whether repeats are not counted. */
  private readonly widened: boolean;

  constructor(parts: Parts, tree: PatternSyntax, backwards: boolean) {
    this.parts = parts;
    this.tree = tree;
    this.backwards = backwards;
    this.widened = sizeOf(tree) > mostStates;
  }

  finish(): Automaton {
    const start = this.build(this.tree, 0);
    return {
      operations: Uint8Array.from(this.operations),
      operands: Int32Array.from(this.operands),
      nexts: Int32Array.from(this.nexts),
      start,
    };
  }

  private add(operation: keyof typeof operationCodes, operand: number, next: number): number {
    this.operations.push(operationCodes[operation]);
    this.operands.push(operand);
    return this.nexts.push(next) - 1;
  }

  private build(node: PatternSyntax, next: number): number {
    switch (node.type) {
      case "character":
        return this.add("take", this.parts.characters.atom(node.atom), next);
      case "sequence":
        return this.backwards
          ? node.items.reduce((state, item) => this.build(item, state), next)
          : node.items.reduceRight((state, item) => this.build(item, state), next);
      case "alternation":
        return node.options
          .map((option) => this.build(option, next))
          .reduce((other, option) => this.add("either", other, option));
      case "group":
        return this.build(node.body, next);
      case "repeat":
        return this.repeat(node, next);
      case "reference":
        this.parts.exact = false;
        return this.loop({ type: "character", atom: String.raw`[\s\S]` }, next);
      case "look":
        return this.look(node, next);
      case "assertion": {
        const { kind } = node;
        return this.assert(
          this.parts.assertion(kind, () => this.parts.describe(kind)),
          next,
        );
      }
    }
  }

  private assert(assertion: number | undefined, next: number): number {
    return assertion === undefined ? next : this.add("assert", assertion, next);
  }

  /** Inside of a negative lookaround more would mean less: it goes when something in it is left out. */
  private look(node: PatternSyntax & { type: "look" }, next: number): number {
    const { behind, negative, body } = node;
    if (this.parts.dropped.has(node)) return next;
    const { exact } = this.parts;
    this.parts.exact = true;
    const number = this.parts.assertion(node, () => {
      const automaton = new Builder(this.parts, body, !behind).finish();
      return { type: "look", behind, negative, automaton };
    });
    const isExact = this.parts.exact;
    this.parts.exact &&= exact;
    if (!negative || isExact) return this.assert(number, next);
    this.parts.dropped.add(node);
    return next;
  }

  private repeat({ body, least, most }: PatternSyntax & { type: "repeat" }, next: number): number {
    if (most === 0) return next;
    if (this.widened && most > 1 && (most < Infinity || least > 1)) {
      this.parts.exact = false;
      const loop = this.loop(body, next);
      return least === 0 ? loop : this.build(body, loop);
    }
    let state = next;
    if (most === Infinity) state = this.loop(body, next);
    else for (let copy = least; copy < most; copy += 1) state = this.add("either", next, this.build(body, state));
    for (let copy = 0; copy < least; copy += 1) state = this.build(body, state);
    return state;
  }

  private loop(body: PatternSyntax, next: number): number {
    const turn = this.add("either", next, 0);
    this.nexts[turn] = this.build(body, turn);
    return turn;
  }
}
