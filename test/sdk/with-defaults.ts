/** What arrives when a value is sent: the same, and the model's defaults where it has nothing. */
import { setMember } from "../../runtime/codec/member-access.js";
import { readNodeValue } from "../../runtime/codec/node-value.js";
import { type MemberSchema, type Schema, targetOf } from "../../runtime/schema/schema.js";

type Members = Readonly<Record<string, MemberSchema>>;
type Value = Readonly<Record<string, unknown>>;

/** A copy with the defaults of absent members, at every depth. A union has one member, and no default. */
export function withDefaults(schema: Schema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (schema.type) {
    case "structure":
      return structureOf(schema.members, value as Value, true);
    case "union":
      return structureOf(schema.members, value as Value, false);
    case "list":
      return (value as readonly unknown[]).map((item) => withDefaults(targetOf(schema.member), item));
    case "map":
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, withDefaults(targetOf(schema.value), item)]),
      );
    default:
      return value;
  }
}

function structureOf(members: Members, value: Value, defaults: boolean): Value {
  const filled: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    const part = own ?? (defaults ? defaultOf(member) : undefined);
    if (part !== undefined) setMember(filled, name, withDefaults(targetOf(member), part));
  }
  return filled;
}

function defaultOf(member: MemberSchema): unknown {
  return member.default === undefined ? undefined : readNodeValue(targetOf(member), member.default);
}
