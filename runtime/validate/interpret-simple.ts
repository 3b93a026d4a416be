/** Checks of simple shapes, made from schemas. The rules are those of interpret.ts. */
import type { Constraints, NumberSchema, SimpleSchema } from "../schema/schema.js";
import { and, broken, codePoints, lengthBroken, rangeBroken, wrongType } from "./findings.js";
import type { Check, Findings } from "./issue.js";
import {
  checkBigDecimal,
  checkBigInteger,
  checkBlob,
  checkBoolean,
  checkByte,
  checkDouble,
  checkFloat,
  checkInteger,
  checkLong,
  checkShort,
  checkString,
  checkTimestamp,
} from "./simple.js";

/** The longest string, in UTF-16 units, that is matched against a pattern although it breaks its maximum length. */
export const longestForPattern = 4096;

/** The check of a simple shape under constraints that are its own or those of a member. */
export function simpleCheck(schema: Exclude<SimpleSchema, { type: "document" }>, constraints: Constraints): Check {
  switch (schema.type) {
    case "string":
      return stringCheck(constraints);
    case "enum":
      return schema.open === true ? checkString : enumCheck(schema.values, schema.internalValues ?? []);
    case "intEnum":
      return schema.open === true ? checkInteger : intEnumCheck(schema.values);
    case "boolean":
      return checkBoolean;
    case "blob":
      return schema.streaming === true ? () => undefined : blobCheck(constraints);
    case "timestamp":
      return checkTimestamp;
    default:
      return numberCheck(schema, constraints);
  }
}

function stringCheck({ length, pattern }: Constraints): Check {
  const { min = 0, max = Infinity } = length ?? {};
  const regexp = pattern?.regexp;
  const patternBroken = (): Findings => broken({ kind: "pattern", pattern: pattern?.text ?? "" });
  return (value) => {
    if (typeof value !== "string") return wrongType("a string");
    let found: Findings;
    // A string has at most as many code points as UTF-16 units, and at least half as many.
    if (value.length > max || value.length < min * 2) {
      const actual = codePoints(value);
      if (actual < min || actual > max) found = lengthBroken(actual, length?.min, length?.max);
      if (actual > max && value.length > longestForPattern) return found;
    }
    if (regexp !== undefined && !regexp.test(value)) found = and(found, patternBroken());
    return found;
  };
}

function enumCheck(values: readonly string[], internal: readonly string[]): Check {
  const known: ReadonlySet<unknown> = new Set(values);
  const shown = values.filter((value) => !internal.includes(value));
  return (value) => {
    if (typeof value !== "string") return wrongType("a string");
    return known.has(value) ? undefined : broken({ kind: "enum", values: shown });
  };
}

function intEnumCheck(values: readonly number[]): Check {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => {
    const found = checkInteger(value);
    if (found !== undefined) return found;
    return known.has(value) ? undefined : broken({ kind: "enum", values });
  };
}

function blobCheck({ length }: Constraints): Check {
  return (value) => {
    return value instanceof Uint8Array ? lengthCheck(length, value.length) : checkBlob(value);
  };
}

/** The length of a blob, list or map. */
export function lengthCheck(length: Constraints["length"], actual: number): Findings {
  if (length === undefined) return undefined;
  const { min = 0, max = Infinity } = length;
  return actual < min || actual > max ? lengthBroken(actual, length.min, length.max) : undefined;
}

function numberCheck({ type }: NumberSchema, { range }: Constraints): Check {
  const check = numberChecks[type];
  if (range === undefined) return check;
  const { min = -Infinity, max = Infinity } = range;
  return (value) => {
    const found = check(value);
    if (found !== undefined) return found;
    const comparable = Number(value);
    return comparable < min || comparable > max ? rangeBroken(range.min, range.max) : undefined;
  };
}

const numberChecks: Readonly<Record<NumberSchema["type"], Check>> = {
  byte: checkByte,
  short: checkShort,
  integer: checkInteger,
  long: checkLong,
  float: checkFloat,
  double: checkDouble,
  bigInteger: checkBigInteger,
  bigDecimal: checkBigDecimal,
};
