/** The ranges of Smithy's integer types. */

interface Width {
  readonly min: number;
  readonly max: number;
}

/**
 * Smithy specification, simple types. The ends of `long` are those of 64 bits as doubles: a long beyond 2^53 is carried
 * as the nearest double.
 */
export const integerWidths: Readonly<Record<"byte" | "short" | "integer" | "intEnum" | "long", Width>> = {
  byte: { min: -128, max: 127 },
  short: { min: -32768, max: 32767 },
  integer: { min: -2147483648, max: 2147483647 },
  intEnum: { min: -2147483648, max: 2147483647 },
  long: { min: -(2 ** 63), max: 2 ** 63 },
};

/** Whether a whole number has room in 64 bits. */
export function isLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** The long that a whole number within the width stands for, every digit: 2^63 itself is what the largest long becomes as a double. */
export function longOf(value: number): bigint {
  return value === 2 ** 63 ? 2n ** 63n - 1n : BigInt(value);
}
