/** Standard Schema v1 (standardschema.dev), the part that we implement. */
import type { Issue, PathSegment } from "./issue.js";

export interface StandardSchema<T> {
  readonly version: 1;
  readonly vendor: "wrought";
  readonly validate: (value: unknown) => StandardResult<T>;
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}
export type StandardResult<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly PathSegment[];
}

/** The `~standard` property for a validator. */
export function standardSchema<T>(validate: (value: unknown) => readonly Issue[]): StandardSchema<T> {
  return {
    version: 1,
    vendor: "wrought",
    validate: (value) => {
      const issues = validate(value);
      if (issues.length > 0) return { issues: issues.map(({ message, segments }) => ({ message, path: segments })) };
      return { value: value as T };
    },
  };
}
