/** Patterns that are matched in time linear in the text, whatever the text: for those with which a RegExp could take for ever. */

import { type Assertion, automataOf } from "./automaton.js";
import { Characters } from "./characters.js";
import { readPatternSyntax } from "./read-syntax.js";
import { Scanner } from "./scan.js";

/**
 * A matcher with the meaning of `regexp.test`: true for the same texts, in time linear in the text. It costs more than a RegExp that
 * behaves. Nothing is prepared before the first text.
 *
 * A pattern that no automaton of bounded size can match is matched leniently, so that more texts pass: a back-reference takes any
 * text, and counted repeats lose their upper ends where they would make more than 10,000 states. `exact` says which.
 *
 * @throws TypeError, when a text is tested, for the flags `g`, `v` and `y` and for groups in each other more than 100 deep
 */
export function linear(regexp: RegExp): LinearPattern {
  return new LinearPattern(regexp.source, regexp.flags);
}

export class LinearPattern {
  readonly source: string;
  readonly flags: string;
  private prepared: Matcher | undefined;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags;
  }

  /** Whether the pattern is found anywhere in the text. */
  test(text: string): boolean {
    return this.matcher().test(text);
  }

  /** Whether `test` says exactly what the RegExp would say, rather than passing more. */
  get exact(): boolean {
    return this.matcher().exact;
  }

  /** Characters taken and states visited so far: a measure of time. */
  get work(): number {
    return this.matcher().work;
  }

  toString(): string {
    return `/${this.source}/${this.flags}`;
  }

  private matcher(): Matcher {
    return (this.prepared ??= new Matcher(this.source, this.flags));
  }
}

/** A lookaround to be marked before what it stands in is run. */
interface Look {
  readonly scanner: Scanner;
  readonly behind: boolean;
  readonly negative: boolean;
  readonly bit: number;
}

class Matcher {
  readonly exact: boolean;
  private readonly characters: Characters;
  private readonly assertions: readonly Assertion[];
  private readonly looks: readonly Look[];
  private readonly main: Scanner;
  private readonly byCodePoint: boolean;

  constructor(source: string, flags: string) {
    const tree = /[gvy]/u.test(flags) ? undefined : readPatternSyntax(source, flags);
    if (tree === undefined)
      throw new TypeError(`The pattern /${source.slice(0, 100)}/${flags} cannot be matched in linear time.`);
    this.byCodePoint = flags.includes("u");
    this.characters = new Characters(flags);
    const { main, assertions, exact } = automataOf(tree, flags, this.characters);
    const start = bitOf(assertions.findIndex(({ type }) => type === "start"));
    this.exact = exact;
    this.assertions = assertions;
    this.looks = assertions.flatMap((assertion, number) => {
      if (assertion.type !== "look") return [];
      const scanner = new Scanner(assertion.automaton, this.characters, start);
      return [{ ...assertion, scanner, bit: bitOf(number) }];
    });
    this.main = new Scanner(main, this.characters, start);
  }

  get work(): number {
    return this.looks.reduce((sum, { scanner }) => sum + scanner.work, this.main.work);
  }

  test(text: string): boolean {
    const kinds = this.kindsOf(text);
    if (this.assertions.length === 0) return this.main.finds({ kinds, held: undefined });
    const held = new Int32Array(kinds.length + 1);
    for (const [number, assertion] of this.assertions.entries()) this.hold(assertion, bitOf(number), kinds, held);
    for (const { scanner, behind, negative, bit } of this.looks) scanner.mark(kinds, held, bit, !behind, negative);
    return this.main.finds({ kinds, held });
  }

  private kindsOf(text: string): Uint32Array {
    const kinds = new Uint32Array(text.length);
    let count = 0;
    for (let place = 0; place < text.length; place += 1) {
      const code = this.byCodePoint ? (text.codePointAt(place) ?? 0) : text.charCodeAt(place);
      kinds[count] = this.characters.kindOf(code);
      count += 1;
      if (code > 0xffff) place += 1;
    }
    return kinds.subarray(0, count);
  }

  /** Marks the places where an assertion that only looks at its neighbours holds. */
  private hold(assertion: Assertion, bit: number, kinds: Uint32Array, held: Int32Array): void {
    const last = kinds.length;
    const set = (place: number): void => {
      held[place] = (held[place] ?? 0) | bit;
    };
    const is = (atom: number, place: number): boolean =>
      place >= 0 && place < last && this.characters.atomsOf(kinds[place] ?? 0)[atom] === 1;
    if (assertion.type === "start") set(0);
    else if (assertion.type === "end") set(last);
    else if (assertion.type === "line-start") {
      for (let place = 0; place <= last; place += 1) if (place === 0 || is(assertion.terminator, place - 1)) set(place);
    } else if (assertion.type === "line-end") {
      for (let place = 0; place <= last; place += 1) if (place === last || is(assertion.terminator, place)) set(place);
    } else if (assertion.type === "boundary") {
      const { word, negative } = assertion;
      for (let place = 0; place <= last; place += 1)
        if ((is(word, place - 1) !== is(word, place)) !== negative) set(place);
    }
  }
}

function bitOf(assertion: number): number {
  return assertion < 0 ? 0 : 1 << assertion;
}
