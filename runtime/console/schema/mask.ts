/** Sensitive parts of values: hidden on the screen, and replaced in code that is copied. */
import type { Definitions, JsonSchema } from "../api-types.js";
import { isObject } from "./edit.js";
import { type Field, fieldOf } from "./field.js";

/** What stands where a sensitive value stands. */
export const hidden = "••••••••";

const deepest = 64;

/** The value with every sensitive part, containers whole, replaced by dots. */
export function masked(schema: JsonSchema, definitions: Definitions, value: unknown): unknown {
  return changed(schema, definitions, value, () => hidden);
}

/**
 * The value with something in place of every sensitive part that has its type, so that it can be written by a client: texts become
 * `<Password>`, after their members.
 */
export function withPlaceholders(schema: JsonSchema, definitions: Definitions, value: unknown): unknown {
  return changed(schema, definitions, value, (part, field, name) => placeholder(part, field, name, definitions, 0));
}

/** Whether there is anything sensitive in the value. */
export function hasSensitive(schema: JsonSchema, definitions: Definitions, value: unknown): boolean {
  let found = false;
  changed(schema, definitions, value, () => {
    found = true;
    return undefined;
  });
  return found;
}

type Change = (part: unknown, field: Field, name: string) => unknown;

function changed(schema: JsonSchema, definitions: Definitions, value: unknown, change: Change): unknown {
  const walk = (given: JsonSchema, part: unknown, name: string, depth: number): unknown => {
    if (part === undefined || part === null) return part;
    const field = fieldOf(given, definitions);
    if (field.sensitive || depth > deepest) return change(part, field, name);
    if (field.kind === "list" && Array.isArray(part)) {
      return part.map((item: unknown) => walk(field.item, item, name, depth + 1));
    }
    if (!isObject(part)) return part;
    if (field.kind === "map") return entriesOf(part, (item, key) => walk(field.value, item, key, depth + 1));
    if (field.kind !== "structure" && field.kind !== "union") return part;
    const members = new Map(field.members.map((member) => [member.name, member.schema]));
    return entriesOf(part, (item, key) => {
      const member = members.get(key);
      // Nobody knows what a member holds that the model has not.
      return member === undefined
        ? change(item, { ...field, kind: "document" }, key)
        : walk(member, item, key, depth + 1);
    });
  };
  return walk(schema, value, "value", 0);
}

function placeholder(part: unknown, field: Field, name: string, definitions: Definitions, depth: number): unknown {
  if (depth > deepest) return undefined;
  const below = (schema: JsonSchema, item: unknown, key: string): unknown =>
    placeholder(item, fieldOf(schema, definitions), key, definitions, depth + 1);
  switch (field.kind) {
    case "list":
      return Array.isArray(part) ? part.map((item: unknown) => below(field.item, item, name)) : [];
    case "map":
      return isObject(part) ? entriesOf(part, (item, key) => below(field.value, item, key)) : {};
    case "structure":
    case "union": {
      const members = new Map(field.members.map((member) => [member.name, member.schema]));
      return isObject(part) ? entriesOf(part, (item, key) => below(members.get(key) ?? {}, item, key)) : {};
    }
    case "boolean":
      return false;
    case "number":
      return 0;
    case "timestamp":
      return "1970-01-01T00:00:00Z";
    case "blob":
      return "";
    case "choice":
      return field.values[0] ?? `<${name}>`;
    default:
      return `<${name}>`;
  }
}

function entriesOf(value: object, change: (item: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}
