/** Issues that may be shown: no key of a sensitive map in them. Values never are. */
import type { Schema } from "../schema/schema.js";
import { hasSensitiveKeys, publicPath } from "../sensitive/public-path.js";
import { redacted } from "../sensitive/redact.js";
import { type Constraint, type Finding, type Issue, issuesOf } from "../validate/issue.js";

/** The issues of a value of `schema`. */
export function publicIssues(findings: readonly Finding[], schema: Schema): readonly Issue[] {
  return issuesOf(
    findings.map(({ constraint, reversedPath }) => {
      const segments = reversedPath.toReversed();
      return {
        constraint: publicConstraint(constraint, segments, schema),
        reversedPath: publicPath(schema, segments).toReversed(),
      };
    }),
  );
}

/** Keys that are missing are the model's own. */
function publicConstraint(constraint: Constraint, segments: readonly (string | number)[], schema: Schema): Constraint {
  if (constraint.kind !== "dependentKeys" || constraint.unexpected === undefined) return constraint;
  return hasSensitiveKeys(schema, segments) ? { ...constraint, unexpected: redacted } : constraint;
}
