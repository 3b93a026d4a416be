/** Prints a Java tree as a JavaScript pattern that compiles with and without `u`; groups are numbered anew. */

import { judgeReferences, minimumOf, type ReferenceVerdict } from "./captures.js";
import { type CodePoints, intersectionOf } from "./code-points.js";
import { type AssertionKind, type Capture, type JavaNode, PatternProblem, type Repeat } from "./java-syntax.js";
import { explicitSet, printClass } from "./print-class.js";
import { spellCharacter } from "./spelling.js";

export interface PrintOptions {
  /** The flag `i` will be set. */
  readonly caseByFlag: boolean;
  /** The flag `s` will be set. */
  readonly dotAllByFlag: boolean;
}

export interface PrintedPattern {
  readonly source: string;
  readonly notes: readonly string[];
}

/** What comes behind a node: the items of its sequence from some index on, and then what comes behind that. */
interface Following {
  readonly items: readonly JavaNode[];
  readonly from: number;
  readonly outer: Following | undefined;
}

interface Context {
  readonly after: Following | undefined;
  /** The pattern ends behind `after`. */
  readonly last: boolean;
  readonly behind: boolean;
}

/** Within a loop or a lookaround nobody looked at what follows. */
const ALONE = { after: undefined, last: false };

/** Java's `(?m)` never lets `^` match at the very end, not even of an empty input. */
const ASSERTIONS: Readonly<Record<AssertionKind, string>> = {
  start: "^",
  end: "$",
  "end-before-terminator": String.raw`(?=(?:\r\n?|[\x85\u2028\u2029]|(?<!\r)\n)?$)`,
  "line-start": String.raw`(?:^|(?<=[\n\x85\u2028\u2029])|(?<=\r)(?!\n))(?!$)`,
  "line-end": String.raw`(?=[\r\x85\u2028\u2029]|(?<!\r)\n|$)`,
  "unix-line-start": String.raw`(?:^|(?<=\n))(?!$)`,
  "unix-line-end": String.raw`(?=\n|$)`,
  word: String.raw`\b`,
  "not-word": String.raw`\B`,
};

const DOTS = { none: String.raw`[\s\S]`, newline: String.raw`[^\n]`, terminators: String.raw`[^\n\r\x85\u2028\u2029]` };

const LINE_BREAK = String.raw`(?:\r\n|[\n-\r\x85\u2028\u2029])`;
/** Repeated, Java's `\R` does not come back to take a `\r` without its `\n`. */
const REPEATED_LINE_BREAK = String.raw`(?:\r\n|(?!\r\n)[\n-\r\x85\u2028\u2029])`;

export function printPattern(root: JavaNode, options: PrintOptions): PrintedPattern {
  const printer = new Printer(root, options);
  const source = printer.print(root, { after: undefined, last: true, behind: false });
  return { source, notes: [...printer.notes] };
}

class Printer {
  readonly notes = new Set<string>();
  private readonly options: PrintOptions;
  private readonly verdicts: ReadonlyMap<JavaNode, ReferenceVerdict>;
  private readonly needsEvidence = new Set<Capture>();
  private readonly numbers = new Map<Capture, number>();
  private readonly evidence = new Map<Capture, number>();
  private groups = 0;

  constructor(root: JavaNode, options: PrintOptions) {
    this.options = options;
    const verdicts = judgeReferences(root);
    this.verdicts = verdicts;
    for (const [reference, verdict] of verdicts)
      if (verdict === "evidence" && reference.capture !== undefined) this.needsEvidence.add(reference.capture);
  }

  print(node: JavaNode, context: Context): string {
    switch (node.type) {
      case "literal":
        return this.literal(node);
      case "class":
        return printClass(node.value, this.options.caseByFlag);
      case "dot":
        return node.stops === "none" && this.options.dotAllByFlag ? "." : DOTS[node.stops];
      case "line-break":
        return LINE_BREAK;
      case "sequence":
        return this.sequence(node.items, context);
      case "alternation":
        return node.options.map((option) => this.print(option, context)).join("|");
      case "group":
        return this.group(node, context);
      case "atomic":
        return this.atomic(node.body, context);
      case "look":
        return this.look(node, context);
      case "assertion":
        return this.assertion(node.kind);
      case "backreference":
        return this.backreference(node);
      case "repeat":
        return this.repeat(node, context);
    }
  }

  private literal(node: JavaNode & { type: "literal" }): string {
    const letter = /^[A-Za-z]$/u.test(String.fromCodePoint(node.code));
    if (!letter || !node.ignoreCase || this.options.caseByFlag) return spellCharacter(node.code, node.raw);
    const character = String.fromCodePoint(node.code);
    return `[${character.toUpperCase()}${character.toLowerCase()}]`;
  }

  private sequence(items: readonly JavaNode[], context: Context): string {
    const parts: string[] = [];
    let afterReference = false;
    for (const [i, item] of items.entries()) {
      const after: Following = { items, from: i + 1, outer: context.after };
      const printed = this.print(item, { ...context, after });
      if (printed === "") continue;
      // A bare `\1` before a digit would name another group.
      if (afterReference && /^[0-9]/u.test(printed)) parts.push("(?:)");
      parts.push(printed);
      afterReference = item.type === "backreference";
    }
    return parts.join("");
  }

  private group(node: JavaNode & { type: "group" }, context: Context): string {
    const { capture } = node;
    if (capture === undefined) return `(?:${this.print(node.body, context)})`;
    this.groups += 1;
    this.numbers.set(capture, this.groups);
    const name = capture.name === undefined ? "" : `?<${capture.name}>`;
    return `(${name}${this.leaveEvidence(capture)}${this.print(node.body, context)})`;
  }

  /**
   * Where a group may be unset, a group beside it takes all that is left of the input from there. At the reference
   * less is left, so what it took cannot match there again; only an unset group, being empty, can.
   */
  private leaveEvidence(capture: Capture): string {
    if (!this.needsEvidence.has(capture)) return "";
    this.groups += 1;
    this.evidence.set(capture, this.groups);
    this.notes.add("a group beside a group tells whether it took part: Java fails at a reference to one that did not");
    return String.raw`(?=([\s\S]*))`;
  }

  private backreference(node: JavaNode & { type: "backreference" }): string {
    const verdict = this.verdicts.get(node);
    if (node.capture === undefined || verdict === "never") return "(?!)";
    if (node.ignoreCase !== this.options.caseByFlag)
      throw new PatternProblem("unsupported", "a backreference differs in case sensitivity from the rest");
    const { name } = node.capture;
    const reference = name === undefined ? `\\${this.numbers.get(node.capture)}` : `\\k<${name}>`;
    return verdict === "evidence" ? `(?!\\${this.evidence.get(node.capture)})${reference}` : reference;
  }

  private look(node: JavaNode & { type: "look" }, context: Context): string {
    const opening = `(?${node.behind ? "<" : ""}${node.negative ? "!" : "="}`;
    return `${opening}${this.print(node.body, { ...ALONE, behind: context.behind || node.behind })})`;
  }

  private assertion(kind: AssertionKind): string {
    if (kind === "word" || kind === "not-word")
      this.notes.add("\\b goes by ASCII words, as in Java from 19 on; before, it went by Unicode's");
    return ASSERTIONS[kind];
  }

  private repeat(node: Repeat, context: Context): string {
    if (node.body.type === "assertion") return node.min > 0 ? this.print(node.body, context) : "";
    if (node.mode === "possessive") return this.possessive(node, context);
    const inside =
      node.body.type === "line-break" ? REPEATED_LINE_BREAK : this.print(node.body, { ...context, ...ALONE });
    const whole = node.body.type === "look" || node.body.type === "backreference";
    const lazy = node.mode === "lazy" ? "?" : "";
    return `${whole ? `(?:${inside})` : inside}${bounds(node)}${lazy}`;
  }

  /** In Java not even a turn of a possessive loop is taken back, in order to reach the least count for example. */
  private possessive(node: Repeat, context: Context): string {
    const loose = node.max > 1 && node.body.type !== "line-break" && hasChoice(node.body);
    const body: JavaNode = loose ? { type: "atomic", body: node.body } : node.body;
    const greedy: Repeat = { ...node, body, mode: "greedy" };
    return mayGiveBack(node, context) ? this.repeat(greedy, context) : this.atomic(greedy, context);
  }

  /** Nothing goes back into a lookahead once it has matched; the reference then takes what it saw. */
  private atomic(body: JavaNode, context: Context): string {
    if (context.last && following(context.after).next().done === true) return `(?:${this.print(body, context)})`;
    if (context.behind) throw new PatternProblem("unsupported", "an atomic group in a lookbehind");
    // JavaScript takes back a turn that took nothing and looks for another way; Java is content with it.
    if (repeatsNothing(body)) throw new PatternProblem("unsupported", "an atomic group repeats what may be empty");
    this.groups += 1;
    const number = this.groups;
    this.notes.add("a possessive quantifier or an atomic group became a lookahead and a reference to what it saw");
    return `(?:(?=(${this.print(body, { ...context, ...ALONE })}))\\${number})`;
  }
}

function* following(after: Following | undefined): Generator<JavaNode> {
  for (let level = after; level !== undefined; level = level.outer)
    for (let i = level.from; i < level.items.length; i += 1) {
      const item = level.items[i];
      if (item !== undefined) yield item;
    }
}

/** True when giving back could not help what follows, so that greedy means the same. */
function mayGiveBack(node: Repeat, { after, last }: Context): boolean {
  const given = setOf(node.body);
  for (const next of following(after)) {
    if (given === undefined) return false;
    if (next.type === "assertion") return next.kind === "end";
    const taken = setOf(next.type === "repeat" ? next.body : next);
    if (taken === undefined || intersectionOf(given, taken).length > 0) return false;
    if (next.type !== "repeat" || next.min > 0) return true;
  }
  return last;
}

/** There may be several ways to match from one place. */
function hasChoice(node: JavaNode): boolean {
  if (node.type === "alternation" || node.type === "line-break") return true;
  if (node.type === "repeat") return node.min !== node.max || hasChoice(node.body);
  if (node.type === "sequence") return node.items.some(hasChoice);
  return "body" in node && hasChoice(node.body);
}

function repeatsNothing(node: JavaNode): boolean {
  if (node.type === "sequence") return node.items.some(repeatsNothing);
  if (node.type === "alternation") return node.options.some(repeatsNothing);
  if (node.type === "repeat" && minimumOf(node.body) === 0) return true;
  return "body" in node && repeatsNothing(node.body);
}

function setOf(node: JavaNode): CodePoints | undefined {
  if (node.type === "class") return explicitSet(node.value);
  if (node.type !== "literal") return undefined;
  return explicitSet({ type: "ranges", set: [[node.code, node.code]], ignoreCase: node.ignoreCase });
}

function bounds({ min, max }: Repeat): string {
  if (max === Infinity) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
