/** Simple values that stand as text in a path, a query or a header: the text codec, with what the place says. */
import { readBase64, writeBase64 } from "../codec/base64.js";
import { CodecFailure } from "../codec/failure.js";
import type { Side } from "../codec/side.js";
import { type TextReader, textReader } from "../codec/text/read-text.js";
import { type TextWriter, textWriter } from "../codec/text/write-text.js";
import { type MemberSchema, type SimpleSchema, type TimestampFormat, targetOf } from "../schema/schema.js";

export type { TextReader, TextWriter };

/** Where a text stands: it decides the timestamp format, and whether a media type means base64. */
export type TextPlace = "label" | "query" | "header";

/** Spec: `timestampFormat`; headers have http-date, paths and queries date-time. */
export function timestampFormatAt(member: MemberSchema, place: TextPlace): TimestampFormat {
  const target = targetOf(member);
  const own = member.timestampFormat ?? (target.type === "timestamp" ? target.timestampFormat : undefined);
  return own ?? (place === "header" ? "http-date" : "date-time");
}

/** Strings with a media type are base64 in headers (spec: `mediaType`). */
export function isMediaTyped(member: MemberSchema): boolean {
  const target = targetOf(member);
  return member.mediaType !== undefined || (target.type === "string" && target.mediaType !== undefined);
}

/** Compiles the reader of a member of a simple type. It gets the text decoded. */
export function textReaderOf(member: MemberSchema, place: TextPlace, side: Side): TextReader {
  if (place === "header" && isMediaTyped(member)) return readEncodedText;
  const format = timestampFormatAt(member, place);
  return textReader(simpleTarget(member), { timestampFormat: format, side }, format);
}

/** Compiles the writer of a member of a simple type. */
export function textWriterOf(member: MemberSchema, place: TextPlace): TextWriter {
  const format = timestampFormatAt(member, place);
  const write = textWriter(simpleTarget(member), { timestampFormat: format }, format);
  if (place !== "header" || !isMediaTyped(member)) return write;
  return (value) => writeBase64(encoder.encode(write(value)));
}

function simpleTarget(member: MemberSchema): SimpleSchema {
  const target = targetOf(member);
  switch (target.type) {
    case "list":
    case "map":
    case "structure":
    case "union":
      throw new Error(`BUG: a ${target.type} is no text`);
    default:
      return target;
  }
}

const encoder = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readEncodedText(text: string): string {
  try {
    const bytes = readBase64(text);
    if (bytes !== undefined) return utf8.decode(bytes);
  } catch {
    // Not UTF-8: the same failure as not base64.
  }
  throw new CodecFailure("string", "string");
}
