/** Readers of decoded CBOR items of simple shapes (spec: Smithy RPC v2 CBOR, shape serialization): strict, no coercion. */
import { CodecFailure, type FoundKind } from "../failure.js";
import { integerWidths, isLong } from "../integer-width.js";
import { readEpochSeconds } from "../timestamp.js";
import type { SimpleSchema } from "../../schema/schema.js";
import type { TreeReader } from "../tree/reader.js";
import { CborTag, bignumTag, decimalTag, epochTag, negativeBignumTag } from "./tag.js";

/** The kind of a decoded item. */
export function kindOf(item: unknown): FoundKind {
  if (item === null) return "null";
  if (item === undefined) return "nothing";
  if (typeof item === "boolean") return item ? "true" : "false";
  if (typeof item === "string") return "string";
  if (typeof item === "number" || typeof item === "bigint") return "number";
  if (Array.isArray(item)) return "list";
  return item instanceof Uint8Array || item instanceof CborTag ? "other" : "map";
}

/** The reader of a simple shape. Timestamp formats do not matter. */
export function scalarReader(schema: SimpleSchema): TreeReader {
  const { type } = schema;
  switch (type) {
    case "string":
    case "enum":
      return (item) => (typeof item === "string" ? item : fail("string", item));
    case "boolean":
      return (item) => (typeof item === "boolean" ? item : fail("boolean", item));
    case "blob":
      return (item) => (item instanceof Uint8Array ? item : fail("blob", item));
    case "timestamp":
      return readTimestamp;
    case "float":
    case "double":
      return (item) => (typeof item === "number" || typeof item === "bigint" ? Number(item) : fail(type, item));
    case "bigInteger":
      return (item) => bigIntegerOf(item) ?? fail("bigInteger", item);
    case "bigDecimal":
      return (item) => bigDecimalOf(item) ?? fail("bigDecimal", item);
    case "document":
      // The specification has no documents in CBOR.
      return (item) => fail("anything but a document", item);
    default:
      return integerReader(type);
  }
}

function fail(expected: string, item: unknown): never {
  throw new CodecFailure(expected, kindOf(item));
}

/** An integer in any of the number types of CBOR that holds it whole. */
function integerReader(type: keyof typeof integerWidths): TreeReader {
  const { min, max } = integerWidths[type];
  return (item) => {
    if (typeof item === "bigint" && !isLong(item)) return fail(type, item);
    const value = typeof item === "bigint" ? Number(item) : item;
    if (typeof value === "number" && value >= min && value <= max && Number.isInteger(value)) return value + 0;
    return fail(type, item);
  };
}

function readTimestamp(item: unknown): Date {
  if (item instanceof CborTag && item.tag === epochTag && typeof item.item === "number") {
    const date = readEpochSeconds(item.item);
    if (date !== undefined) return date;
  }
  return fail("timestamp", item);
}

/** The longest number that is read, in bytes. */
const longest = 1024;

function bigIntegerOf(item: unknown): bigint | undefined {
  if (typeof item === "bigint") return item;
  if (typeof item === "number") return Number.isInteger(item) ? BigInt(item) : undefined;
  if (!(item instanceof CborTag) || !(item.item instanceof Uint8Array) || item.item.length > longest) return undefined;
  const digits = Array.from(item.item, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const value = BigInt(`0x${digits || "0"}`);
  if (item.tag === bignumTag) return value;
  return item.tag === negativeBignumTag ? -1n - value : undefined;
}

function bigDecimalOf(item: unknown): string | undefined {
  if (!(item instanceof CborTag)) {
    const whole = bigIntegerOf(item);
    if (whole !== undefined) return String(whole);
    return typeof item === "number" && Number.isFinite(item) ? String(item) : undefined;
  }
  if (item.tag !== decimalTag) return bigIntegerOf(item)?.toString();
  if (!Array.isArray(item.item) || item.item.length !== 2) return undefined;
  const [exponent, mantissa] = [item.item[0] as unknown, bigIntegerOf(item.item[1])];
  if (typeof exponent !== "number" || !Number.isInteger(exponent) || mantissa === undefined) return undefined;
  return exponent === 0 ? String(mantissa) : `${mantissa}e${exponent}`;
}
