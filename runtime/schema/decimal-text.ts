/** What counts as the text of a bigDecimal. */

/** Digits with an optional sign, fraction and exponent, as JSON writes numbers. Linear: no part can match in two ways. */
export function isDecimalText(value: unknown): value is string {
  return typeof value === "string" && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value);
}
