/** Writers of JSON text for simple shapes: the value must have the exact type that the schema says. */
import { isDecimalText } from "../../schema/decimal-text.js";
import type { SimpleSchema, TimestampFormat } from "../../schema/schema.js";
import { writeBase64 } from "../base64.js";
import { CodecFailure } from "../failure.js";
import { foundIn } from "../found-in.js";
import { timestampFormatOf } from "./read-scalar.js";
import { integerWidths, isLong, longOf } from "../integer-width.js";
import { writeTimestamp } from "../timestamp.js";

/** Writes one value as JSON text. `depth` is the level of the container it stands in. @throws CodecFailure */
export type JsonWriter = (value: unknown, depth: number) => string;

export interface ScalarWriteOptions {
  readonly timestampFormat: TimestampFormat;
  /** Whether the model's own timestamp formats count; they do when absent. */
  readonly modelledTimestampFormats?: "ignore";
  /** Whether bigInteger and bigDecimal are JSON strings; they are numbers when absent. */
  readonly bigNumbers?: "strings";
  readonly maxDepth: number;
}

/** The writer of a simple shape; `format` is the member's own timestamp format. */
export function scalarWriter(schema: SimpleSchema, options: ScalarWriteOptions, format?: TimestampFormat): JsonWriter {
  switch (schema.type) {
    case "string":
    case "enum":
      return writeString;
    case "boolean":
      return writeBoolean;
    case "blob":
      return writeBlob;
    case "timestamp":
      return timestampWriter(timestampFormatOf(schema, options, format));
    case "document":
      return documentWriter(options.maxDepth);
    case "float":
    case "double":
      return floatWriter(schema.type);
    case "bigInteger":
      return options.bigNumbers === "strings" ? quoted(writeBigInteger) : writeBigInteger;
    case "bigDecimal":
      return options.bigNumbers === "strings" ? quoted(writeBigDecimal) : writeBigDecimal;
    default:
      return integerWriter(schema.type);
  }
}

function writeString(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  throw new CodecFailure("string", foundIn(value));
}

function writeBoolean(value: unknown): string {
  if (typeof value === "boolean") return value ? "true" : "false";
  throw new CodecFailure("boolean", foundIn(value));
}

function writeBlob(value: unknown): string {
  if (value instanceof Uint8Array) return `"${writeBase64(value)}"`;
  throw new CodecFailure("blob", foundIn(value));
}

function timestampWriter(format: TimestampFormat): JsonWriter {
  const quote = format === "epoch-seconds" ? "" : '"';
  return (value) => {
    const text = value instanceof Date ? writeTimestamp(value, format) : undefined;
    if (text !== undefined) return quote + text + quote;
    throw new CodecFailure("timestamp", foundIn(value));
  };
}

function integerWriter(type: keyof typeof integerWidths): JsonWriter {
  const { min, max } = integerWidths[type];
  return (value) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return digitsOf(value);
    if (type === "long" && typeof value === "bigint" && isLong(value)) return String(value);
    throw new CodecFailure(type, foundIn(value));
  };
}

/** `String` rounds to the fewest digits that make the same double, which beyond 2^53 are those of another long. */
function digitsOf(value: number): string {
  if (!Number.isSafeInteger(value)) return String(longOf(value));
  return Object.is(value, -0) ? "0" : String(value);
}

function floatWriter(type: "float" | "double"): JsonWriter {
  return (value) => {
    if (typeof value !== "number") throw new CodecFailure(type, foundIn(value));
    return Number.isFinite(value) ? (Object.is(value, -0) ? "-0" : String(value)) : `"${value}"`;
  };
}

function writeBigInteger(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  throw new CodecFailure("bigInteger", foundIn(value));
}

function writeBigDecimal(value: unknown): string {
  if (isDecimalText(value)) return value;
  throw new CodecFailure("bigDecimal", foundIn(value));
}

/** Digits need no escape. */
function quoted(write: (value: unknown) => string): JsonWriter {
  return (value) => `"${write(value)}"`;
}

/** Anything JSON can say; functions, symbols, cycles and whatever nests too deep is a failure. */
function documentWriter(maxDepth: number): JsonWriter {
  const write: JsonWriter = (value, depth) => {
    switch (typeof value) {
      case "string":
        return JSON.stringify(value);
      case "boolean":
      case "bigint":
        return String(value);
      case "number":
        if (Number.isFinite(value)) return String(value);
        break;
      case "object":
        if (value === null) return "null";
        if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, foundIn(value));
        if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null, depth + 1)).join(",")}]`;
        if (foundIn(value) === "map") return writeEntries(value, (item) => write(item, depth + 1));
        break;
      default:
    }
    throw new CodecFailure("document", foundIn(value));
  };
  return write;
}

function writeEntries(record: object, write: (item: unknown) => string): string {
  const entries = Object.entries(record).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(",")}}`;
}
