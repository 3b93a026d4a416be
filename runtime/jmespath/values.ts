/** Values as JMESPath sees them: what is not JSON is read as the Smithy specification says ("JMESPath data model"). */
import { writeBase64 } from "../codec/base64.js";

/** The kinds of JMESPath; `opaque` is what no expression can look into, such as a stream. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object" | "opaque";

/** Timestamps are epoch seconds, blobs base64, big integers numbers; absent is null. Lists and structures stay as they are. */
export function jsonOf(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value.getTime() / 1000;
  return value instanceof Uint8Array ? writeBase64(value) : value;
}

export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return "null";
  const type = typeof value;
  if (type === "boolean" || type === "number" || type === "string") return type;
  if (Array.isArray(value)) return "array";
  return isRecord(value) ? "object" : "opaque";
}

/** Plain objects, and instances of classes such as errors; no streams. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(Symbol.asyncIterator in value || Symbol.iterator in value);
}

/** Own members only, with what JMESPath makes of them. */
export function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? jsonOf(value[name]) : null;
}

/** Own names of members that are set. */
export function namesOf(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

/** False are null, false, and what is empty; zero is true. JMESPath specification, "Or Expressions". */
export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isRecord(value) || namesOf(value).length > 0;
}

/** Whether two values are the same JSON. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => equal(jsonOf(item), jsonOf(right[index])));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const names = namesOf(left);
  if (names.length !== namesOf(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && equal(memberOf(left, name), memberOf(right, name)));
}

/** Orders texts by code points. */
export function compareTexts(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
}
