/** Matches values against patterns, and says where they differ. Patterns are compiled once: matching makes no garbage. */
import { isObject, own } from "../../validate/findings.js";

/** Whether a value is as a pattern wants it. */
export type Matcher = (value: unknown) => boolean;

/** How deep a pattern may nest. */
const deepest = 64;

/** The matcher of a pattern, or of a predicate as it is. @throws TypeError for a pattern that nests too deep */
export function matcherOf(pattern: unknown): Matcher {
  if (typeof pattern === "function") return (value) => Boolean((pattern as (input: unknown) => unknown)(value));
  return compile(pattern, 0);
}

function compile(pattern: unknown, depth: number): Matcher {
  if (depth > deepest) throw new TypeError(`a pattern nests at most ${deepest} levels`);
  if (typeof pattern !== "object" || pattern === null) return simpleMatcher(pattern);
  if (isAsymmetric(pattern)) return (value) => pattern.asymmetricMatch(value);
  if (pattern instanceof RegExp) return regexpMatcher(pattern);
  if (pattern instanceof Date) return (value) => value instanceof Date && value.getTime() === pattern.getTime();
  if (pattern instanceof Uint8Array) return (value) => value instanceof Uint8Array && sameBytes(value, pattern);
  if (Array.isArray(pattern)) return listMatcher(pattern.map((item: unknown) => compile(item, depth + 1)));
  const parts = Object.entries(pattern).map(([name, part]) => [name, compile(part, depth + 1)] as const);
  return (value) => isObject(value) && parts.every(([name, matches]) => matches(own(value, name)));
}

/** A null in a document is a null; everywhere else it stands for an absent value, as `undefined` does. */
function simpleMatcher(pattern: unknown): Matcher {
  if (pattern === undefined || pattern === null) return (value) => value === undefined || value === null;
  return (value) => Object.is(value, pattern);
}

/** Without the state that a global expression keeps between calls. */
function regexpMatcher({ source, flags }: RegExp): Matcher {
  const regexp = new RegExp(source, flags.replaceAll(/[gy]/g, ""));
  return (value) => typeof value === "string" && regexp.test(value);
}

function listMatcher(items: readonly Matcher[]): Matcher {
  return (value) =>
    Array.isArray(value) && value.length === items.length && items.every((matches, index) => matches(value[index]));
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Whether something is an asymmetric matcher of Vitest or Jest. */
export function isAsymmetric(value: object): value is { readonly asymmetricMatch: Matcher } {
  return "asymmetricMatch" in value && typeof value.asymmetricMatch === "function";
}

/** The places below a value that are not as the pattern wants them, as deep as the pattern itself says; none when it matches. */
export function mismatchesOf(pattern: unknown, value: unknown): readonly (readonly (string | number)[])[] {
  const places: (string | number)[][] = [];
  collect(pattern, value, [], places);
  return places;
}

function collect(pattern: unknown, value: unknown, path: (string | number)[], places: (string | number)[][]): void {
  if (matcherOf(pattern)(value)) return;
  const parts = partsOf(pattern, value);
  if (parts === undefined) places.push(path);
  else for (const [step, part, item] of parts) collect(part, item, [...path, step], places);
}

/** What of a pattern can be compared on its own with its counterpart in the value. */
function partsOf(
  pattern: unknown,
  value: unknown,
): readonly (readonly [string | number, unknown, unknown])[] | undefined {
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) return undefined;
    return pattern.map((part: unknown, index) => [index, part, value[index]] as const);
  }
  if (Object.prototype.toString.call(pattern) !== "[object Object]" || !isObject(pattern) || isAsymmetric(pattern))
    return undefined;
  if (!isObject(value)) return undefined;
  return Object.entries(pattern).map(([name, part]) => [name, part, own(value, name)] as const);
}
