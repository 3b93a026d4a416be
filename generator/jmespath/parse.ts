/** JMESPath expressions to queries, by the grammar of jmespath.org: an operator-precedence parser whose depth the tokens bound. */
import { isFunctionName, takes } from "./functions.js";
import type { Comparator, Query } from "./query.js";
import { JmespathProblem, type Token, tokensOf } from "./tokens.js";

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  /** The reason is a predicate about the expression, such as `has an unexpected "|"`. */
  | { readonly ok: false; readonly reason: string; readonly offset: number };

/** Reads an expression. Never throws; functions and the number of their arguments are checked too. */
export function parseJmespath(text: string): ParsedQuery {
  try {
    return { ok: true, query: new Parser(tokensOf(text)).whole() };
  } catch (problem) {
    if (!(problem instanceof JmespathProblem)) throw problem;
    return { ok: false, reason: problem.message, offset: problem.offset };
  }
}

type Kind = Token["kind"];
type NumberToken = Token & { readonly kind: "number" };

/** How tightly each token binds what stands before it; what is not here ends an expression. */
const powers: Readonly<Partial<Record<Kind, number>>> = {
  "|": 1,
  "||": 2,
  "&&": 3,
  "==": 5,
  "!=": 5,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "[]": 9,
  "[?": 21,
  ".": 40,
  "[": 55,
};
/** Tokens that bind less tightly end a projection. */
const projectionStop = 10;
const starPower = 20;
const notPower = 45;

const isComparator = (kind: Kind): kind is Comparator => powers[kind] === 5;
const current: Query = [];

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Query {
    const query = this.#expression(0);
    this.#expect("end");
    return query;
  }

  #expression(power: number): Query {
    let left = this.#start();
    while (power < (powers[this.#next.kind] ?? 0)) left = this.#continue(left, this.#take());
    return left;
  }

  /** What can begin an expression. */
  #start(): Query {
    const token = this.#take();
    switch (token.kind) {
      case "name":
        return this.#next.kind === "(" ? this.#call(token.text, token.offset) : token.text;
      case "quoted":
        return token.text;
      case "literal":
        return { literal: token.value };
      case "@":
        return current;
      case "*":
        return inSequence({ values: true }, this.#projected(starPower));
      case "[]":
      case "[?":
        return this.#continue(current, token);
      case "[":
        return this.#isIndex() ? this.#bracket(current) : { list: this.#until("]", () => this.#expression(0)) };
      case "{":
        return { object: this.#until("}", () => this.#entry()) };
      case "!":
        return { not: this.#expression(notPower) };
      case "(": {
        const inner = this.#expression(0);
        this.#expect(")");
        return inner;
      }
      default:
        return this.#refuse(token);
    }
  }

  /** What an operator makes of the expression before it. */
  #continue(left: Query, token: Token): Query {
    const power = powers[token.kind] ?? 0;
    if (isComparator(token.kind)) return { compare: token.kind, left, right: this.#expression(power) };
    switch (token.kind) {
      case ".":
        if (this.#skip("*")) return inSequence(left, { values: true }, this.#projected(power));
        return inSequence(left, this.#afterDot(power));
      case "|":
        return inSequence(left, this.#expression(power));
      case "||":
        return { or: [...alternatives(left), this.#expression(power)] };
      case "&&":
        return { and: [...conjuncts(left), this.#expression(power)] };
      case "[]":
        return inSequence(left, { flatten: true }, this.#projected(power));
      case "[?": {
        const where = this.#expression(0);
        this.#expect("]");
        return inSequence(left, { where }, this.#next.kind === "[]" ? { each: current } : this.#projected(power));
      }
      case "[":
        return this.#isIndex() ? this.#bracket(left) : this.#refuse(this.#next);
      default:
        return this.#refuse(token);
    }
  }

  /** The right side of a projection: all that binds to each of its items. */
  #projected(power: number): Query {
    const { kind } = this.#next;
    if ((powers[kind] ?? 0) < projectionStop) return { each: current };
    if (kind === "[" || kind === "[?") return { each: this.#expression(power) };
    return this.#skip(".") ? { each: this.#afterDot(power) } : this.#refuse(this.#next);
  }

  #afterDot(power: number): Query {
    const { kind } = this.#next;
    if (kind === "name" || kind === "quoted" || kind === "*") return this.#expression(power);
    if (kind === "[") {
      this.#take();
      return { list: this.#until("]", () => this.#expression(0)) };
    }
    if (kind === "{") return this.#start();
    return this.#refuse(this.#next);
  }

  /** Whether an index, a slice or `[*]` follows the bracket, rather than a list of expressions. */
  #isIndex(): boolean {
    const { kind } = this.#next;
    return kind === "number" || kind === ":" || (kind === "*" && this.#tokens[this.#position + 1]?.kind === "]");
  }

  #bracket(left: Query): Query {
    if (this.#skip("*")) {
      this.#expect("]");
      return inSequence(left, this.#projected(starPower));
    }
    const start = this.#number();
    if (this.#next.kind !== ":") {
      this.#expect("]");
      return start === undefined ? this.#refuse(this.#next) : inSequence(left, { index: start.value });
    }
    this.#expect(":");
    const stop = this.#number();
    const step = this.#skip(":") ? this.#number() : undefined;
    if (step?.value === 0) throw new JmespathProblem("has a slice with the step 0", step.offset);
    this.#expect("]");
    const slice = { ...valueOf("start", start), ...valueOf("stop", stop), ...valueOf("step", step) };
    return inSequence(left, { slice }, this.#projected(starPower));
  }

  #number(): NumberToken | undefined {
    const token = this.#next;
    if (token.kind !== "number") return undefined;
    this.#take();
    return token;
  }

  #call(name: string, offset: number): Query {
    this.#expect("(");
    const args = this.#skip(")") ? [] : this.#until(")", () => this.#argument());
    if (!isFunctionName(name)) throw new JmespathProblem(`calls ${name}, which is no function`, offset);
    if (!takes(name, args.length)) throw new JmespathProblem(`calls ${name} with ${args.length} arguments`, offset);
    return { call: name, args };
  }

  #argument(): Query {
    return this.#skip("&") ? { reference: this.#expression(0) } : this.#expression(0);
  }

  #entry(): { readonly key: string; readonly value: Query } {
    const token = this.#take();
    if (token.kind !== "name" && token.kind !== "quoted") return this.#refuse(token);
    this.#expect(":");
    return { key: token.text, value: this.#expression(0) };
  }

  /** One or more items with commas between, and the closing token. */
  #until<Item>(close: Kind, item: () => Item): readonly Item[] {
    const items = [item()];
    while (this.#skip(",")) items.push(item());
    this.#expect(close);
    return items;
  }

  get #next(): Token {
    const token = this.#tokens[this.#position] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error("BUG: no end of the expression");
    return token;
  }

  #take(): Token {
    const token = this.#next;
    this.#position++;
    return token;
  }

  #skip(kind: Kind): boolean {
    if (this.#next.kind !== kind) return false;
    this.#position++;
    return true;
  }

  #expect(kind: Kind): void {
    if (!this.#skip(kind)) this.#refuse(this.#next);
  }

  #refuse({ kind, offset }: Token): never {
    throw new JmespathProblem(kind === "end" ? "ends too early" : `has an unexpected ${JSON.stringify(kind)}`, offset);
  }
}

/**
 * One query after the other, flat: the current value in between changes nothing. A sequence before is continued in place, so
 * that long paths take linear time: nobody else has it.
 */
function inSequence(left: Query, ...rest: readonly Query[]): Query {
  const added = rest.flatMap((query): readonly Query[] => (isSequence(query) ? query : [query]));
  if (isSequence(left) && left.length > 1) {
    (left as Query[]).push(...added);
    return left;
  }
  const steps = [...(isSequence(left) ? left : [left]), ...added];
  const [only] = steps;
  return steps.length === 1 && only !== undefined ? only : steps;
}

function isSequence(query: Query): query is readonly Query[] {
  return Array.isArray(query);
}

/** `a || b || c` as one list, so that long chains do not nest. */
function alternatives(query: Query): readonly Query[] {
  return typeof query === "object" && "or" in query ? query.or : [query];
}

function conjuncts(query: Query): readonly Query[] {
  return typeof query === "object" && "and" in query ? query.and : [query];
}

function valueOf<Key extends string>(key: Key, token: NumberToken | undefined): { readonly [K in Key]?: number } {
  return (token === undefined ? {} : { [key]: token.value }) as { readonly [K in Key]?: number };
}
