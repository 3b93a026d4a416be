/** Broken constraints in AWS's own wording, as the Coral framework puts them. Sensitive values are left out. */
import { type MemberSchema, type Schema, nameOf, targetOf } from "../../schema/schema.js";
import { isSensitive, sensitivePathsOf } from "../../sensitive/paths.js";
import type { Constraint, Issue, PathSegment } from "../../validate/issue.js";

/** The longest value that a message repeats, in UTF-16 units. */
const longestValue = 2048;

/**
 * `N validation error[s] detected: …; …`. Members in alphabetical order; for one value the pattern before the length,
 * as recorded.
 */
export function coralMessage(issues: readonly Issue[], input: unknown, schema: Schema): string {
  const sorted = issues.toSorted(byPlace);
  const details = sorted.map((issue) => detailOf(issue, input, schema));
  return `${details.length} validation error${details.length === 1 ? "" : "s"} detected: ${details.join("; ")}`;
}

function detailOf({ segments, constraint }: Issue, input: unknown, schema: Schema): string {
  const place = placeOf(segments, input, schema);
  return `Value${valueText(constraint, place)} at '${place.path}' failed to satisfy constraint: ${ruleOf(constraint, place.value)}`;
}

interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly schema: Schema;
  readonly sensitive: boolean;
}

/** Follows the segments through value and schema. Indexes count from 1; list items and map values are called `member`. */
function placeOf(segments: readonly PathSegment[], input: unknown, root: Schema): Place {
  const path: string[] = [];
  let schema = root;
  let value = input;
  let sensitive = root.sensitive === true;
  for (const segment of segments) {
    const member = memberAt(schema, segment);
    if (member === undefined)
      return { path: [...path, String(segment)].join("."), value: undefined, schema, sensitive: true };
    if (schema.type === "list") path.push(String(Number(segment) + 1), "member");
    else if (schema.type === "map") path.push(String(segment), "member");
    else path.push(lowerFirst(String(segment)));
    sensitive ||= isSensitive(member) || (schema.type === "map" && isSensitive(schema.key));
    schema = targetOf(member);
    value = childOf(value, segment);
  }
  return { path: path.join("."), value, schema, sensitive };
}

function memberAt(schema: Schema, segment: PathSegment): MemberSchema | undefined {
  if (schema.type === "list") return schema.member;
  if (schema.type === "map") return schema.value;
  if (schema.type !== "structure" && schema.type !== "union") return undefined;
  return Object.hasOwn(schema.members, segment) ? schema.members[segment] : undefined;
}

function childOf(value: unknown, segment: PathSegment): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
  return (value as Readonly<Record<PathSegment, unknown>>)[segment];
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** ` null`, ` 'value'`, or nothing where the value must not or cannot be shown. */
function valueText(constraint: Constraint, place: Place): string {
  if (constraint.kind === "required") return " null";
  if (place.sensitive || sensitivePathsOf(place.schema).length > 0) return "";
  const text = javaText(place.value);
  return text === undefined ? "" : ` '${text.length > longestValue ? `${text.slice(0, longestValue)}...` : text}'`;
}

/** Values of simple types, and lists and maps of them, as Java prints them. */
function javaText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return joined(value.map(javaText), "[", "]");
  if (Object.prototype.toString.call(value) !== "[object Object]") return undefined;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return joined(
    entries.map(([key, item]) => {
      const text = typeof item === "object" ? undefined : javaText(item);
      return text === undefined ? undefined : `${key}=${text}`;
    }),
    "{",
    "}",
  );
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(", ")}${close}`;
}

function ruleOf(constraint: Constraint, value: unknown): string {
  switch (constraint.kind) {
    case "required":
      return "Member must not be null";
    case "length":
      return `Member must have length ${boundOf(constraint, constraint.actual)}`;
    case "range":
      return `Member must have value ${boundOf(constraint, Number(value))}`;
    case "pattern":
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    case "enum":
      return `Member must satisfy enum value set: [${constraint.values.join(", ")}]`;
    case "type":
      return `Member must be ${constraint.expected}`;
    case "uniqueItems":
      return "Member must have unique values";
    case "union":
      return "Member must have exactly one union member set";
    case "unknownMember":
      return "Member must be known";
    case "depth":
      return `Member must not be nested deeper than ${constraint.max} levels`;
    case "dependentKeys":
      return `Map must satisfy what ${nameOf(constraint.by)} ${constraint.case} requires`;
  }
}

function boundOf({ min, max }: { readonly min?: number; readonly max?: number }, actual: number): string {
  return min !== undefined && actual < min
    ? `greater than or equal to ${min}`
    : `less than or equal to ${max ?? min ?? 0}`;
}

function byPlace(left: Issue, right: Issue): number {
  for (let index = 0; index < Math.min(left.segments.length, right.segments.length); index++) {
    const order = compare(left.segments[index] ?? "", right.segments[index] ?? "");
    if (order !== 0) return order;
  }
  return left.segments.length - right.segments.length || rank(left.constraint) - rank(right.constraint);
}

function compare(left: PathSegment, right: PathSegment): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [first, second] = [lowerFirst(String(left)), lowerFirst(String(right))];
  return first < second ? -1 : first > second ? 1 : 0;
}

function rank({ kind }: Constraint): number {
  return kind === "pattern" ? 0 : 1;
}
