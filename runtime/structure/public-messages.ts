/** Issues whose messages may be logged: keys of sensitive maps are left out of the text. Paths stay exact. */
import type { Schema } from "../schema/schema.js";
import { hasSensitiveKeys, publicPath } from "../sensitive/public-path.js";
import { redacted } from "../sensitive/redact.js";
import { type Constraint, type Findings, type Issue, issuesOf, messageOf, pointerOf } from "../validate/issue.js";

/** The issues of a value of `schema`. */
export function issuesFor(schema: Schema, findings: Findings): readonly Issue[] {
  return issuesOf(findings).map((issue) => {
    const { constraint, segments } = issue;
    return {
      ...issue,
      message: messageOf(publicConstraint(schema, constraint, segments), pointerOf(publicPath(schema, segments))),
    };
  });
}

/** The constraint at the path, fit to be shown: a missing key is the model's own, an unexpected one came with the value. */
export function publicConstraint(schema: Schema, constraint: Constraint, segments: Issue["segments"]): Constraint {
  if (constraint.kind !== "dependentKeys" || constraint.unexpected === undefined) return constraint;
  return hasSensitiveKeys(schema, segments) ? { ...constraint, unexpected: redacted } : constraint;
}
