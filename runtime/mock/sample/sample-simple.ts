/** Values of simple shapes that satisfy their constraints. */
import { integerWidths } from "../../codec/integer-width.js";
import type { Constraints, NumberSchema, Range, SimpleSchema } from "../../schema/schema.js";
import { integerBetween } from "../random.js";
import type { SampleHint, SamplePlace } from "./hint.js";
import { sampleText } from "./sample-text.js";

/** The first moment that a sample timestamp can name: 1 January 2024. */
const epoch = Date.UTC(2024, 0, 1);
const secondsOfYear = 365 * 24 * 60 * 60;

/** A value; `undefined` where none is found. */
export function sampleSimple(
  schema: SimpleSchema,
  place: SamplePlace,
  constraints: Constraints,
  hint?: SampleHint,
): unknown {
  const { random } = place;
  switch (schema.type) {
    case "string":
      return sampleText(place, constraints, hint);
    case "enum":
      return (
        pick(
          schema.values.filter((value) => schema.internalValues?.includes(value) !== true),
          random,
        ) ?? schema.values[0]
      );
    case "intEnum":
      return pick(schema.values, random);
    case "boolean":
      return random() < 0.5;
    case "blob":
      return sampleBytes(constraints, random);
    case "timestamp":
      return new Date(epoch + integerBetween(0, secondsOfYear, random) * 1000);
    case "document":
      return { sample: true };
    default:
      return sampleNumber(schema, constraints.range, random);
  }
}

function pick<T>(values: readonly T[], random: () => number): T | undefined {
  return values[Math.floor(random() * values.length)];
}

/** The longest blob that is made to satisfy a minimum. */
const longest = 20_000;

function sampleBytes({ length }: Constraints, random: () => number): Uint8Array | undefined {
  const min = length?.min ?? 0;
  if (min > longest) return undefined;
  const size = Math.min(Math.max(min, 12), length?.max ?? Infinity);
  return Uint8Array.from({ length: size }, () => integerBetween(0, 255, random));
}

function sampleNumber(
  { type }: NumberSchema,
  range: Range | undefined,
  random: () => number,
): number | bigint | string {
  const width = type === "byte" || type === "short" || type === "integer" ? integerWidths[type] : undefined;
  const lowest = Math.max(range?.min ?? -Infinity, width?.min ?? -Infinity);
  const highest = Math.min(range?.max ?? Infinity, width?.max ?? Infinity);
  // About 1 to 100 where that is allowed, otherwise the hundred nearest to it.
  const min = Math.min(Math.max(1, lowest), highest);
  const max = Math.max(Math.min(min + 99, highest), min);
  switch (type) {
    case "float":
    case "double":
      return between(min, max, random);
    case "bigDecimal":
      return String(between(min, max, random));
    case "bigInteger":
      return BigInt(integerBetween(Math.ceil(min), Math.floor(max), random));
    default:
      return integerBetween(Math.ceil(min), Math.floor(max), random);
  }
}

/** In quarters where they fit, which floats hold exactly. */
function between(min: number, max: number, random: () => number): number {
  const value = Math.round((min + random() * (max - min)) * 4) / 4;
  return value < min || value > max ? min : value;
}
