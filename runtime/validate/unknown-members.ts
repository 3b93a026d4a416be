/** Members that the model does not know: found, or left out, by walking the schema beside the value. */
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";
import { at, atKey, broken, isObject, maxDepth } from "./findings.js";
import type { Findings } from "./issue.js";

/** One finding for each unknown member of each structure below `value`. Wrong types are passed over. */
export function findUnknownMembers(schema: Schema, value: unknown, depth = 0): Findings {
  if (depth > maxDepth || !isContainer(value)) return undefined;
  let found: Findings;
  switch (schema.type) {
    case "structure":
    case "union":
      if (!isObject(value)) return undefined;
      for (const key of Object.keys(value)) {
        const member = Object.hasOwn(schema.members, key) ? schema.members[key] : undefined;
        if (member !== undefined) found = at(found, key, findIn(member, value[key], depth));
        else if (value[key] !== undefined) found = atKey(found, key, broken({ kind: "unknownMember" }));
      }
      return found;
    case "list":
      if (!Array.isArray(value)) return undefined;
      for (const [index, item] of value.entries()) found = at(found, index, findIn(schema.member, item, depth));
      return found;
    case "map":
      if (!isObject(value)) return undefined;
      for (const key of Object.keys(value)) found = atKey(found, key, findIn(schema.value, value[key], depth));
      return found;
    default:
      return undefined;
  }
}

function findIn(member: MemberSchema, value: unknown, depth: number): Findings {
  return findUnknownMembers(targetOf(member), value, depth + 1);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
