/** Values of run time as JSON: for logs, and for clients in other languages. */
import { writeBase64 } from "../../codec/base64.js";

/** How deep values are written. */
const deepest = 256;

/** The value with dates as RFC 3339 texts, bytes as base64, large integers as texts and streams as `[stream]`. */
export function plainOf(value: unknown, depth = 0): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return "[too deep]";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[no date]" : value.toISOString();
  if (value instanceof Uint8Array) return writeBase64(value);
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map((item: unknown) => plainOf(item, depth + 1));
  if (Symbol.asyncIterator in value) return "[stream]";
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item, depth + 1)]));
}

/** One line of JSON. */
export function printed(value: unknown): string {
  return JSON.stringify(plainOf(value)) ?? "undefined";
}
