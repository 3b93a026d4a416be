/** Writers of simple values as text: the value must have the exact type that the schema says. */
import { isDecimalText } from "../../schema/decimal-text.js";
import type { SimpleSchema, TimestampFormat } from "../../schema/schema.js";
import { writeBase64 } from "../base64.js";
import { CodecFailure } from "../failure.js";
import { foundIn } from "../found-in.js";
import { integerWidths, isLong, longOf } from "../integer-width.js";
import { writeTimestamp } from "../timestamp.js";

/** Writes one value as text, escaped for nothing. @throws CodecFailure */
export type TextWriter = (value: unknown) => string;

export interface TextWriteOptions {
  /** The format of timestamps that state none. */
  readonly timestampFormat: TimestampFormat;
}

/** The writer of a simple shape; `format` is the member's own timestamp format. Blobs are base64; documents always fail. */
export function textWriter(schema: SimpleSchema, options: TextWriteOptions, format?: TimestampFormat): TextWriter {
  switch (schema.type) {
    case "string":
    case "enum":
      return (value) => (typeof value === "string" ? value : fail("string", value));
    case "boolean":
      return (value) => (typeof value === "boolean" ? String(value) : fail("boolean", value));
    case "blob":
      return (value) => (value instanceof Uint8Array ? writeBase64(value) : fail("blob", value));
    case "timestamp":
      return timestampWriter(format ?? schema.timestampFormat ?? options.timestampFormat);
    case "document":
      return (value) => fail("document", value);
    case "float":
    case "double":
      return floatWriter(schema.type);
    case "bigInteger":
      return (value) => (typeof value === "bigint" ? String(value) : fail("bigInteger", value));
    case "bigDecimal":
      return (value) => (isDecimalText(value) ? value : fail("bigDecimal", value));
    default:
      return integerWriter(schema.type);
  }
}

function fail(expected: string, value: unknown): never {
  throw new CodecFailure(expected, foundIn(value));
}

function timestampWriter(format: TimestampFormat): TextWriter {
  return (value) => (value instanceof Date ? writeTimestamp(value, format) : undefined) ?? fail("timestamp", value);
}

function integerWriter(type: keyof typeof integerWidths): TextWriter {
  const { min, max } = integerWidths[type];
  return (value) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
      // `String` rounds longs beyond 2^53 to digits of another one.
      if (!Number.isSafeInteger(value)) return String(longOf(value));
      return Object.is(value, -0) ? "0" : String(value);
    }
    return type === "long" && typeof value === "bigint" && isLong(value) ? String(value) : fail(type, value);
  };
}

function floatWriter(type: "float" | "double"): TextWriter {
  return (value) => {
    if (typeof value !== "number") return fail(type, value);
    return Object.is(value, -0) ? "-0" : String(value);
  };
}
