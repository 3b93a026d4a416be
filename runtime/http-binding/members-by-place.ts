/** The members of an input, output or error sorted by where they stand in the message. */
import { type HttpBinding, type MemberSchema, type StructureSchema } from "../schema/schema.js";

export interface PlacedMember<Location extends HttpBinding["location"] = HttpBinding["location"]> {
  readonly name: string;
  readonly member: MemberSchema;
  readonly http: HttpBinding & { readonly location: Location };
}

/** The members at one place, in model order. */
export function membersAt<Location extends HttpBinding["location"]>(
  schema: StructureSchema,
  location: Location,
): readonly PlacedMember<Location>[] {
  return Object.entries(schema.members).flatMap(([name, member]) => {
    const { http } = member;
    return http !== undefined && isAt(http, location) ? [{ name, member, http }] : [];
  });
}

function isAt<Location extends HttpBinding["location"]>(
  http: HttpBinding,
  location: Location,
): http is HttpBinding & { readonly location: Location } {
  return http.location === location;
}

/** The one member that is the whole body. */
export function payloadOf(schema: StructureSchema): PlacedMember<"payload"> | undefined {
  return membersAt(schema, "payload")[0];
}

/**
 * The structure with only those members for which the message has no other place. Bindings that the direction does not
 * know, such as a query parameter in an output, count as none (spec: HTTP bindings are ignored where they do not apply).
 */
export function bodyMembersOf(schema: StructureSchema, direction: "request" | "response"): StructureSchema {
  const elsewhere: readonly string[] =
    direction === "request"
      ? ["label", "query", "queryParams", "header", "prefixHeaders", "payload"]
      : ["header", "prefixHeaders", "responseCode", "payload"];
  const members = Object.entries(schema.members).filter(
    ([, { http }]) => http === undefined || !elsewhere.includes(http.location),
  );
  if (members.length === Object.keys(schema.members).length) return schema;
  return { ...schema, members: Object.fromEntries(members) };
}
