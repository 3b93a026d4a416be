/** Why a waiter stopped waiting. */

/** What a waiter had found when it stopped. */
export interface WaiterEnd {
  /** The waiter's name in the model. */
  readonly name: string;
  /** How often the operation was called. */
  readonly attempts: number;
  /** The output of the last call, if it succeeded. */
  readonly output: unknown;
  /** The error of the last call, if it failed. */
  readonly error: unknown;
}

/** The error of the last call, if there was one, is the `cause`. */
export class WaiterError extends Error {
  override readonly name = "WaiterError";
  /** `failure`: what is waited for can no longer come; `timeout`: it did not come in time. */
  readonly state: "failure" | "timeout";
  readonly waiter: string;
  readonly attempts: number;
  /** The output of the last call, if it succeeded. It may hold sensitive values. */
  readonly output: unknown;

  /** `detail` is what the model finds worth saying of the output. */
  constructor(state: "failure" | "timeout", end: WaiterEnd, detail?: string) {
    const how = state === "failure" ? "cannot be reached any more" : "was not reached in time";
    const calls = end.attempts === 1 ? "1 call" : `${end.attempts} calls`;
    super(
      `${end.name} ${how}, after ${calls}${detail === undefined ? "" : `: ${detail}`}`,
      end.error === undefined ? undefined : { cause: end.error },
    );
    this.state = state;
    this.waiter = end.name;
    this.attempts = end.attempts;
    this.output = end.output;
  }
}
