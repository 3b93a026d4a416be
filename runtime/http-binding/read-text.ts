/** Readers of simple values that stand as text in a path, a query or a header: strict, no coercion. */
import { readBase64 } from "../codec/base64.js";
import { CodecFailure } from "../codec/failure.js";
import { integerWidths } from "../codec/integer-width.js";
import { readDateTime, readEpochSeconds, readHttpDate } from "../codec/timestamp.js";
import { isDecimalText } from "../schema/decimal-text.js";
import { type MemberSchema, type TimestampFormat, targetOf } from "../schema/schema.js";

/** Reads one decoded text. @throws CodecFailure */
export type TextReader = (text: string) => unknown;

/** Where a text stands: it decides the timestamp format, and whether a media type means base64. */
export type TextPlace = "label" | "query" | "header";

/** Spec: `timestampFormat`; headers have http-date, paths and queries date-time. */
export function timestampFormatAt(member: MemberSchema, place: TextPlace): TimestampFormat {
  const target = targetOf(member);
  const own = member.timestampFormat ?? (target.type === "timestamp" ? target.timestampFormat : undefined);
  return own ?? (place === "header" ? "http-date" : "date-time");
}

/** Compiles the reader of a member of a simple type. */
export function textReaderOf(member: MemberSchema, place: TextPlace): TextReader {
  const target = targetOf(member);
  switch (target.type) {
    case "string":
    case "enum":
      return place === "header" && isMediaTyped(member) ? readEncodedText : (text) => text;
    case "boolean":
      return readBoolean;
    case "timestamp":
      return timestampReader(timestampFormatAt(member, place));
    case "float":
    case "double":
      return floatReader(target.type);
    case "bigInteger":
      return (text) => (/^-?\d{1,4096}$/.test(text) ? BigInt(text) : fail("bigInteger"));
    case "bigDecimal":
      return (text) => (isDecimalText(text) ? text : fail("bigDecimal"));
    case "byte":
    case "short":
    case "integer":
    case "intEnum":
    case "long":
      return integerReader(target.type);
    default:
      throw new Error(`BUG: a ${target.type} is no text`);
  }
}

/** Strings with a media type are base64 in headers (spec: `mediaType`). */
export function isMediaTyped(member: MemberSchema): boolean {
  const target = targetOf(member);
  return member.mediaType !== undefined || (target.type === "string" && target.mediaType !== undefined);
}

function fail(expected: string): never {
  throw new CodecFailure(expected, "string");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readEncodedText(text: string): string {
  const bytes = readBase64(text);
  if (bytes === undefined) return fail("string");
  try {
    return utf8.decode(bytes);
  } catch {
    return fail("string");
  }
}

function readBoolean(text: string): boolean {
  return text === "true" ? true : text === "false" ? false : fail("boolean");
}

function integerReader(type: keyof typeof integerWidths): TextReader {
  const { min, max } = integerWidths[type];
  return (text) => {
    const value = /^-?\d{1,40}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value + 0 : fail(type);
  };
}

function floatReader(type: "float" | "double"): TextReader {
  return (text) => {
    if (text === "NaN" || text === "Infinity" || text === "-Infinity") return Number(text);
    const value = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? value : fail(type);
  };
}

function timestampReader(format: TimestampFormat): TextReader {
  return (text) => {
    const date =
      format === "date-time"
        ? readDateTime(text, { offsets: false })
        : format === "http-date"
          ? readHttpDate(text)
          : /^-?\d+(?:\.\d+)?$/.test(text)
            ? readEpochSeconds(Number(text))
            : undefined;
    return date ?? fail("timestamp");
  };
}
