/** The error with which the other side of an event stream ends it. */

/**
 * `name` is that of the modelled error, and the members are its own properties, but for one that is called `name`; of an
 * error that the model does not have, `name` is its code. Recognised by {@link isStreamError}.
 */
export class StreamError extends Error {
  /** Whether the model has the error. */
  readonly #isModelled: boolean;

  constructor(name: string, members: Readonly<Record<string, unknown>>, isModelled: boolean) {
    const { message = members["Message"] } = members;
    super(typeof message === "string" ? message : "");
    const own = Object.entries(members).filter(([member]) => member !== "message");
    for (const [member, value] of [...own, ["name", name] as const]) {
      const enumerable = member !== "name";
      Object.defineProperty(this, member, { value, enumerable, configurable: true, writable: true });
    }
    this.#isModelled = isModelled;
  }

  get isModelled(): boolean {
    return this.#isModelled;
  }
}

export function isStreamError(error: unknown): error is StreamError {
  return error instanceof StreamError;
}
