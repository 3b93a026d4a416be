/** Why a codec could not read or write a value: where, what it expected and what kind it found, never the value itself. */

/** What a codec stumbled over. `null` stands where the format has it, `nothing` for an absent or undefined value. */
export type FoundKind =
  "string" | "number" | "true" | "false" | "null" | "list" | "map" | "nothing" | "other" | "repeated" | "unknown";

/** What stood at a place: the shape type the schema wants, or why a value of the right kind will not do. */
export interface CodecFault {
  readonly expected: string;
  readonly found: FoundKind;
}

/** Thrown by readers and writers; containers add their segment on the way out, innermost first. Recognised by name. */
export class CodecFailure extends Error implements CodecFault {
  override readonly name = "CodecFailure";
  readonly expected: string;
  readonly found: FoundKind;
  readonly reversedPath: (string | number)[] = [];

  constructor(expected: string, found: FoundKind) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

/** Adds a segment to a failure that passes through; anything else passes unchanged. For `throw` in a `catch`. */
export function at(segment: string | number, error: unknown): unknown {
  if (isCodecFailure(error)) error.reversedPath.push(segment);
  return error;
}

/** What `read` gives; a failure in it gets the segment. @throws what `read` throws */
export function within<Value>(segment: string | number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw at(segment, error);
  }
}

/** Whether a thrown value is a codec's failure. */
export function isCodecFailure(error: unknown): error is CodecFailure {
  return error instanceof Error && error.name === "CodecFailure";
}
