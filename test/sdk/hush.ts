/** Puts a word that can be looked for wherever a value is sensitive: in keys of sensitive maps as well. */
import { type MemberSchema, type Schema, targetOf } from "../../runtime/schema/schema.js";
import { isSensitive } from "../../runtime/sensitive/paths.js";

/** What must never be seen again. */
export const hush = "hush";

/** Sensitive texts: one that most patterns take, one that they do not, one that is too long. */
export const secrets: readonly string[] = [`${hush}0123456789abcdef`, `${hush} it's a "secret"\n`, hush.repeat(40_000)];

/** A copy of `value` with `secret` for every sensitive text. */
export function withSecrets(
  schema: Schema,
  value: unknown,
  secret: string,
  sensitive = schema.sensitive === true,
): unknown {
  const below = (member: MemberSchema, part: unknown): unknown =>
    withSecrets(targetOf(member), part, secret, sensitive || isSensitive(member));
  switch (schema.type) {
    case "structure":
      return Object.fromEntries(
        Object.entries(value as object).map(([name, part]) => {
          const member = schema.members[name];
          return [name, member === undefined ? part : below(member, part)];
        }),
      );
    case "list":
      return (value as readonly unknown[]).map((item) => below(schema.member, item));
    case "map":
      return Object.fromEntries(
        Object.entries(value as object).flatMap(([key, item]) => {
          const part = below(schema.value, item);
          return sensitive ? [[key, part] as const, [secret, part] as const] : [[key, part] as const];
        }),
      );
    case "string":
      return sensitive ? secret : value;
    default:
      return value;
  }
}
