/** JavaScript patterns as trees: what is to be matched, without what only matters for captures and for which match is found. */

export type PatternSyntax =
  /** One character: `atom` is its text, a literal, an escape or a class. */
  | { readonly type: "character"; readonly atom: string }
  | { readonly type: "sequence"; readonly items: readonly PatternSyntax[] }
  | { readonly type: "alternation"; readonly options: readonly PatternSyntax[] }
  /** `names` are its number and its name; a group that does not capture has none. */
  | { readonly type: "group"; readonly body: PatternSyntax; readonly names: readonly string[] }
  /** `most` may be Infinity. */
  | { readonly type: "repeat"; readonly body: PatternSyntax; readonly least: number; readonly most: number }
  | { readonly type: "reference"; readonly name: string }
  | { readonly type: "look"; readonly behind: boolean; readonly negative: boolean; readonly body: PatternSyntax }
  | { readonly type: "assertion"; readonly kind: AssertionKind };

/** `^`, `$`, `\b` and `\B`. */
export type AssertionKind = "start" | "end" | "boundary" | "no-boundary";
