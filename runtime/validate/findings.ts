/** The few functions that generated checks call. The valid case allocates nothing. */
import type { Constraint, Finding, Findings, PathSegment } from "./issue.js";
import type { DependentCase, DependentCases } from "../schema/schema.js";

/** How deep recursive shapes may nest before a value is rejected. */
export const maxDepth = 256;

/** How many findings a check goes on to collect: hostile input must not cost more memory to explain than to hold. */
export const mostFindings = 1000;

/** One finding at the value itself. */
export function broken(constraint: Constraint): Finding[] {
  return [{ constraint, path: undefined, keyed: false, ofKey: false }];
}

/** The value has the wrong JavaScript type; `expected` reads like "a string". */
export function wrongType(expected: string): Finding[] {
  return broken({ kind: "type", expected });
}

/** Appends what a check of the member or item `segment` found, if anything. Small enough to be inlined always. */
export function at(found: Findings, segment: PathSegment, inner: Findings): Findings {
  return inner === undefined ? found : placed(found, segment, inner);
}

function placed(found: Findings, segment: PathSegment, inner: Finding[]): Finding[] {
  if (found !== undefined && found.length >= mostFindings) return found;
  for (const finding of inner) finding.path = { segment, inner: finding.path };
  if (found === undefined) return inner;
  for (const finding of inner) found.push(finding);
  return found;
}

/** Appends what a check of a map's key found, if anything. */
export function ofKey(found: Findings, key: string, inner: Findings): Findings {
  if (inner === undefined) return found;
  for (const finding of inner) finding.ofKey = true;
  return atKey(found, key, inner);
}

/** Appends what a check of the value at a map's key found, if anything. */
export function atKey(found: Findings, key: string, inner: Findings): Findings {
  return inner === undefined ? found : placed(found, key, keyed(inner));
}

function keyed(findings: Finding[]): Finding[] {
  for (const finding of findings) finding.keyed = true;
  return findings;
}

/** Appends findings of the same value. */
export function and(found: Findings, more: Findings): Findings {
  if (more === undefined) return found;
  if (found === undefined) return more;
  if (isFull(found)) return found;
  for (const finding of more) found.push(finding);
  return found;
}

const required: Constraint = Object.freeze({ kind: "required" });

/** Appends that the required member `segment` is missing. */
export function missing(found: Findings, segment: PathSegment): Finding[] {
  const finding: Finding = { constraint: required, path: { segment, inner: undefined }, keyed: false, ofKey: false };
  if (found === undefined) return [finding];
  if (!isFull(found)) found.push(finding);
  return found;
}

function isFull(found: Findings): boolean {
  return found !== undefined && found.length >= mostFindings;
}

/** Appends that the value at a map's key is missing. */
export function missingAtKey(found: Findings, key: string): Findings {
  return atKey(found, key, broken(required));
}

/** Whether the value can be read as a structure, union or map. */
export function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

/** In a `for … in` over `input` this costs nothing, for V8 knows the answer; `Object.hasOwn` it does not see through. */
export function hasOwn(input: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(input, key);
}

/** Whether a value is a string of at most `max` UTF-16 units, and so of at most as many code points. */
export function isText(input: unknown, max: number): boolean {
  return typeof input === "string" && input.length <= max;
}

/** A member whose name `Object.prototype` also has, read without the prototype. */
export function own(input: object, name: string): unknown {
  return Object.hasOwn(input, name) ? (input as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Tested first because it ends at once on a string that the engine keeps as Latin-1, as most are. */
const highSurrogate = /[\ud800-\udbff]/;

/** The length of a string in Unicode code points, as Smithy counts it. */
export function codePoints(text: string): number {
  let count = text.length;
  if (!highSurrogate.test(text)) return count;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count--;
      index++;
    }
  }
  return count;
}

/** The constraint that the length `actual` breaks. */
export function lengthBroken(actual: number, min?: number, max?: number): Finding[] {
  if (min === undefined)
    return broken(max === undefined ? { kind: "length", actual } : { kind: "length", max, actual });
  return broken(max === undefined ? { kind: "length", min, actual } : { kind: "length", min, max, actual });
}

/** The constraint that a number out of range breaks. */
export function rangeBroken(min?: number, max?: number): Finding[] {
  if (min === undefined) return broken(max === undefined ? { kind: "range" } : { kind: "range", max });
  return broken(max === undefined ? { kind: "range", min } : { kind: "range", min, max });
}

/** The pattern, in the model's words, that a string does not match. */
export function patternBroken(pattern: string): Finding[] {
  return broken({ kind: "pattern", pattern });
}

/** The values of the enum that a value is none of. */
export function enumBroken(values: readonly (string | number)[]): Finding[] {
  return broken({ kind: "enum", values });
}

/** How many of the known members of a union are set; it must be exactly one. */
export function membersSet(input: Readonly<Record<string, unknown>>, members: readonly string[]): number {
  let count = 0;
  for (const name of members) if (own(input, name) != null) count++;
  return count;
}

/** Appends what the keys of the map `member` break, given the value of `by`. A value without a rule is not checked. */
export function checkDependentKeys(
  found: Findings,
  input: object,
  by: string,
  member: string,
  cases: DependentCases,
): Findings {
  const value = own(input, by);
  const rule = typeof value === "string" && Object.hasOwn(cases, value) ? cases[value] : undefined;
  if (typeof value !== "string" || rule === undefined) return found;
  const map = own(input, member);
  const keys = isObject(map) ? map : undefined;
  let result = found;
  for (const missingKey of rule.requires ?? []) {
    if (keys !== undefined && own(keys, missingKey) != null) continue;
    result = and(result, at(undefined, member, dependent(by, value, { missing: missingKey })));
  }
  if (keys === undefined || rule.allows === undefined) return result;
  for (const unexpected of Object.keys(keys)) {
    if (!isAllowed(unexpected, rule)) result = and(result, at(undefined, member, dependent(by, value, { unexpected })));
  }
  return result;
}

function dependent(
  by: string,
  value: string,
  key: { readonly missing?: string; readonly unexpected?: string },
): Finding[] {
  return keyed(broken({ kind: "dependentKeys", by, case: value, ...key }));
}

function isAllowed(key: string, rule: DependentCase): boolean {
  return (
    rule.requires?.includes(key) === true ||
    rule.allows?.includes(key) === true ||
    rule.allowsPrefixes?.some((prefix) => key.startsWith(prefix)) === true
  );
}
