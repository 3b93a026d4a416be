/** Readers of JSON values of simple shapes: strict, no coercion from one JSON type to another. */
import type { SimpleSchema, TimestampFormat, TimestampSchema } from "../../schema/schema.js";
import { readBase64 } from "../base64.js";
import { bigIntegerOf } from "../big-integer-text.js";
import { CodecFailure } from "../failure.js";
import { integerWidths } from "../integer-width.js";
import { type TextReader, textReader } from "../text/read-text.js";
import type { Side } from "../side.js";
import { readDateTime, readEpochSeconds, readHttpDate } from "../timestamp.js";
import { ExactNumber, withoutDigits } from "./exact-number.js";
import { kindOf } from "./kind.js";

/** Reads one parsed JSON value. `depth` is the level of the container it stands in. @throws CodecFailure */
export type JsonReader = (json: unknown, depth: number) => unknown;

/** What the scalar readers need to know of the format around them. */
export interface ScalarOptions {
  readonly timestampFormat: TimestampFormat;
  /** Whether the model's own timestamp formats count; they do when absent. */
  readonly modelledTimestampFormats?: "ignore";
  /** Whether bigInteger and bigDecimal are JSON strings; they are numbers when absent. */
  readonly bigNumbers?: "strings";
  readonly side: Side;
  readonly maxDepth: number;
}

/** The reader of a simple shape; `format` is the member's own timestamp format. */
export function scalarReader(schema: SimpleSchema, options: ScalarOptions, format?: TimestampFormat): JsonReader {
  switch (schema.type) {
    case "string":
    case "enum":
      return readString;
    case "boolean":
      return readBoolean;
    case "blob":
      return readBlob;
    case "timestamp":
      return timestampReader(timestampFormatOf(schema, options, format), options.side);
    case "document":
      return documentReader(options.maxDepth);
    case "float":
    case "double":
      return floatReader(schema.type);
    case "bigInteger":
      return options.bigNumbers === "strings" ? readBigIntegerString : readBigInteger;
    case "bigDecimal":
      return options.bigNumbers === "strings" ? quoted(readBigDecimalText) : readBigDecimal;
    default:
      return integerReader(schema.type);
  }
}

/** The format of a timestamp: the member's, the shape's or the protocol's. */
export function timestampFormatOf(
  schema: TimestampSchema,
  options: Pick<ScalarOptions, "timestampFormat" | "modelledTimestampFormats">,
  format?: TimestampFormat,
): TimestampFormat {
  if (options.modelledTimestampFormats === "ignore") return options.timestampFormat;
  return format ?? schema.timestampFormat ?? options.timestampFormat;
}

function readString(json: unknown): string {
  if (typeof json === "string") return json;
  throw new CodecFailure("string", kindOf(json));
}

function readBoolean(json: unknown): boolean {
  if (typeof json === "boolean") return json;
  throw new CodecFailure("boolean", kindOf(json));
}

function readBlob(json: unknown): Uint8Array {
  const bytes = typeof json === "string" ? readBase64(json) : undefined;
  if (bytes !== undefined) return bytes;
  throw new CodecFailure("blob", kindOf(json));
}

function integerReader(type: keyof typeof integerWidths): JsonReader {
  const { min, max } = integerWidths[type];
  return (json) => {
    const value = withoutDigits(json);
    // No integer has a minus zero.
    if (typeof value === "number" && value >= min && value <= max && Number.isInteger(value)) return value + 0;
    throw new CodecFailure(type, kindOf(json));
  };
}

/** Smithy writes the numbers that JSON lacks as strings (spec: awsJson protocols, shape serialization). */
function floatReader(type: "float" | "double"): JsonReader {
  return (json) => {
    const value = withoutDigits(json);
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
    throw new CodecFailure(type, kindOf(json));
  };
}

function readBigInteger(json: unknown): bigint {
  if (Number.isSafeInteger(json)) return BigInt(Number(json));
  // Of a number that is no ExactNumber, `String` has the digits of the text.
  const text = typeof json === "number" ? String(json) : json instanceof ExactNumber ? json.text : "";
  const value = bigIntegerOf(text);
  if (value !== undefined) return value;
  throw new CodecFailure("bigInteger", kindOf(json));
}

function readBigDecimal(json: unknown): string {
  if (typeof json === "number") return String(json);
  if (json instanceof ExactNumber) return json.text;
  throw new CodecFailure("bigDecimal", kindOf(json));
}

/** Reads a JSON string by the text codec. */
function quoted(read: TextReader): JsonReader {
  return (json) => read(readString(json));
}

/** Spec: Smithy RPC v2 JSON, `bigInteger` string format, which has neither exponents nor leading zeros. */
function readBigIntegerString(json: unknown): unknown {
  const text = readString(json);
  const value = /^-?(?:0|[1-9]\d*)$/.test(text) ? bigIntegerOf(text) : undefined;
  if (value !== undefined) return value;
  throw new CodecFailure("bigInteger", "string");
}

const plain = { timestampFormat: "epoch-seconds", side: "server" } as const;
const readBigDecimalText = textReader({ type: "bigDecimal", id: "smithy.api#BigDecimal" }, plain);

function timestampReader(format: TimestampFormat, side: Side): JsonReader {
  return (json) => {
    const value = withoutDigits(json);
    const date =
      format === "epoch-seconds"
        ? typeof value === "number"
          ? readEpochSeconds(value)
          : undefined
        : typeof value === "string"
          ? format === "date-time"
            ? readDateTime(value, side)
            : readHttpDate(value)
          : undefined;
    if (date !== undefined) return date;
    throw new CodecFailure("timestamp", kindOf(json));
  };
}

/** Documents are taken as they are, no deeper than the limit and without numbers that no double holds. */
function documentReader(maxDepth: number): JsonReader {
  const read: JsonReader = (json, depth) => {
    if (typeof json === "number" || json instanceof ExactNumber) return finite(withoutDigits(json));
    if (typeof json !== "object" || json === null) return json;
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, kindOf(json));
    if (Array.isArray(json)) return json.map((item) => read(item, depth + 1));
    return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, read(item, depth + 1)]));
  };
  return read;
}

function finite(value: unknown): unknown {
  if (Number.isFinite(value)) return value;
  throw new CodecFailure("document", "number");
}
