/** Writers of simple values that stand as text in a header: the value must have the exact type that the schema says. */
import { writeBase64 } from "../codec/base64.js";
import { CodecFailure } from "../codec/failure.js";
import { integerWidths } from "../codec/integer-width.js";
import { writeTimestamp } from "../codec/timestamp.js";
import { foundIn } from "../codec/found-in.js";
import { isDecimalText } from "../schema/decimal-text.js";
import { type MemberSchema, type TimestampFormat, targetOf } from "../schema/schema.js";
import { isMediaTyped, timestampFormatAt, type TextPlace } from "./read-text.js";

/** Writes one value. @throws CodecFailure */
export type TextWriter = (value: unknown) => string;

const utf8 = new TextEncoder();

/** Compiles the writer of a member of a simple type. */
export function textWriterOf(member: MemberSchema, place: TextPlace): TextWriter {
  const target = targetOf(member);
  switch (target.type) {
    case "string":
    case "enum":
      return place === "header" && isMediaTyped(member)
        ? (value) => writeBase64(utf8.encode(writeString(value)))
        : writeString;
    case "boolean":
      return (value) => (typeof value === "boolean" ? String(value) : fail("boolean", value));
    case "timestamp":
      return timestampWriter(timestampFormatAt(member, place));
    case "float":
    case "double":
      return (value) => (typeof value === "number" ? String(value) : fail(target.type, value));
    case "bigInteger":
      return (value) => (typeof value === "bigint" ? String(value) : fail("bigInteger", value));
    case "bigDecimal":
      return (value) => (isDecimalText(value) ? value : fail("bigDecimal", value));
    case "byte":
    case "short":
    case "integer":
    case "intEnum":
    case "long":
      return integerWriter(target.type);
    default:
      throw new Error(`BUG: a ${target.type} is no text`);
  }
}

function fail(expected: string, value: unknown): never {
  throw new CodecFailure(expected, foundIn(value));
}

function writeString(value: unknown): string {
  return typeof value === "string" ? value : fail("string", value);
}

function integerWriter(type: keyof typeof integerWidths): TextWriter {
  const { min, max } = integerWidths[type];
  return (value) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return BigInt(value).toString();
    if (type === "long" && typeof value === "bigint" && BigInt.asIntN(64, value) === value) return String(value);
    return fail(type, value);
  };
}

function timestampWriter(format: TimestampFormat): TextWriter {
  return (value) =>
    value instanceof Date && !Number.isNaN(value.getTime()) ? writeTimestamp(value, format) : fail("timestamp", value);
}
