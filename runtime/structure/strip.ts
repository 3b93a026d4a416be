/** A copy of a value without the members that the model does not know. */
import { type Schema, targetOf } from "../schema/schema.js";
import { isObject, maxDepth } from "../validate/findings.js";

/** Copies structures, lists and maps that the schema describes; everything else is shared with the original. */
export function strip(schema: Schema, value: unknown, depth = 0): unknown {
  if (depth > maxDepth) throw new RangeError(`values nested deeper than ${maxDepth} levels are not supported`);
  switch (schema.type) {
    case "structure":
    case "union":
      return isObject(value) ? stripEntries(value, (key) => memberOf(schema.members, key), depth) : value;
    case "map":
      return isObject(value) ? stripEntries(value, () => targetOf(schema.value), depth) : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => strip(targetOf(schema.member), item, depth + 1)) : value;
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

function stripEntries(value: object, schemaOf: (key: string) => Schema | undefined, depth: number): object {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const schema = schemaOf(key);
    if (schema === undefined) continue;
    const stripped = strip(schema, item, depth + 1);
    Object.defineProperty(copy, key, { value: stripped, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
