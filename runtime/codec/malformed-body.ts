/** A body that is not of its format at all: no JSON, no XML, no CBOR. */

/** Thrown by readers of bodies. Recognised by name. */
export class MalformedBody extends Error {
  override readonly name = "MalformedBody";
}

/** Whether a thrown value says that a body is not of its format. */
export function isMalformedBody(error: unknown): error is MalformedBody {
  return error instanceof Error && error.name === "MalformedBody";
}
