/** What arrives when a value is sent: the same, and the model's defaults where it has nothing. */
import { type MemberSchema, type Schema, targetOf } from "../../runtime/schema/schema.js";

/** A copy with the defaults of absent members, at every depth. Cognito's defaults are numbers and booleans. */
export function withDefaults(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case "structure":
      return structureOf(schema.members, value as Readonly<Record<string, unknown>>);
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

function structureOf(
  members: Readonly<Record<string, MemberSchema>>,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(members).flatMap(([name, member]) => {
    const part = value[name] ?? member.default;
    return part === undefined ? [] : [[name, withDefaults(targetOf(member), part)] as const];
  });
  return Object.fromEntries(entries);
}
