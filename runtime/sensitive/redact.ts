/** Redaction by schema: a deep copy in which no sensitive value is left. */
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";
import { isSensitive } from "./paths.js";

/** What stands where a sensitive value stood. */
export const redacted = "[REDACTED]";

/** What stands where a stream stood: looking into one would take it away from whoever reads it. */
export const streamed = "[STREAM]";

/** How deep values are copied; below stands {@link redacted}, because nothing there has been looked at. */
const maxDepth = 256;

/**
 * A deep copy of `value` in which every sensitive value is `"[REDACTED]"`: by its own trait or its target's, in
 * structures, lists, maps and unions. A map with sensitive keys is replaced whole. Nulls, Dates and byte arrays are
 * kept as they are; streams become `"[STREAM]"`, unread; members that the schema does not know and values of another type
 * than the schema says are replaced, since nobody can tell what they hold. Never throws.
 */
export function redact(schema: Schema, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  return schema.sensitive === true ? redacted : copy(schema, value, 0);
}

function copy(schema: Schema, value: unknown, depth: number): unknown {
  if (value === undefined || value === null) return value;
  if (depth > maxDepth) return redacted;
  switch (schema.type) {
    case "union":
      if (schema.streaming === true) return streamed;
      return isRecord(value) ? copyMembers(schema.members, value, depth) : redacted;
    case "structure":
      return isRecord(value) ? copyMembers(schema.members, value, depth) : redacted;
    case "list":
      return Array.isArray(value) ? value.map((item) => copyMember(schema.member, item, depth)) : redacted;
    case "map":
      if (isSensitive(schema.key) || !isRecord(value)) return redacted;
      return mapEntries(value, (item) => copyMember(schema.value, item, depth));
    case "document":
      return copyDocument(value, depth);
    case "blob":
      if (value instanceof Uint8Array) return value.slice();
      return schema.streaming === true && typeof value === "object" ? streamed : redacted;
    case "timestamp":
      return value instanceof Date ? new Date(value) : redacted;
    default:
      return typeof value === "object" || typeof value === "function" ? redacted : value;
  }
}

function copyMembers(
  members: Readonly<Record<string, MemberSchema>>,
  value: Readonly<Record<string, unknown>>,
  depth: number,
): Record<string, unknown> {
  return mapEntries(value, (item, name) => {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member !== undefined) return copyMember(member, item, depth);
    return item === undefined || item === null ? item : redacted;
  });
}

function copyMember(member: MemberSchema, value: unknown, depth: number): unknown {
  if (value === undefined || value === null) return value;
  return isSensitive(member) ? redacted : copy(targetOf(member), value, depth + 1);
}

function copyDocument(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return redacted;
  if (Array.isArray(value)) return value.map((item) => copyDocument(item, depth + 1));
  return isRecord(value) ? mapEntries(value, (item) => copyDocument(item, depth + 1)) : value;
}

/** `Object.fromEntries` defines its properties, so that a key `__proto__` stays a key. */
function mapEntries(
  value: Readonly<Record<string, unknown>>,
  change: (item: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
