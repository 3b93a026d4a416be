/** Integers of any size from the text of a number, which may have an exponent (spec: XML bindings, simple type serialization). */

const number = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,5}))?$/;
/** The most digits that are read, written out. */
const mostDigits = 4096;

/** The integer; `undefined` for what is no number, has a fraction that is not zero, or has too many digits. */
export function bigIntegerOf(text: string): bigint | undefined {
  if (text.length > 2 * mostDigits) return undefined;
  const match = number.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const zeros = Number(exponent) - fraction.length;
  const end = digits.length + Math.min(zeros, 0);
  if (/[^0]/.test(digits.slice(Math.max(end, 0)))) return undefined;
  const kept = digits.slice(0, Math.max(end, 0)).replace(/^0+/, "");
  if (kept === "") return 0n;
  if (kept.length + Math.max(zeros, 0) > mostDigits) return undefined;
  return BigInt(sign + kept + "0".repeat(Math.max(zeros, 0)));
}
