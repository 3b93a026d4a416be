/** Tells, from the syntax, how well the runtime's linear matcher can match a pattern. It counts as runtime/pattern/ does. */

import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Whether an automaton takes exactly what the pattern takes, or more, or cannot be made. */
export type AutomatonFit = "exact" | "lenient" | "none";

/** The limits of runtime/pattern/automaton.ts and read-syntax.ts. */
const MAX_STATES = 10_000;
const MAX_ASSERTIONS = 30;
const MAX_DEPTH = 100;
const MAX_LENGTH = 100_000;

/** `source` and `flags` must compile. Never says better of a pattern than what the matcher makes of it. */
export function automatonFitOf(source: string, flags: string): AutomatonFit {
  const pattern = new RegExpParser({ ecmaVersion: 2023 }).parsePattern(source, 0, source.length, flags.includes("u"));
  const count = new Count();
  count.automaton(pattern.alternatives);
  if (count.deepest > MAX_DEPTH || source.length > MAX_LENGTH) return "none";
  return count.lenient || count.assertions.size > MAX_ASSERTIONS ? "lenient" : "exact";
}

class Count {
  readonly assertions = new Set<string | AST.Assertion>();
  lenient = false;
  deepest = 0;
  private depth = 0;

  automaton(alternatives: readonly AST.Alternative[]): void {
    if (this.alternatives(alternatives) > MAX_STATES) this.lenient = true;
  }

  private alternatives(alternatives: readonly AST.Alternative[]): number {
    this.depth += 1;
    this.deepest = Math.max(this.deepest, this.depth);
    let size = alternatives.length - 1;
    for (const { elements } of alternatives) for (const element of elements) size += this.element(element);
    this.depth -= 1;
    return size;
  }

  private element(element: AST.Element): number {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.alternatives(element.alternatives);
      case "Quantifier": {
        const { min, max } = element;
        const [copies, choices] = max === Infinity ? [min + 1, 1] : [max, max - min];
        return copies * this.element(element.element) + choices;
      }
      case "Assertion":
        return this.assertion(element);
      case "Backreference":
        this.lenient = true;
        return 2;
      default:
        return 1;
    }
  }

  private assertion(element: AST.Assertion): number {
    if (element.kind === "lookahead" || element.kind === "lookbehind") {
      this.assertions.add(element);
      this.automaton(element.alternatives);
    } else this.assertions.add(element.raw);
    return 1;
  }
}
