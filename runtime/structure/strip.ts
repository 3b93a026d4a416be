/** A copy of a value without the members that the model does not know. */
import { type Schema, targetOf } from "../schema/schema.js";
import { isObject } from "../validate/findings.js";

/**
 * Copies structures, lists and maps that the schema describes; everything else is shared with the original. The value has
 * to be valid: then it nests no deeper than its shapes allow.
 */
export function strip(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case "structure":
    case "union":
      return isObject(value) ? stripEntries(value, (key) => memberOf(schema.members, key)) : value;
    case "map":
      return isObject(value) ? stripEntries(value, () => targetOf(schema.value)) : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => strip(targetOf(schema.member), item)) : value;
    default:
      return value;
  }
}

function memberOf(
  members: Readonly<Record<string, { target: Schema | (() => Schema) }>>,
  key: string,
): Schema | undefined {
  const member = Object.hasOwn(members, key) ? members[key] : undefined;
  return member === undefined ? undefined : targetOf(member);
}

function stripEntries(value: object, schemaOf: (key: string) => Schema | undefined): object {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const schema = schemaOf(key);
    if (schema === undefined) continue;
    const stripped = strip(schema, item);
    Object.defineProperty(copy, key, { value: stripped, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
