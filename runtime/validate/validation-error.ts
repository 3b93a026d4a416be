/** What `parse` and `create` throw. */
import type { Issue } from "./issue.js";

/** A value broke constraints. `issues` holds all of them; neither it nor the message holds any value. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly shapeId: string;
  readonly issues: readonly Issue[];

  constructor(shapeId: string, issues: readonly Issue[]) {
    super(summaryOf(issues));
    this.shapeId = shapeId;
    this.issues = issues;
  }

  /** Whether `error` is a ValidationError, of this copy of the runtime or of another. */
  static is(error: unknown): error is ValidationError {
    return error instanceof Error && error.name === "ValidationError" && "issues" in error;
  }
}

/** All messages in one line, as the Smithy framework's ValidationException words it. */
export function summaryOf(issues: readonly Issue[]): string {
  const errors = issues.length === 1 ? "1 validation error" : `${issues.length} validation errors`;
  return `${errors} detected. ${issues.map(({ message }) => message).join("; ")}`;
}
