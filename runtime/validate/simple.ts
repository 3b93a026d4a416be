/** Checks of shapes without constraints, and the parts that generated checks share. */
import { isDecimalText } from "../schema/decimal-text.js";
import { broken, isObject, maxDepth, wrongType } from "./findings.js";
import type { Finding, Findings } from "./issue.js";

/** A string. */
export function checkString(input: unknown): Findings {
  return typeof input === "string" ? undefined : wrongType("a string");
}

/** A boolean. */
export function checkBoolean(input: unknown): Findings {
  return typeof input === "boolean" ? undefined : wrongType("a boolean");
}

/** A whole number of 8 bits. */
export function checkByte(input: unknown): Findings {
  return isInteger(input) && input >= -0x80 && input <= 0x7f ? undefined : wrongType("a byte");
}

/** A whole number of 16 bits. */
export function checkShort(input: unknown): Findings {
  return isInteger(input) && input >= -0x8000 && input <= 0x7fff ? undefined : wrongType("a short");
}

/** A whole number of 32 bits. */
export function checkInteger(input: unknown): Findings {
  return isInteger(input) ? undefined : wrongType("an integer");
}

/** A whole number of 64 bits: beyond 2^53 the nearest double, as codecs read it, up to 2^63 for the largest. */
export function checkLong(input: unknown): Findings {
  return Number.isInteger(input) && Math.abs(Number(input)) <= 2 ** 63 ? undefined : wrongType("a long");
}

function isInteger(input: unknown): input is number {
  return typeof input === "number" && (input | 0) === input;
}

/** A number; NaN and the infinities are numbers. */
export function checkFloat(input: unknown): Findings {
  return typeof input === "number" ? undefined : wrongType("a number");
}

/** A number; NaN and the infinities are numbers. */
export function checkDouble(input: unknown): Findings {
  return typeof input === "number" ? undefined : wrongType("a number");
}

/** A bigint. */
export function checkBigInteger(input: unknown): Findings {
  return typeof input === "bigint" ? undefined : wrongType("a bigint");
}

/** A decimal number as a string, with an exponent if need be. */
export function checkBigDecimal(input: unknown): Findings {
  return isDecimalText(input) ? undefined : wrongType("a decimal string");
}

/** A Date that is valid. */
export function checkTimestamp(input: unknown): Findings {
  return input instanceof Date && !Number.isNaN(input.getTime()) ? undefined : wrongType("a Date");
}

/** Bytes. */
export function checkBlob(input: unknown): Findings {
  return input instanceof Uint8Array ? undefined : wrongType("a Uint8Array");
}

/** Anything: a document is only kept from nesting too deep. */
export function checkDocument(input: unknown, depth = 0): Findings {
  return nestsTooDeep(input, depth) ? tooDeep() : undefined;
}

/** Whether objects and arrays nest so deep in the value, which stands inside `depth` containers. */
export function nestsTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth >= maxDepth || Object.values(value).some((item) => nestsTooDeep(item, depth + 1));
}

/** The structure without members. */
export function checkUnit(input: unknown): Findings {
  return isObject(input) ? undefined : wrongType("an object");
}

/** The value is nested deeper than recursive shapes may be. */
export function tooDeep(): Finding[] {
  return broken({ kind: "depth", max: maxDepth });
}
