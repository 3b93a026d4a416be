/** Values that are almost right: a valid one with a few places changed. */
import * as fc from "fast-check";

/** What is put in the place of a value, made from what stood there. */
const replacements: readonly ((old: unknown) => unknown)[] = [
  () => null,
  () => undefined,
  () => "",
  () => "€ ".repeat(30),
  () => "x".repeat(5000),
  () => "😀".repeat(40),
  () => -1,
  () => 1e15,
  () => 1.5,
  () => Number.NaN,
  () => 10n,
  () => true,
  () => new Date(Number.NaN),
  () => new Uint8Array(3),
  () => [],
  () => ({}),
  () => Object.create(null) as unknown,
  () => ["x", "x"],
  () => ({ ["__proto__"]: 1, toString: "x", $unknown: ["a", 1] }),
  (old) => [old],
  (old) => ({ key: old }),
  (old) => (Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[]), undefined] : old),
  (old) => (isRecord(old) ? { ...old, constructor: 1, "a~/b": "x", USERNAME: null } : old),
  (old) => (typeof old === "string" ? `${old}\u2028${old}` : old),
  (old) => (typeof old === "number" ? old * 1e6 : old),
];

/** Where, counted over all places of the value, and what. */
export interface Mutation {
  readonly place: number;
  readonly replacement: number;
}

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ place: fc.nat(10_000), replacement: fc.nat(replacements.length - 1) }),
  { maxLength: 4 },
);

/** A copy of the value with the mutations made, one after another. */
export function mutated(value: unknown, changes: readonly Mutation[]): unknown {
  return changes.reduce((current, { place, replacement }) => {
    const replace = replacements[replacement];
    return replace === undefined ? current : replaceAt(current, { left: place % countPlaces(current, 0) }, replace, 0);
  }, value);
}

const maxDepth = 40;

function replaceAt(
  value: unknown,
  counter: { left: number },
  replace: (old: unknown) => unknown,
  depth: number,
): unknown {
  if (counter.left-- === 0) return replace(value);
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) return value.map((item) => replaceAt(item, counter, replace, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceAt(item, counter, replace, depth + 1)]),
  );
}

function countPlaces(value: unknown, depth: number): number {
  if (depth > maxDepth || !(Array.isArray(value) || isRecord(value))) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countPlaces(item, depth + 1), 1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isPlain(value);
}

function isPlain(value: object): boolean {
  return !(value instanceof Date) && !(value instanceof Uint8Array);
}
