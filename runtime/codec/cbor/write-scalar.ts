/** Writers of CBOR items of simple shapes: the value must have the exact type that the schema says. */
import { isDecimalText } from "../../schema/decimal-text.js";
import type { SimpleSchema } from "../../schema/schema.js";
import { CodecFailure } from "../failure.js";
import { foundIn } from "../found-in.js";
import { integerWidths, isLong, longOf } from "../integer-width.js";
import type { CborSink } from "./sink.js";
import { bignumTag, decimalTag, epochTag, negativeBignumTag } from "./tag.js";

/** Writes one value. `depth` is the level of the container it stands in. @throws CodecFailure */
export type CborWriter = (value: unknown, sink: CborSink, depth: number) => void;

/** The writer of a simple shape (spec: Smithy RPC v2 CBOR, shape serialization). */
export function scalarWriter(schema: SimpleSchema): CborWriter {
  const { type } = schema;
  switch (type) {
    case "string":
    case "enum":
      return (value, sink) => (typeof value === "string" ? sink.text(value) : fail("string", value));
    case "boolean":
      return (value, sink) => (typeof value === "boolean" ? sink.boolean(value) : fail("boolean", value));
    case "blob":
      return (value, sink) => (value instanceof Uint8Array ? sink.bytes(value) : fail("blob", value));
    case "timestamp":
      return writeTimestamp;
    case "float":
      return (value, sink) => (typeof value === "number" ? sink.float(value) : fail(type, value));
    case "double":
      return (value, sink) => (typeof value === "number" ? sink.double(value) : fail(type, value));
    case "bigInteger":
      return (value, sink) => (typeof value === "bigint" ? writeBigInteger(value, sink) : fail(type, value));
    case "bigDecimal":
      return (value, sink) => (isDecimalText(value) ? writeBigDecimal(value, sink) : fail(type, value));
    case "document":
      // The specification has no documents in CBOR.
      return (value) => fail("anything but a document", value);
    default:
      return integerWriter(type);
  }
}

function fail(expected: string, value: unknown): never {
  throw new CodecFailure(expected, foundIn(value));
}

function integerWriter(type: keyof typeof integerWidths): CborWriter {
  const { min, max } = integerWidths[type];
  return (value, sink) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
      sink.integer(Number.isSafeInteger(value) ? value : longOf(value));
    } else if (type === "long" && typeof value === "bigint" && isLong(value)) sink.integer(value);
    else fail(type, value);
  };
}

/** Whole seconds as an integer, anything else as a double. */
function writeTimestamp(value: unknown, sink: CborSink): void {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return fail("timestamp", value);
  const seconds = value.getTime() / 1000;
  sink.tag(epochTag);
  if (Number.isInteger(seconds)) sink.integer(seconds);
  else sink.double(seconds);
}

function writeBigInteger(value: bigint, sink: CborSink): void {
  if (BigInt.asUintN(64, value < 0n ? -1n - value : value) === (value < 0n ? -1n - value : value)) {
    sink.integer(value);
    return;
  }
  sink.tag(value < 0n ? negativeBignumTag : bignumTag);
  const digits = (value < 0n ? -1n - value : value).toString(16);
  const padded = digits.padStart(digits.length + (digits.length % 2), "0");
  sink.bytes(Uint8Array.from(padded.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

function writeBigDecimal(text: string, sink: CborSink): void {
  const [digits = "", power = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const exponent = Number(power) - fraction.length;
  if (!Number.isSafeInteger(exponent)) throw new CodecFailure("bigDecimal", "string");
  sink.tag(decimalTag);
  sink.array(2);
  sink.integer(exponent);
  writeBigInteger(BigInt(whole + fraction), sink);
}
