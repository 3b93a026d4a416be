/**
 * Runs an automaton over a text in one pass, in time proportional to the text: sets of states that come again are remembered, up to
 * a bound.
 */

import { type Automaton, operationCodes } from "./automaton.js";
import type { Characters } from "./characters.js";

/** A text as an automaton sees it; places are before, between and after its characters. */
export interface Place {
  /** The kind of each character. */
  readonly kinds: Uint32Array;
  /** The assertions that hold at each place, a bit each; undefined when the pattern has none. */
  readonly held: Int32Array | undefined;
}

/** States that are alive before a character is taken, and what comes of them. */
interface Live {
  readonly states: Int32Array;
  readonly steps: Map<number, Step>;
  /** Steps of an earlier one are forgotten: what they lead to would never be. */
  generation: number;
}

interface Step {
  readonly accepts: boolean;
  readonly next: Live;
}

/** The most steps and states in sets that are remembered before all of them are forgotten. */
const mostRemembered = 100_000;
/** Larger sets seldom come again. */
const largestRemembered = 200;
/** More than any set of assertions. */
const everyAssertion = 2 ** 30;

/** Finds where an automaton accepts, when it may begin anywhere. */
export class Scanner {
  /** Characters taken and states visited so far. */
  work = 0;
  private readonly automaton: Automaton;
  private readonly characters: Characters;
  /** The turn in which a state was last visited, or last put among the next ones. */
  private readonly visited: Int32Array;
  private readonly entered: Int32Array;
  private readonly pending: Int32Array;
  private readonly next: Int32Array;
  private turn = 0;
  private remembered = 0;
  private generation = 0;
  private readonly lives = new Map<string, Live>();
  private readonly nothing: Live = { states: new Int32Array(0), steps: new Map(), generation: 0 };
  /** It begins at the start of the text only. */
  private readonly anchored: boolean;

  /** `start` is the bit of the assertion `^`, 0 when there is none. */
  constructor(automaton: Automaton, characters: Characters, start: number) {
    const { length } = automaton.operations;
    this.automaton = automaton;
    this.characters = characters;
    this.visited = new Int32Array(length);
    this.entered = new Int32Array(length);
    this.pending = new Int32Array(2 * length + 2);
    this.next = new Int32Array(length);
    const { takes, accepts } = this.reach(this.nothing.states, everyAssertion - 1 - start, undefined);
    this.anchored = !takes && !accepts;
  }

  /** Whether it accepts at any place, going forwards. */
  finds({ kinds, held }: Place): boolean {
    let live = this.nothing;
    for (let place = 0; ; place += 1) {
      const step = this.step(live, held?.[place] ?? 0, kinds[place] ?? -1);
      if (step.accepts) return true;
      live = step.next;
      if (place === kinds.length || (this.anchored && live === this.nothing)) return false;
    }
  }

  /** Puts the bit at each place where it accepts, or, when `negative`, where it does not. */
  mark(kinds: Uint32Array, held: Int32Array, bit: number, backwards: boolean, negative: boolean): void {
    const { length } = kinds;
    let live = this.nothing;
    for (let taken = 0; taken <= length; taken += 1) {
      const place = backwards ? length - taken : taken;
      const kind = kinds[backwards ? place - 1 : place] ?? -1;
      const step = this.step(live, held[place] ?? 0, kind);
      if (step.accepts !== negative) held[place] = (held[place] ?? 0) | bit;
      live = step.next;
    }
  }

  /** `kind` is -1 where there is no further character. */
  private step(live: Live, held: number, kind: number): Step {
    this.work += 1;
    if (live.generation !== this.generation) {
      live.steps.clear();
      live.generation = this.generation;
    }
    // Most are small integers, which are found faster.
    const key = held === 0 ? kind + 1 : -((kind + 1) * everyAssertion + held);
    const known = live.steps.get(key);
    if (known !== undefined) return known;
    this.remember(1);
    const { accepts, count } = this.reach(live.states, held, kind < 0 ? undefined : this.characters.atomsOf(kind));
    const step = { accepts, next: this.liveOf(this.next.slice(0, count)) };
    live.steps.set(key, step);
    return step;
  }

  /**
   * Goes to all states that can be had from these, and from the start, without taking a character; and from there with one that is
   * of the atoms given. The states behind it are the first `count` of `next`.
   */
  private reach(
    states: Int32Array,
    held: number,
    atoms: Uint8Array | undefined,
  ): { readonly accepts: boolean; readonly takes: boolean; readonly count: number } {
    const { operations, operands, nexts } = this.automaton;
    const { visited, entered, pending, next } = this;
    const turn = (this.turn += 1);
    let [accepts, takes, count, waiting] = [false, false, 0, states.length + 1];
    pending.set(states);
    pending[states.length] = this.automaton.start;
    while (waiting > 0) {
      waiting -= 1;
      const state = pending[waiting] ?? 0;
      if (visited[state] === turn) continue;
      visited[state] = turn;
      this.work += 1;
      const [operation, operand, following] = [operations[state], operands[state] ?? 0, nexts[state] ?? 0];
      if (operation === operationCodes.accept) accepts = true;
      else if (operation === operationCodes.take) {
        takes = true;
        if (atoms === undefined || atoms[operand] === 0 || entered[following] === turn) continue;
        entered[following] = turn;
        next[count] = following;
        count += 1;
      } else if (operation === operationCodes.either) {
        pending[waiting] = operand;
        pending[waiting + 1] = following;
        waiting += 2;
      } else if ((held & (1 << operand)) !== 0) {
        pending[waiting] = following;
        waiting += 1;
      }
    }
    return { accepts, takes, count };
  }

  private liveOf(states: Int32Array): Live {
    if (states.length === 0) return this.nothing;
    const fresh = { states, steps: new Map<number, Step>(), generation: this.generation };
    if (states.length > largestRemembered) return fresh;
    const key = states.join();
    const known = this.lives.get(key);
    if (known !== undefined) return known;
    this.remember(states.length);
    fresh.generation = this.generation;
    this.lives.set(key, fresh);
    return fresh;
  }

  private remember(size: number): void {
    this.remembered += size;
    if (this.remembered <= mostRemembered) return;
    this.lives.clear();
    this.generation += 1;
    this.remembered = size;
  }
}
