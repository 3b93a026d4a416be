/** The companion value of a structure: everything one can do with its values, in one tree-shakable object. */
import type { StructureSchema } from "../schema/schema.js";
import { sensitivePathsOf } from "../sensitive/paths.js";
import { redact } from "../sensitive/redact.js";
import { and } from "../validate/findings.js";
import type { Check, Issue } from "../validate/issue.js";
import { type StandardSchema, standardSchema } from "../validate/standard.js";
import { findUnknownMembers } from "../validate/unknown-members.js";
import { ValidationError } from "../validate/validation-error.js";
import { guarded } from "./guard.js";
import { issueMaker } from "./public-messages.js";
import { strip } from "./strip.js";

/** What to do about members that the model does not know. */
export interface ValidateOptions {
  /** `ignore` (default) lets them pass, `report` makes each one an issue. */
  readonly unknownMembers?: "ignore" | "report";
}
export interface ParseOptions {
  /** `strip` returns a copy without them; the others as in {@link ValidateOptions}. */
  readonly unknownMembers?: "ignore" | "report" | "strip";
}

/** The companion of a structure `T`; `S` names its sensitive members. */
export interface StructureOf<T, S extends readonly string[] = readonly string[]> {
  readonly schema: StructureSchema;
  /** Members that are sensitive: by their own trait, their target's, or that of a list's member or a map's key or value. */
  readonly sensitive: S;
  /** Where sensitive values stand, however deep, for pino's `redact.paths`. */
  readonly sensitivePaths: readonly string[];
  /** A validated, frozen copy that prints itself redacted. Unknown members are issues. @throws ValidationError */
  readonly create: (values: T) => Readonly<T>;
  /** Whether the value satisfies every constraint. */
  readonly is: (value: unknown) => value is T;
  /** All issues of the value; none when it is valid. */
  readonly validate: (value: unknown, options?: ValidateOptions) => readonly Issue[];
  /** The value itself when it is valid. @throws ValidationError with all issues */
  readonly parse: (value: unknown, options?: ParseOptions) => T;
  /** A deep copy in which every sensitive value is `"[REDACTED]"`. */
  readonly redact: (value: T) => unknown;
  /** Whether no member is set. */
  readonly isEmpty: (value: T) => boolean;
  readonly "~standard": StandardSchema<T>;
}

/** What generated code knows of a structure. */
export interface StructureParts<S extends readonly string[]> {
  readonly schema: StructureSchema;
  readonly sensitive: S;
  readonly check: Check;
}

/** Makes the companion of a structure. */
export function structure<T, const S extends readonly string[]>(parts: StructureParts<S>): StructureOf<T, S> {
  const { schema, check } = parts;
  const issuesOf = issueMaker(schema);
  const validate = (value: unknown, options?: ValidateOptions): readonly Issue[] => {
    const found = check(value);
    return issuesOf(options?.unknownMembers === "report" ? and(found, findUnknownMembers(schema, value)) : found);
  };
  const parse = (value: unknown, options?: ParseOptions): T => {
    const unknownMembers = options?.unknownMembers;
    const issues = validate(value, unknownMembers === "report" ? { unknownMembers } : undefined);
    if (issues.length > 0) throw new ValidationError(schema.id, issues);
    return (unknownMembers === "strip" ? strip(schema, value) : value) as T;
  };
  let paths: readonly string[] | undefined;
  return {
    schema,
    sensitive: parts.sensitive,
    get sensitivePaths() {
      return (paths ??= sensitivePathsOf(schema));
    },
    create: (values) => guarded(schema, parse(values, { unknownMembers: "report" })) as Readonly<T>,
    is: (value): value is T => check(value) === undefined,
    validate,
    parse,
    redact: (value) => redact(schema, value),
    isEmpty: (value) =>
      Object.keys(schema.members).every((name) => {
        const members = value as Readonly<Record<string, unknown>>;
        return !Object.hasOwn(members, name) || members[name] === undefined || members[name] === null;
      }),
    "~standard": standardSchema<T>(validate),
  };
}
