/** What validation finds: findings while it runs, issues with paths and messages once it is done. No value is ever kept. */

/** The rule that a value broke. Numbers are the model's; nothing here holds the value itself. */
export type Constraint =
  | { readonly kind: "required" }
  | { readonly kind: "type"; readonly expected: string }
  | { readonly kind: "length"; readonly min?: number; readonly max?: number; readonly actual: number }
  | { readonly kind: "range"; readonly min?: number; readonly max?: number }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "enum"; readonly values: readonly (string | number)[] }
  | { readonly kind: "uniqueItems" }
  | { readonly kind: "union"; readonly members: number }
  | { readonly kind: "unknownMember" }
  | { readonly kind: "depth"; readonly max: number }
  | {
      readonly kind: "dependentKeys";
      readonly by: string;
      readonly case: string;
      readonly missing?: string;
      readonly unexpected?: string;
    };

export type PathSegment = string | number;

/** An unfinished issue: segments are added from the inside out while the validators return. */
export interface Finding {
  readonly constraint: Constraint;
  /** Innermost segment first. */
  readonly reversedPath: PathSegment[];
}

/** What a generated check returns: `undefined` when the value is valid, so that the valid case allocates nothing. */
export type Findings = Finding[] | undefined;

/** A generated or interpreted validator of one shape. */
export type Check = (input: unknown) => Findings;

/** One broken rule. */
export interface Issue {
  /** JSON Pointer (RFC 6901) from the validated value; `""` is the value itself. */
  readonly path: string;
  readonly segments: readonly PathSegment[];
  readonly constraint: Constraint;
  /** In the wording of the Smithy framework's ValidationException (protocol tests RestJsonMalformed*). Never holds a value. */
  readonly message: string;
}

/** Finishes findings: paths, messages, issues in the order they were found. */
export function issuesOf(findings: Findings): readonly Issue[] {
  if (findings === undefined) return none;
  return findings.map(({ constraint, reversedPath }) => {
    const segments = reversedPath.toReversed();
    const path = pointerOf(segments);
    return { path, segments, constraint, message: messageOf(constraint, path) };
  });
}

const none: readonly Issue[] = Object.freeze([]);

/** The JSON Pointer of a path. */
export function pointerOf(segments: readonly PathSegment[]): string {
  let pointer = "";
  for (const segment of segments) pointer += "/" + String(segment).replaceAll("~", "~0").replaceAll("/", "~1");
  return pointer;
}

/** The message of one issue, as the Smithy framework words it. */
export function messageOf(constraint: Constraint, path: string): string {
  const subject =
    constraint.kind === "length"
      ? `Value with length ${constraint.actual}`
      : constraint.kind === "uniqueItems"
        ? "Value with repeated values"
        : "Value";
  return `${subject} at '${path}' failed to satisfy constraint: ${ruleOf(constraint)}`;
}

function ruleOf(constraint: Constraint): string {
  switch (constraint.kind) {
    case "required":
      return "Member must not be null";
    case "type":
      return `Member must be ${constraint.expected}`;
    case "length":
      return `Member must have length ${boundsOf(constraint)}`;
    case "range":
      return `Member must be ${boundsOf(constraint)}`;
    case "pattern":
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    case "enum":
      return `Member must satisfy enum value set: [${constraint.values.join(", ")}]`;
    case "uniqueItems":
      return "Member must have unique values";
    case "union":
      return "Member must have exactly one union member set";
    case "unknownMember":
      return "Member is not part of the structure";
    case "depth":
      return `Member must not be nested deeper than ${constraint.max} levels`;
    case "dependentKeys":
      return constraint.missing === undefined
        ? `Key '${constraint.unexpected ?? ""}' is not allowed when ${constraint.by} is ${constraint.case}`
        : `Key '${constraint.missing}' must be present when ${constraint.by} is ${constraint.case}`;
  }
}

function boundsOf({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return `less than or equal to ${max}`;
  if (max === undefined) return `greater than or equal to ${min}`;
  return `between ${min} and ${max}, inclusive`;
}
