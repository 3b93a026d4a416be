/** Tagged unions: an object with exactly one of the known keys, or `$unknown` for a member that a newer model added. */
import type { UnionSchema } from "../schema/schema.js";
import { sensitivePathsOf } from "../sensitive/paths.js";
import { redact } from "../sensitive/redact.js";
import { own } from "../validate/findings.js";
import type { Check, Issue } from "../validate/issue.js";
import { type StandardSchema, standardSchema } from "../validate/standard.js";
import { ValidationError } from "../validate/validation-error.js";
import { issueMaker } from "./public-messages.js";

/** Members that are absent; those that every object inherits cannot be said to be. */
type Without<Names extends PropertyKey> = { readonly [P in Exclude<Names, keyof typeof Object.prototype>]?: never };

/** A value of the union whose members are those of the interface `M`. */
export type Union<M> =
  | {
      [K in keyof M]: { readonly [P in K]: M[K] } & Without<Exclude<keyof M, K>> & {
          readonly $unknown?: never;
        };
    }[keyof M]
  | (Without<keyof M> & { readonly $unknown: [name: string, value: unknown] });

/** One function a member, and one for members that this model does not know. */
export type Visitor<M, R> = { readonly [K in keyof M]: (value: M[K]) => R } & {
  readonly $unknown: (name: string, value: unknown) => R;
};

/** The companion of a union with members `M`; `S` names its sensitive members. */
export interface UnionOf<M, S extends readonly string[] = readonly string[]> {
  readonly schema: UnionSchema;
  readonly sensitive: S;
  readonly sensitivePaths: readonly string[];
  readonly is: (value: unknown) => value is Union<M>;
  readonly validate: (value: unknown) => readonly Issue[];
  /** The value itself when it is valid. @throws ValidationError with all issues */
  readonly parse: (value: unknown) => Union<M>;
  readonly redact: (value: Union<M>) => unknown;
  /** Calls the visitor's function for the member that is set; the compiler sees to it that none is forgotten. */
  readonly match: <R>(value: Union<M>, visitor: Visitor<M, R>) => R;
  readonly "~standard": StandardSchema<Union<M>>;
}

/** Makes the companion of a union. */
export function union<M, const S extends readonly string[]>(parts: {
  readonly schema: UnionSchema;
  readonly sensitive: S;
  readonly check: Check;
}): UnionOf<M, S> {
  const { schema, check } = parts;
  const issuesOf = issueMaker(schema);
  const validate = (value: unknown): readonly Issue[] => issuesOf(check(value));
  let paths: readonly string[] | undefined;
  return {
    schema,
    sensitive: parts.sensitive,
    get sensitivePaths() {
      return (paths ??= sensitivePathsOf(schema));
    },
    is: (value): value is Union<M> => check(value) === undefined,
    validate,
    parse: (value) => {
      const issues = validate(value);
      if (issues.length > 0) throw new ValidationError(schema.id, issues);
      return value as Union<M>;
    },
    redact: (value) => redact(schema, value),
    match: (value, visitor) => visit(schema, value as object, visitor as unknown as LooseVisitor) as never,
    "~standard": standardSchema<Union<M>>(validate),
  };
}

type LooseVisitor = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

function visit(schema: UnionSchema, value: object, visitor: LooseVisitor): unknown {
  for (const name of Object.keys(schema.members)) {
    const member = own(value, name);
    if (member !== undefined && member !== null) return visitor[name]?.(member);
  }
  const unknown = own(value, "$unknown");
  if (Array.isArray(unknown)) return visitor["$unknown"]?.(unknown[0], unknown[1]);
  const [name = "", member] = Object.entries(value)[0] ?? [];
  return visitor["$unknown"]?.(name, member);
}
