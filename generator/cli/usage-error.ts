/** A wrong command line, found by our own checks: shown like those of yargs, with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
