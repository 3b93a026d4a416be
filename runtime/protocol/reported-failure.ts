/** A failure that an event stream has told its reader about: the connection is in order. */

/** Thrown by a body after its last message; the `cause` is what failed. Recognised by name. */
export class ReportedFailure extends Error {
  override readonly name = "ReportedFailure";

  constructor(cause: unknown) {
    super("the event stream ended with an error message", { cause });
  }
}

export function isReportedFailure(error: unknown): error is ReportedFailure {
  return error instanceof Error && error.name === "ReportedFailure";
}
