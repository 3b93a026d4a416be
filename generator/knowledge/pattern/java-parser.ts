/** Reads a Java regular expression into a tree, or throws a PatternProblem; nesting is bounded. */

import { readJavaClass } from "./java-class.js";
import { readJavaEscape } from "./java-escape.js";
import { type AssertionKind, type Capture, type JavaNode, PatternProblem } from "./java-syntax.js";
import { JavaText } from "./java-text.js";

const MAX_DEPTH = 150;
const MAX_CAPTURES = 1000;

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unixLines: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, multiline: false, dotAll: false, unixLines: false };
const FLAG_NAMES: ReadonlyMap<string, keyof Flags> = new Map([
  ["i", "ignoreCase"],
  ["m", "multiline"],
  ["s", "dotAll"],
  ["d", "unixLines"],
]);

const ASSERTIONS: ReadonlyMap<string, AssertionKind> = new Map([
  ["A", "start"],
  // The first attempt of a search begins where the input does, and no later attempt may match.
  ["G", "start"],
  ["z", "end"],
  ["Z", "end-before-terminator"],
  ["b", "word"],
  ["B", "not-word"],
]);

const LOOKS: readonly (readonly [string, { behind: boolean; negative: boolean }])[] = [
  ["?=", { behind: false, negative: false }],
  ["?!", { behind: false, negative: true }],
  ["?<=", { behind: true, negative: false }],
  ["?<!", { behind: true, negative: true }],
];

export function parseJavaPattern(text: string): JavaNode {
  return new JavaParser(text).parse();
}

class JavaParser {
  private readonly text: JavaText;
  private readonly captures: Capture[] = [];
  private flags: Flags = NO_FLAGS;
  private depth = 0;

  constructor(text: string) {
    this.text = new JavaText(text);
  }

  parse(): JavaNode {
    const node = this.alternation();
    if (!this.text.done) throw new PatternProblem("syntax", "a ')' closes nothing");
    return node;
  }

  private alternation(): JavaNode {
    if (this.depth > MAX_DEPTH) throw new PatternProblem("unsupported", "groups are nested too deeply");
    this.depth += 1;
    const first = this.sequence();
    const options = [first];
    while (this.text.take("|")) options.push(this.sequence());
    this.depth -= 1;
    return options.length === 1 ? first : { type: "alternation", options };
  }

  private sequence(): JavaNode {
    const items: JavaNode[] = [];
    while (!this.text.done && this.text.peek() !== "|" && this.text.peek() !== ")") {
      const atom = this.atom();
      if (atom !== undefined) items.push(this.repeated(atom));
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { type: "sequence", items };
  }

  /** Undefined for what leaves no node behind, such as `(?i)`. */
  private atom(): JavaNode | undefined {
    const { ignoreCase } = this.flags;
    const start = this.text.peek();
    if (start === "*" || start === "+" || start === "?")
      throw new PatternProblem("syntax", `'${start}' has nothing to repeat`);
    if (start === "{") throw new PatternProblem("syntax", "'{' begins no repetition");
    if (this.text.take("(")) return this.group();
    if (this.text.take("[")) return { type: "class", value: readJavaClass(this.text, ignoreCase) };
    if (this.text.take("\\")) return this.escape();
    if (this.text.take(".")) return { type: "dot", stops: this.dotStops() };
    if (this.text.take("^")) return { type: "assertion", kind: this.lineKind("start") };
    if (this.text.take("$")) return { type: "assertion", kind: this.lineKind("end") };
    return { type: "literal", code: this.text.next(), raw: start, ignoreCase };
  }

  private dotStops(): "none" | "newline" | "terminators" {
    if (this.flags.dotAll) return "none";
    return this.flags.unixLines ? "newline" : "terminators";
  }

  private lineKind(edge: "start" | "end"): AssertionKind {
    if (!this.flags.multiline) return edge;
    return this.flags.unixLines ? `unix-line-${edge}` : `line-${edge}`;
  }

  private escape(): JavaNode {
    const { ignoreCase } = this.flags;
    const escape = readJavaEscape(this.text, ignoreCase);
    if (escape?.type === "code") return { type: "literal", code: escape.code, raw: escape.raw, ignoreCase };
    if (escape !== undefined) return { type: "class", value: escape.set };
    const letter = this.text.peek();
    if (/^[1-9]$/u.test(letter)) return this.numberedReference();
    this.text.next();
    if (letter === "b" && this.text.peek() === "{") throw new PatternProblem("unsupported", "\\b{…} is Java's alone");
    const kind = ASSERTIONS.get(letter);
    if (kind !== undefined) return { type: "assertion", kind };
    if (letter === "R") return { type: "line-break" };
    if (letter === "k") return this.namedReference();
    const known = letter === "X" || letter === "N";
    throw new PatternProblem(known ? "unsupported" : "syntax", `\\${letter} means nothing in JavaScript`);
  }

  /** Takes more digits only as long as such a group has been opened. */
  private numberedReference(): JavaNode {
    let index = Number(this.text.takeWhile(/^[1-9]$/u, 1));
    while (/^[0-9]$/u.test(this.text.peek()) && index * 10 + Number(this.text.peek()) <= this.captures.length)
      index = index * 10 + Number(this.text.takeWhile(/^[0-9]$/u, 1));
    const capture = this.captures[index - 1];
    const { ignoreCase } = this.flags;
    return capture === undefined
      ? { type: "backreference", ignoreCase }
      : { type: "backreference", capture, ignoreCase };
  }

  private namedReference(): JavaNode {
    this.text.expect("<");
    const name = this.text.takeWhile(/^[\w$]$/u, 200);
    this.text.expect(">");
    const capture = this.captures.find((candidate) => candidate.name === name);
    if (capture === undefined) throw new PatternProblem("syntax", `\\k<${name}> names no group before it`);
    return { type: "backreference", capture, ignoreCase: this.flags.ignoreCase };
  }

  private group(): JavaNode | undefined {
    const outer = this.flags;
    const node = this.groupBody();
    // `(?i)` lasts to the end of the group around it, so it must not be undone here.
    if (node !== undefined) this.flags = outer;
    return node;
  }

  private groupBody(): JavaNode | undefined {
    for (const [opening, look] of LOOKS)
      if (this.text.take(opening)) return { type: "look", ...look, body: this.toClose() };
    if (this.text.take("?>")) return { type: "atomic", body: this.toClose() };
    if (this.text.take("?<")) return this.namedGroup();
    if (this.text.take("?")) return this.flagGroup();
    return this.capturing({ index: this.captures.length + 1 });
  }

  private toClose(): JavaNode {
    const body = this.alternation();
    this.text.expect(")");
    return body;
  }

  /** `_` and `$` in a name are ECMA's; Java refuses them, so taking them costs nothing. */
  private namedGroup(): JavaNode {
    const name = this.text.takeWhile(/^[\w$]$/u, 200);
    if (!/^[A-Za-z_$]/u.test(name) || this.captures.some((capture) => capture.name === name))
      throw new PatternProblem("syntax", "a group's name is not one, or is taken");
    this.text.expect(">");
    return this.capturing({ index: this.captures.length + 1, name });
  }

  private capturing(capture: Capture): JavaNode {
    if (capture.index > MAX_CAPTURES) throw new PatternProblem("unsupported", "there are too many groups");
    this.captures.push(capture);
    return { type: "group", capture, body: this.toClose() };
  }

  private flagGroup(): JavaNode | undefined {
    const on = this.text.takeWhile(/^[A-Za-z]$/u, 20);
    const off = this.text.take("-") ? this.text.takeWhile(/^[A-Za-z]$/u, 20) : "";
    const flags = { ...this.flags };
    for (const letter of on) flags[flagName(letter)] = true;
    for (const letter of off) if (!"uUx".includes(letter)) flags[flagName(letter)] = false;
    this.flags = flags;
    if (on + off !== "" && this.text.take(")")) return undefined;
    this.text.expect(":");
    return { type: "group", body: this.toClose() };
  }

  private repeated(body: JavaNode): JavaNode {
    const bounds = this.bounds();
    if (bounds === undefined) return body;
    const mode = this.text.take("+") ? "possessive" : this.text.take("?") ? "lazy" : "greedy";
    if (this.text.peek() === "{") throw new PatternProblem("unsupported", "a repetition is repeated");
    return { type: "repeat", body, ...bounds, mode };
  }

  private bounds(): { min: number; max: number } | undefined {
    if (this.text.take("*")) return { min: 0, max: Infinity };
    if (this.text.take("+")) return { min: 1, max: Infinity };
    if (this.text.take("?")) return { min: 0, max: 1 };
    if (!this.text.take("{")) return undefined;
    const min = this.count();
    let max = min;
    if (this.text.take(",")) max = this.text.peek() === "}" ? Infinity : this.count();
    this.text.expect("}");
    if (max < min) throw new PatternProblem("syntax", "a repetition ends before it begins");
    return { min, max };
  }

  private count(): number {
    const digits = this.text.takeWhile(/^[0-9]$/u, 12);
    const count = Number(digits);
    if (digits === "" || count > 0x7fffffff) throw new PatternProblem("syntax", "a repetition has no proper count");
    return count;
  }
}

function flagName(letter: string): keyof Flags {
  const name = FLAG_NAMES.get(letter);
  if (name !== undefined) return name;
  const known = "uUx".includes(letter);
  throw new PatternProblem(known ? "unsupported" : "syntax", `the inline flag ${letter} means nothing in JavaScript`);
}
