/** Smithy selectors to steps (Smithy 2.0, "Selectors"): all that trait definitions use; bounded in length and nesting. */

/** Shapes pass through the steps from left to right. */
export type Selector = readonly SelectorStep[];

export type Comparator = "=" | "!=" | "^=" | "$=" | "*=";

export type SelectorStep =
  | { readonly kind: "type"; readonly name: string }
  | {
      readonly kind: "attribute";
      /** Such as `["trait", "smithy.api#required"]` or `["id", "namespace"]`. */
      readonly path: readonly string[];
      readonly comparator: Comparator | undefined;
      readonly values: readonly string[];
      readonly ignoresCase: boolean;
    }
  /** Undefined relationships are all but those to traits, mixins and containers. */
  | { readonly kind: "neighbors"; readonly isReverse: boolean; readonly relationships: ReadonlySet<string> | undefined }
  | { readonly kind: "reachable" }
  | { readonly kind: "is" | "test" | "not"; readonly alternatives: readonly Selector[] };

/** `unsupported` is valid Smithy that is not evaluated: variables, scoped attributes, `:root`, `:topdown` and their like. */
export type ParsedSelector =
  | { readonly kind: "selector"; readonly selector: Selector }
  | { readonly kind: "unsupported" }
  | { readonly kind: "invalid"; readonly message: string };

const longest = 2000;
/** Matching recurses by steps. */
const mostSteps = 200;
const deepest = 30;
const typeNames: ReadonlySet<string> = new Set(
  (
    "* blob boolean string byte short integer long float double bigInteger bigDecimal timestamp document enum intEnum list set map " +
    "structure union service operation resource member number simpleType collection aggregateType dataType"
  ).split(" "),
);

export function parseSelector(text: string): ParsedSelector {
  if (text.length > longest) return { kind: "unsupported" };
  try {
    return { kind: "selector", selector: new SelectorParser(text).parse() };
  } catch (error) {
    if (error instanceof Unsupported) return { kind: "unsupported" };
    if (error instanceof Invalid) return { kind: "invalid", message: error.message };
    throw error;
  }
}

class Unsupported extends Error {}
class Invalid extends Error {}

class SelectorParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Selector {
    const steps = this.#steps();
    if (this.#at < this.#text.length) this.#fail("the end");
    return steps;
  }

  #steps(): Selector {
    const steps: SelectorStep[] = [];
    for (;;) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === undefined || next === ")" || next === ",") break;
      if (++this.#count > mostSteps) throw new Unsupported();
      steps.push(this.#step(next));
    }
    if (steps.length === 0) this.#fail("a selector");
    return steps;
  }

  #step(next: string): SelectorStep {
    if (this.#take("~>")) return { kind: "reachable" };
    if (this.#take("<-[")) return this.#relationships("]-", true);
    if (this.#take("-[")) return this.#relationships("]->", false);
    if (this.#take(">")) return { kind: "neighbors", isReverse: false, relationships: undefined };
    if (this.#take("<")) return { kind: "neighbors", isReverse: true, relationships: undefined };
    if (this.#take("[")) return this.#attribute();
    if (this.#take(":")) return this.#function();
    if (next === "$") throw new Unsupported();
    const name = this.#take("*") ? "*" : this.#word(/[A-Za-z_]\w*/y, "a shape type");
    if (!typeNames.has(name)) throw new Invalid(`unknown shape type ${name}`);
    return { kind: "type", name };
  }

  #relationships(closing: string, isReverse: boolean): SelectorStep {
    const relationships = new Set<string>();
    do {
      this.#space();
      relationships.add(this.#word(/[A-Za-z_]\w*/y, "a relationship"));
      this.#space();
    } while (this.#take(","));
    if (!this.#take(closing)) this.#fail(JSON.stringify(closing));
    if (relationships.has("trait") || relationships.has("mixin") || relationships.has("bound")) throw new Unsupported();
    return { kind: "neighbors", isReverse, relationships };
  }

  #function(): SelectorStep {
    const name = this.#word(/[A-Za-z_]\w*/y, "a function");
    this.#space();
    if (!this.#take("(")) this.#fail('"("');
    if (++this.#depth > deepest) throw new Unsupported();
    const alternatives: Selector[] = [];
    do alternatives.push(this.#steps());
    while (this.#take(","));
    if (!this.#take(")")) this.#fail('")"');
    this.#depth--;
    if (name === "is" || name === "each") return { kind: "is", alternatives };
    if (name === "test" || name === "not") return { kind: name, alternatives };
    throw new Unsupported();
  }

  #attribute(): SelectorStep {
    this.#space();
    if (this.#text[this.#at] === "@") throw new Unsupported();
    const path: string[] = [];
    do {
      this.#space();
      path.push(this.#value(/[A-Za-z_][\w.#]*/y));
      this.#space();
    } while (this.#take("|"));
    const comparator = (["!=", "^=", "$=", "*=", "="] as const).find((candidate) => this.#take(candidate));
    if (comparator === undefined && /[?<>{]/.test(this.#text[this.#at] ?? "")) throw new Unsupported();
    const values: string[] = [];
    if (comparator !== undefined) {
      do {
        this.#space();
        values.push(this.#value(/-?[A-Za-z0-9_][\w.#$]*/y));
        this.#space();
      } while (this.#take(","));
    }
    const ignoresCase = comparator !== undefined && this.#take("i");
    this.#space();
    if (!this.#take("]")) this.#fail('"]"');
    return { kind: "attribute", path, comparator, values, ignoresCase };
  }

  #value(bare: RegExp): string {
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") {
      const end = this.#text.indexOf(quote, this.#at + 1);
      if (end < 0) this.#fail(`a closing ${quote}`);
      const value = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      return value;
    }
    if (quote === "(" || quote === "@") throw new Unsupported();
    return this.#word(bare, "an identifier");
  }

  #word(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) this.#fail(expected);
    this.#at += found.length;
    return found;
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #space(): void {
    while (/[\s]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #fail(expected: string): never {
    const found = this.#at < this.#text.length ? JSON.stringify(this.#text.slice(this.#at, this.#at + 10)) : "the end";
    throw new Invalid(`expected ${expected} at character ${this.#at + 1}, and found ${found}`);
  }
}
