/** Reads the source of a RegExp into a tree; undefined when it is too large or too deep, or has syntax that is newer than ES2023. */

import type { PatternSyntax } from "./syntax.js";

const MAX_LENGTH = 100_000;
/** Groups in each other. The generator counts alike: generator/knowledge/pattern/automaton-size.ts. */
const MAX_DEPTH = 100;
const ESCAPE = /\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|0[0-7]{0,2}|[^])/uy;
/** What only is an escape under `u`. */
const LONG_ESCAPE = /\\(?:u\{[0-9A-Fa-f]+\}|[pP]\{[^}]*\})/uy;
const PAIR = /\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}/uy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/uy;
const GROUP = /\((?:\?(?:([:=!]|<[=!])|<([^>]*)>))?/uy;
const REFERENCE = /\\(?:([1-9]\d*)|k<([^>]*)>)/uy;

/** `source` and `flags` are those of a RegExp, so the syntax is known to be right. */
export function readPatternSyntax(source: string, flags: string): PatternSyntax | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  try {
    return new Reader(source, flags).read();
  } catch (refusal) {
    if (refusal instanceof RangeError) return undefined;
    throw refusal;
  }
}

class Reader {
  private readonly source: string;
  private readonly byCodePoint: boolean;
  private readonly nestedClasses: boolean;
  private position = 0;
  private groups = 0;
  private readonly names = new Set<string>();
  private readonly references = new Set<string>();
  private depth = 0;

  constructor(source: string, flags: string) {
    this.source = source;
    this.byCodePoint = /[uv]/u.test(flags);
    this.nestedClasses = flags.includes("v");
  }

  read(): PatternSyntax {
    const tree = this.alternation();
    // Without `u`, a number beyond the groups would be an octal escape.
    for (const name of this.references) if (!this.names.has(name)) throw new RangeError("no such group");
    return tree;
  }

  private alternation(): PatternSyntax {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new RangeError("too deep");
    const first = this.sequence();
    const options = [first];
    while (this.take("|")) options.push(this.sequence());
    this.depth -= 1;
    return options.length === 1 ? first : { type: "alternation", options };
  }

  private sequence(): PatternSyntax {
    const items: PatternSyntax[] = [];
    while (this.position < this.source.length && !"|)".includes(this.source.charAt(this.position)))
      items.push(this.repeated(this.atom()));
    return { type: "sequence", items };
  }

  private take(text: string): boolean {
    const here = this.source.startsWith(text, this.position);
    if (here) this.position += text.length;
    return here;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.source);
    if (found !== null) this.position += found[0].length;
    return found;
  }

  private atom(): PatternSyntax {
    const start = this.source.charAt(this.position);
    if (start === "(") return this.group();
    if (this.take("^")) return { type: "assertion", kind: "start" };
    if (this.take("$")) return { type: "assertion", kind: "end" };
    if (start === "\\") return this.escape();
    return { type: "character", atom: start === "[" ? this.classText() : this.literalText() };
  }

  private literalText(): string {
    const code = this.source.codePointAt(this.position) ?? 0;
    const length = code > 0xffff && this.byCodePoint ? 2 : 1;
    this.position += length;
    return this.source.slice(this.position - length, this.position);
  }

  private classText(): string {
    const start = this.position;
    let depth = 0;
    do {
      const here = this.source.charAt(this.position);
      if (here === "[" && (depth === 0 || this.nestedClasses)) depth += 1;
      if (here === "]") depth -= 1;
      this.position += here === "\\" ? 2 : 1;
    } while (depth > 0 && this.position < this.source.length);
    return this.source.slice(start, this.position);
  }

  private escape(): PatternSyntax {
    if (this.take("\\b")) return { type: "assertion", kind: "boundary" };
    if (this.take("\\B")) return { type: "assertion", kind: "no-boundary" };
    const reference = this.match(REFERENCE);
    const name = reference?.[1] ?? reference?.[2];
    if (name !== undefined) {
      this.references.add(name);
      return { type: "reference", name };
    }
    const long = this.byCodePoint ? (this.match(PAIR) ?? this.match(LONG_ESCAPE)) : null;
    const atom = (long ?? this.match(ESCAPE))?.[0] ?? this.literalText();
    if (atom === "\\c") throw new RangeError("a control character without a letter");
    return { type: "character", atom };
  }

  private group(): PatternSyntax {
    const opening = this.match(GROUP);
    const kind = opening?.[1];
    const name = opening?.[2];
    const names: string[] = [];
    if (kind === undefined) {
      this.groups += 1;
      names.push(String(this.groups));
      if (name !== undefined) names.push(name);
      for (const known of names) this.names.add(known);
    }
    const body = this.alternation();
    if (!this.take(")")) throw new RangeError("a group of a newer kind");
    if (kind === undefined || kind === ":") return { type: "group", body, names };
    return { type: "look", behind: kind.startsWith("<"), negative: kind.endsWith("!"), body };
  }

  private repeated(body: PatternSyntax): PatternSyntax {
    const found = this.match(QUANTIFIER);
    if (found === null) return body;
    const [text, from, comma, to] = found;
    if (from === undefined)
      return { type: "repeat", body, least: text.startsWith("+") ? 1 : 0, most: text.startsWith("?") ? 1 : Infinity };
    const least = Number(from);
    const most = comma === undefined ? least : to === undefined || to === "" ? Infinity : Number(to);
    return { type: "repeat", body, least, most };
  }
}
