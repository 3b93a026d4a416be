/** Paths that may be shown: the keys of a sensitive map are as sensitive as its values. */
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";
import { isSensitive } from "./paths.js";
import { redacted } from "./redact.js";

/**
 * The path `segments` from a value of `schema`, keys of sensitive maps replaced by `[REDACTED]`. Names of members and
 * indexes are kept; below a member that the schema does not know everything is replaced.
 */
export function publicPath<Segment extends string | number>(
  schema: Schema,
  segments: readonly Segment[],
): readonly (Segment | typeof redacted)[] {
  const shown: (Segment | typeof redacted)[] = [];
  let current: Schema | undefined = schema;
  let sensitive = schema.sensitive === true;
  for (const segment of segments) {
    const member: MemberSchema | undefined = current === undefined ? undefined : memberAt(current, segment);
    const isKey = current?.type === "map" && (sensitive || isSensitive(current.key));
    shown.push(current === undefined || isKey ? redacted : segment);
    sensitive ||= isKey || (member !== undefined && isSensitive(member));
    current = member === undefined ? undefined : targetOf(member);
  }
  return shown;
}

/** Whether keys of the map at the path `segments` are sensitive. */
export function hasSensitiveKeys(schema: Schema, segments: readonly (string | number)[]): boolean {
  return publicPath(schema, [...segments, ""]).at(-1) === redacted;
}

function memberAt(schema: Schema, segment: string | number): MemberSchema | undefined {
  switch (schema.type) {
    case "list":
      return schema.member;
    case "map":
      return schema.value;
    case "structure":
    case "union":
      return Object.hasOwn(schema.members, segment) ? schema.members[segment] : undefined;
    default:
      return undefined;
  }
}
