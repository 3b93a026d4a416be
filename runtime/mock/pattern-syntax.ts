/** Reads a JavaScript pattern into the tree that samples are made from; undefined when it is too large or too deep. */

import { type CharacterTiers, charactersOf } from "./pattern-characters.js";

interface Lengths {
  /** Code points that the node takes at least and at most; assertions take none. */
  readonly min: number;
  readonly max: number;
  /** Every length between the two can be had. */
  readonly gapless: boolean;
}

export type PatternNode = Lengths &
  (
    | { readonly type: "character"; readonly tiers: CharacterTiers }
    | { readonly type: "sequence"; readonly items: readonly PatternNode[] }
    | { readonly type: "alternation"; readonly options: readonly PatternNode[] }
    | { readonly type: "group"; readonly body: PatternNode; readonly names: readonly string[] }
    | { readonly type: "repeat"; readonly body: PatternNode; readonly least: number; readonly most: number }
    | { readonly type: "reference"; readonly name: string }
    /** Not built, only verified; `pinned` says what a lookahead such as `(?=.{1,128}$)` says of the length. */
    | { readonly type: "assertion"; readonly pinned?: { readonly min: number; readonly max: number } }
  );

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 100;
/** Stands for "without end": finite, so that differences of lengths stay numbers. */
const UNBOUNDED = 1e9;
const NOTHING: Lengths = { min: 0, max: 0, gapless: true };
const ESCAPE = /\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[^])/uy;
const PAIR = /\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}/uy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/uy;
const GROUP = /\((?:\?(?:([:=!]|<[=!])|<([^>]*)>))?/uy;

/** `source` and `flags` are those of a RegExp, so the syntax is known to be right. */
export function readPatternSyntax(source: string, flags: string): PatternNode | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  try {
    return new Reader(source, flags).alternation();
  } catch (refusal) {
    if (refusal instanceof RangeError) return undefined;
    throw refusal;
  }
}

class Reader {
  private readonly source: string;
  private readonly flags: string;
  private readonly known = new Map<string, CharacterTiers>();
  private readonly groups = new Map<string, PatternNode>();
  private position = 0;
  private count = 0;
  private depth = 0;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags;
  }

  alternation(): PatternNode {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new RangeError("too deep");
    const options = [this.sequence()];
    while (this.take("|")) options.push(this.sequence());
    this.depth -= 1;
    const [only] = options;
    if (options.length === 1 && only !== undefined) return only;
    const min = Math.min(...options.map((option) => option.min));
    const max = Math.max(...options.map((option) => option.max));
    return { type: "alternation", options, min, max, gapless: min === max };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.position < this.source.length && !"|)".includes(this.source.charAt(this.position)))
      items.push(this.repeated(this.atom()));
    const min = items.reduce((sum, item) => sum + item.min, 0);
    const max = Math.min(
      items.reduce((sum, item) => sum + item.max, 0),
      UNBOUNDED,
    );
    return { type: "sequence", items, min, max, gapless: items.every(({ gapless }) => gapless) };
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

  private atom(): PatternNode {
    const start = this.source.charAt(this.position);
    if (start === "(") return this.group();
    if (start === "^" || start === "$") {
      this.position += 1;
      return { type: "assertion", ...NOTHING };
    }
    if (start === "\\") return this.escape();
    return this.character(start === "[" ? this.classText() : this.literalText());
  }

  private literalText(): string {
    const code = this.source.codePointAt(this.position) ?? 0;
    const length = code > 0xffff && /[uv]/u.test(this.flags) ? 2 : 1;
    this.position += length;
    return this.source.slice(this.position - length, this.position);
  }

  private classText(): string {
    const start = this.position;
    let depth = 0;
    do {
      const here = this.source.charAt(this.position);
      if (here === "[" && (depth === 0 || this.flags.includes("v"))) depth += 1;
      if (here === "]") depth -= 1;
      this.position += here === "\\" ? 2 : 1;
    } while (depth > 0 && this.position < this.source.length);
    return this.source.slice(start, this.position);
  }

  private character(atom: string): PatternNode {
    const tiers = this.known.get(atom) ?? charactersOf(atom, this.flags);
    this.known.set(atom, tiers);
    return { type: "character", tiers, min: 1, max: 1, gapless: true };
  }

  private escape(): PatternNode {
    if (this.take("\\b") || this.take("\\B")) return { type: "assertion", ...NOTHING };
    const reference = this.match(/\\(?:([1-9]\d*)|k<([^>]*)>)/uy);
    const name = reference?.[1] ?? reference?.[2];
    if (name !== undefined) {
      const { min, max } = this.groups.get(name) ?? NOTHING;
      return { type: "reference", name, min, max, gapless: false };
    }
    const escape = (/[uv]/u.test(this.flags) ? this.match(PAIR) : null) ?? this.match(ESCAPE);
    return this.character(escape?.[0] ?? this.literalText());
  }

  private group(): PatternNode {
    const opening = this.match(GROUP);
    const kind = opening?.[1];
    const name = opening?.[2];
    const names: string[] = [];
    if (kind === undefined) {
      this.count += 1;
      names.push(String(this.count));
      if (name !== undefined) names.push(name);
    }
    const body = this.alternation();
    if (!this.take(")")) throw new RangeError("a group of a newer kind");
    if (kind === "=")
      return { type: "assertion", ...NOTHING, ...pinnedBy(body, this.source.charAt(this.position - 2)) };
    if (kind !== undefined && kind !== ":") return { type: "assertion", ...NOTHING };
    for (const known of names) this.groups.set(known, body);
    return { type: "group", body, names, min: body.min, max: body.max, gapless: body.gapless };
  }

  private repeated(body: PatternNode): PatternNode {
    const found = this.match(QUANTIFIER);
    if (found === null) return body;
    const [text, from, comma, to] = found;
    let least = text.startsWith("+") ? 1 : 0;
    let most = text.startsWith("?") ? 1 : UNBOUNDED;
    if (from !== undefined) {
      least = Math.min(Number(from), UNBOUNDED);
      most = comma === undefined ? least : to === undefined || to === "" ? UNBOUNDED : Math.min(Number(to), UNBOUNDED);
    }
    const min = body.min * least;
    const max = Math.min(body.max * most, UNBOUNDED);
    const gapless = body.gapless && (body.min <= 1 || least === most);
    return { type: "repeat", body, least, most, min, max, gapless };
  }
}

/** A lookahead over plain characters up to the end says how long the rest is. `last` is the character before its `)`. */
function pinnedBy(body: PatternNode, last: string): { pinned?: { min: number; max: number } } {
  const plain = body.type === "sequence" && body.items.every(isRun) && last === "$";
  return plain ? { pinned: { min: body.min, max: body.max } } : {};
}

function isRun(node: PatternNode): boolean {
  return node.type === "character" || node.type === "assertion" || (node.type === "repeat" && isRun(node.body));
}
