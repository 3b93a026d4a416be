/** The syntax tree of a Java regular expression: inline flags are resolved, so each node says what it means by itself. */

import type { CodePoints } from "./code-points.js";

/** What one code point may be. `raw` is text with the same meaning inside a JavaScript class, with and without `u`. */
export type ClassNode =
  | { readonly type: "ranges"; readonly set: CodePoints; readonly raw?: string; readonly ignoreCase: boolean }
  /** `name` is what stands in `\p{…}` in JavaScript. */
  | { readonly type: "property"; readonly name: string }
  | { readonly type: "union"; readonly parts: readonly ClassNode[] }
  | { readonly type: "intersection"; readonly parts: readonly ClassNode[] }
  | { readonly type: "complement"; readonly body: ClassNode };

/** A capturing group. Nodes refer to the same object, since numbers change when the translation adds groups. */
export interface Capture {
  /** Counted from 1 as in the Java text. */
  readonly index: number;
  readonly name?: string;
}

export type AssertionKind =
  | "start"
  | "end"
  | "end-before-terminator"
  | "line-start"
  | "line-end"
  | "unix-line-start"
  | "unix-line-end"
  | "word"
  | "not-word";

export interface Repeat {
  readonly type: "repeat";
  readonly body: JavaNode;
  readonly min: number;
  /** `Infinity` when unbounded. */
  readonly max: number;
  readonly mode: "greedy" | "lazy" | "possessive";
}

export type JavaNode =
  | { readonly type: "literal"; readonly code: number; readonly raw: string; readonly ignoreCase: boolean }
  | { readonly type: "class"; readonly value: ClassNode }
  | { readonly type: "dot"; readonly stops: "none" | "newline" | "terminators" }
  | { readonly type: "line-break" }
  | { readonly type: "sequence"; readonly items: readonly JavaNode[] }
  | { readonly type: "alternation"; readonly options: readonly JavaNode[] }
  | { readonly type: "group"; readonly body: JavaNode; readonly capture?: Capture }
  | { readonly type: "atomic"; readonly body: JavaNode }
  | { readonly type: "look"; readonly behind: boolean; readonly negative: boolean; readonly body: JavaNode }
  | { readonly type: "assertion"; readonly kind: AssertionKind }
  /** Without `capture` it names a group that does not exist, which Java lets compile and never match. */
  | { readonly type: "backreference"; readonly capture?: Capture; readonly ignoreCase: boolean }
  | Repeat;

/** Why a pattern has no translation: Java refuses it (`syntax`), or JavaScript has nothing like it (`unsupported`). */
export class PatternProblem extends Error {
  override readonly name = "PatternProblem";
  readonly kind: "syntax" | "unsupported";
  constructor(kind: "syntax" | "unsupported", message: string) {
    super(message);
    this.kind = kind;
  }
}
