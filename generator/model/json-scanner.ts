/** Tokens of JSON text with their offsets, one at a time: no recursion, no copies, any input. It checks tokens, not grammar. */

export type JsonToken = "{" | "}" | "[" | "]" | ":" | "," | "string" | "number" | "word" | "end" | "bad";

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const punctuation: ReadonlySet<string> = new Set("{}[]:,");

/**
 * After `next()`, `kind` says what was found between `start` and `end`. A token that is cut short or misspelt is `bad`.
 * Strings are only delimited: whether their escapes are right is for the caller to ask.
 */
export class JsonScanner {
  kind: JsonToken = "end";
  start = 0;
  end = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.end = 1;
  }

  next(): JsonToken {
    this.start = this.#skipSpace(this.end);
    this.kind = this.#scan();
    return this.kind;
  }

  /** The decoded value of a string token, or undefined when its escapes are wrong. */
  stringValue(): string | undefined {
    const raw = this.#text.slice(this.start, this.end);
    try {
      const value: unknown = JSON.parse(raw);
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** With an opening bracket as the current token: goes to the bracket that closes it. */
  skipNested(): void {
    for (let depth = 1; depth > 0;) {
      const kind = this.next();
      if (kind === "{" || kind === "[") depth++;
      else if (kind === "}" || kind === "]") depth--;
      else if (kind === "end" || kind === "bad") return;
    }
  }

  #skipSpace(from: number): number {
    let offset = from;
    for (; ; offset++) {
      const code = this.#text.charCodeAt(offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return offset;
    }
  }

  #scan(): JsonToken {
    const first = this.#text[this.start];
    if (first === undefined) return "end";
    this.end = this.start + 1;
    if (first === '"') return this.#scanString();
    if (punctuation.has(first)) return first as JsonToken;
    const isWord = first === "t" || first === "f" || first === "n";
    const pattern = isWord ? wordToken : numberToken;
    pattern.lastIndex = this.start;
    if (!pattern.test(this.#text)) return "bad";
    this.end = pattern.lastIndex;
    return isWord ? "word" : "number";
  }

  #scanString(): JsonToken {
    for (let from = this.start + 1; ;) {
      const quote = this.#text.indexOf('"', from);
      if (quote < 0) {
        this.end = this.#text.length;
        return "bad";
      }
      let slashes = 0;
      while (this.#text.charCodeAt(quote - 1 - slashes) === 0x5c && quote - slashes > this.start + 1) slashes++;
      if (slashes % 2 === 0) {
        this.end = quote + 1;
        return "string";
      }
      from = quote + 1;
    }
  }
}
