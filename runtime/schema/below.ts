/** What stands below a schema, however deep: with a stack of its own, because schemas may nest deeper than that of the engine. */
import { type MemberSchema, type Schema, targetOf } from "./schema.js";

/** The members of a structure or union, of a list or of a map with its keys; none of simple schemas. */
export function membersOf(schema: Schema): readonly MemberSchema[] {
  if ("members" in schema) return Object.values(schema.members);
  if (schema.type === "list") return [schema.member];
  return schema.type === "map" ? [schema.key, schema.value] : [];
}

/** The schema and every one that it reaches. */
export function schemasBelow(root: Schema): ReadonlySet<Schema> {
  const found = new Set([root]);
  // A set is iterated over what is added meanwhile, too.
  for (const schema of found) for (const member of membersOf(schema)) found.add(targetOf(member));
  return found;
}
