/** The built-in functions of JMESPath: each checks what it is given, as its specification asks. */
import type { FunctionName } from "./query.js";
import { QueryFailure } from "./query-failure.js";
import { compareTexts, equal, isRecord, jsonOf, kindOf, memberOf, namesOf } from "./values.js";

/** A function gets its arguments evaluated, and references as functions. */
type Arguments = readonly unknown[];

const functions: Readonly<Record<FunctionName, (...args: Arguments) => unknown>> = {
  abs: (value) => Math.abs(numberOf(value)),
  avg: (value) => {
    const numbers = numbersOf(value);
    return numbers.length === 0 ? null : sumOf(numbers) / numbers.length;
  },
  ceil: (value) => Math.ceil(numberOf(value)),
  contains: (subject, search) => {
    if (typeof subject === "string") return typeof search === "string" && subject.includes(search);
    return listOf(subject).some((item) => equal(item, search));
  },
  ends_with: (subject, suffix) => textOf(subject).endsWith(textOf(suffix)),
  floor: (value) => Math.floor(numberOf(value)),
  join: (glue, texts) => listOf(texts).map(textOf).join(textOf(glue)),
  keys: (value) => namesOf(recordOf(value)),
  length: (value) => lengthOf(value),
  map: (reference, value) => listOf(value).map(callableOf(reference)),
  max: (value) => extreme(listOf(value), identity, 1),
  max_by: (value, reference) => extreme(listOf(value), callableOf(reference), 1),
  merge: (...objects) => {
    const entries = objects.map(recordOf).flatMap((object) => namesOf(object).map((name) => [name, object[name]]));
    return Object.fromEntries(entries) as unknown;
  },
  min: (value) => extreme(listOf(value), identity, -1),
  min_by: (value, reference) => extreme(listOf(value), callableOf(reference), -1),
  not_null: (...values) => values.find((value) => value !== null) ?? null,
  reverse: (value) => (typeof value === "string" ? [...value].reverse().join("") : [...listOf(value)].reverse()),
  sort: (value) => sorted(listOf(value), identity),
  sort_by: (value, reference) => sorted(listOf(value), callableOf(reference)),
  starts_with: (subject, prefix) => textOf(subject).startsWith(textOf(prefix)),
  sum: (value) => sumOf(numbersOf(value)),
  to_array: (value) => (Array.isArray(value) ? value : [value]),
  to_number: (value) => toNumber(value),
  to_string: (value) => (typeof value === "string" ? value : jsonText(value)),
  type: (value) => kindOf(value),
  values: (value) => namesOf(recordOf(value)).map((name) => memberOf(value, name)),
};

/** Calls a function; the parser has counted the arguments. @throws QueryFailure for arguments of the wrong kind */
export function callFunction(name: FunctionName, args: Arguments): unknown {
  return functions[name](...args);
}

function wrong(wanted: string, value: unknown): never {
  throw new QueryFailure(`a function wants ${wanted} and gets ${typeof value === "function" ? "&" : kindOf(value)}`);
}

function identity(value: unknown): unknown {
  return value;
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : wrong("a number", value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : wrong("a string", value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.map(jsonOf) : wrong("an array", value);
}

function numbersOf(value: unknown): readonly number[] {
  return listOf(value).map(numberOf);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : wrong("an object", value);
}

function callableOf(value: unknown): (item: unknown) => unknown {
  return typeof value === "function" ? (item) => value(item) as unknown : wrong("an expression", value);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Code points, items or members. */
function lengthOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : namesOf(recordOf(value)).length;
}

/** All keys are numbers, or all are strings. */
function comparerOf(keys: readonly unknown[]): (left: unknown, right: unknown) => number {
  if (keys.every((key) => typeof key === "number")) return (left, right) => Number(left) - Number(right);
  const stranger = keys.find((key) => typeof key !== "string");
  if (stranger !== undefined) return wrong("only strings or only numbers", stranger);
  return (left, right) => compareTexts(String(left), String(right));
}

/** Stable, as the specification asks. */
function sorted(items: readonly unknown[], keyOf: (item: unknown) => unknown): readonly unknown[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  const compare = comparerOf(keyed.map(({ key }) => key));
  return keyed.toSorted((left, right) => compare(left.key, right.key)).map(({ item }) => item);
}

/** The first of the greatest (1) or least (-1); null of none. */
function extreme(items: readonly unknown[], keyOf: (item: unknown) => unknown, sign: 1 | -1): unknown {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  const compare = comparerOf(keyed.map(({ key }) => key));
  const [first, ...rest] = keyed;
  if (first === undefined) return null;
  return rest.reduce((best, one) => (compare(one.key, best.key) * sign > 0 ? one : best), first).item;
}

function toNumber(value: unknown): unknown {
  if (typeof value === "number") return value;
  const isNumber = typeof value === "string" && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value);
  return isNumber ? Number(value) : null;
}

function jsonText(value: unknown): string {
  // Read from the holder: `part` of a Date is a text already.
  const written = JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string) {
    return jsonOf(this[key]);
  });
  return written === undefined ? wrong("JSON", value) : written;
}
