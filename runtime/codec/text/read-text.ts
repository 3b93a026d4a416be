/** Readers of simple values from text, as XML, forms, headers, labels and query strings carry them: strict, no coercion. */
import type { SimpleSchema, TimestampFormat } from "../../schema/schema.js";
import { isDecimalText } from "../../schema/decimal-text.js";
import { readBase64 } from "../base64.js";
import { bigIntegerOf } from "../big-integer-text.js";
import { CodecFailure } from "../failure.js";
import { integerWidths, isLong } from "../integer-width.js";
import type { Side } from "../side.js";
import { readDateTime, readEpochSeconds, readHttpDate } from "../timestamp.js";

/** Reads one value from its text. @throws CodecFailure */
export type TextReader = (text: string) => unknown;

export interface TextReadOptions {
  /** The format of timestamps that state none. */
  readonly timestampFormat: TimestampFormat;
  readonly side: Side;
}

/**
 * The reader of a simple shape; `format` is the member's own timestamp format. Blobs are base64.
 * Documents have no text form and always fail.
 */
export function textReader(schema: SimpleSchema, options: TextReadOptions, format?: TimestampFormat): TextReader {
  switch (schema.type) {
    case "string":
    case "enum":
      return (text) => text;
    case "boolean":
      return readBoolean;
    case "blob":
      return readBlob;
    case "timestamp":
      return timestampReader(format ?? schema.timestampFormat ?? options.timestampFormat, options.side);
    case "document":
      return () => fail("document");
    case "float":
    case "double":
      return floatReader(schema.type);
    case "bigInteger":
      return readBigInteger;
    case "bigDecimal":
      return (text) => (isDecimalText(text) ? text : fail("bigDecimal"));
    default:
      return integerReader(schema.type);
  }
}

function fail(expected: string): never {
  throw new CodecFailure(expected, "string");
}

function readBoolean(text: string): boolean {
  return text === "true" || (text === "false" ? false : fail("boolean"));
}

function readBlob(text: string): Uint8Array {
  return readBase64(text) ?? fail("blob");
}

function integerReader(type: keyof typeof integerWidths): TextReader {
  const { min, max } = integerWidths[type];
  return (text) => {
    const value = integer.test(text) ? Number(text) : NaN;
    // As a double, 2^63 is the largest long and some that are none; so it is at the other end.
    const isWithin = value >= min && value <= max && (Math.abs(value) < 2 ** 63 || isLong(BigInt(text)));
    // No integer has a minus zero.
    return isWithin ? value + 0 : fail(type);
  };
}

/** More digits than any integer type has, leading zeros included. */
const integer = /^-?\d{1,32}$/;
const float = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function floatReader(type: "float" | "double"): TextReader {
  return (text) => {
    if (text === "NaN" || text === "Infinity" || text === "-Infinity") return Number(text);
    const value = float.test(text) ? Number(text) : NaN;
    return Number.isFinite(value) ? value : fail(type);
  };
}

function readBigInteger(text: string): bigint {
  return bigIntegerOf(text) ?? fail("bigInteger");
}

function timestampReader(format: TimestampFormat, side: Side): TextReader {
  const read = {
    "epoch-seconds": (text: string) => (epochSeconds.test(text) ? readEpochSeconds(Number(text)) : undefined),
    "date-time": (text: string) => readDateTime(text, side),
    "http-date": readHttpDate,
  }[format];
  return (text) => read(text) ?? fail("timestamp");
}

const epochSeconds = /^-?\d{1,32}(?:\.\d{1,32})?(?:[eE][+-]?\d{1,3})?$/;
