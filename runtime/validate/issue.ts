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

/** A way into a value, outermost segment first. It grows at its head, because checks return from the inside out. */
export interface Path {
  readonly segment: PathSegment;
  readonly inner: Path | undefined;
}

/** An unfinished issue: whoever called the check that found it puts its own segment before `path`. */
export interface Finding {
  readonly constraint: Constraint;
  /** `undefined` is the checked value itself. */
  path: Path | undefined;
  /** Whether a part of it came with the value, as keys of maps do: only then is there something to escape or to hide. */
  keyed: boolean;
  /** Whether it is about the last segment, a map's key, and not about what stands there. */
  ofKey: boolean;
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
  /** Whether the last segment, a map's key, broke the rule, and not what stands there. */
  readonly ofKey?: true;
  /** In the wording of the Smithy framework's ValidationException (protocol tests RestJsonMalformed*). Never holds a value. */
  readonly message: string;
}

/** Finishes findings: paths, messages, issues in the order they were found. */
export function issuesOf(findings: Findings): readonly Issue[] {
  return findings === undefined ? none : findings.map(issueOf);
}

const none: readonly Issue[] = Object.freeze([]);

/** Finishes one finding. */
export function issueOf({ constraint, path: way, keyed, ofKey }: Finding): Issue {
  const segments = segmentsOf(way);
  const path = keyed ? pointerOf(segments) : plainPointerOf(way);
  if (ofKey) return { path, segments, constraint, ofKey, message: messageOf(constraint, parentOf(path)) };
  return { path, segments, constraint, message: messageOf(constraint, path) };
}

/** The pointer to what holds the place: the framework says of a key that it is wrong at its map (RestJsonMalformedEnumMapKey). */
export function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The segments of a path, outermost first. Literals of the right size, because a list that grows reserves too much. */
export function segmentsOf(path: Path | undefined): PathSegment[] {
  if (path === undefined) return [];
  const { segment, inner } = path;
  if (inner === undefined) return [segment];
  if (inner.inner === undefined) return [segment, inner.segment];
  const segments = [segment, inner.segment, inner.inner.segment];
  for (let part = inner.inner.inner; part !== undefined; part = part.inner) segments.push(part.segment);
  return segments;
}

/** The JSON Pointer of a path. */
export function pointerOf(segments: readonly PathSegment[]): string {
  let pointer = "";
  for (const segment of segments) pointer += `/${typeof segment === "number" ? segment : escaped(segment)}`;
  return pointer;
}

/** The JSON Pointer of a path of indexes and names of members, in which nothing has to be escaped. */
function plainPointerOf(path: Path | undefined): string {
  let pointer = "";
  for (let part = path; part !== undefined; part = part.inner) pointer += `/${part.segment}`;
  return pointer;
}

function escaped(segment: string): string {
  if (!segment.includes("~") && !segment.includes("/")) return segment;
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The message of one issue, as the Smithy framework words it. */
export function messageOf(constraint: Constraint, path: string): string {
  switch (constraint.kind) {
    case "required":
      return failed(path, "Member must not be null");
    case "type":
      return failed(path, `Member must be ${constraint.expected}`);
    case "length":
      return `Value with length ${constraint.actual} at '${path}' failed to satisfy constraint: Member must have length ${boundsOf(constraint)}`;
    case "range":
      return failed(path, `Member must be ${boundsOf(constraint)}`);
    case "pattern":
      return failed(path, `Member must satisfy regular expression pattern: ${constraint.pattern}`);
    case "enum":
      return failed(path, `Member must satisfy enum value set: [${textOf(constraint.values)}]`);
    case "uniqueItems":
      return failed(path, "Member must have unique values");
    case "union":
      return failed(path, "Member must have exactly one union member set");
    case "unknownMember":
      return failed(path, "Member is not part of the structure");
    case "depth":
      return failed(path, `Member must not be nested deeper than ${constraint.max} levels`);
    case "dependentKeys":
      return failed(path, dependentRuleOf(constraint));
  }
}

function failed(path: string, rule: string): string {
  return `Value at '${path}' failed to satisfy constraint: ${rule}`;
}

function dependentRuleOf({ by, case: value, missing, unexpected }: Constraint & { kind: "dependentKeys" }): string {
  return missing === undefined
    ? `Key '${unexpected ?? ""}' is not allowed when ${by} is ${value}`
    : `Key '${missing}' must be present when ${by} is ${value}`;
}

const enumTexts = new WeakMap<readonly (string | number)[], string>();

/** Joined once for each enum, which may have hundreds of values. */
function textOf(values: readonly (string | number)[]): string {
  const known = enumTexts.get(values);
  if (known !== undefined) return known;
  const text = values.join(", ");
  enumTexts.set(values, text);
  return text;
}

function boundsOf({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return `less than or equal to ${max}`;
  if (max === undefined) return `greater than or equal to ${min}`;
  return `between ${min} and ${max}, inclusive`;
}
