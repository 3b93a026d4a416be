/** Where a member stands on the wire, and what that place cannot tell apart. */
import { setMember } from "../../runtime/codec/member-access.js";
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../../runtime/schema/schema.js";

export type Direction = "request" | "response";
/** `fixed`: a value that may not be changed, such as a status or an endpoint's part. */
export type WirePlace = "body" | "label" | "query" | "header" | "fixed";

/** Whether inputs travel as forms. */
export function isForm(protocol: string): boolean {
  return protocol === "awsQuery" || protocol === "ec2Query";
}

/** Whether answers are XML. */
export function isXml(protocol: string): boolean {
  return protocol === "restXml" || isForm(protocol);
}

/** Whether members have places of their own in the message. */
export function isBound(protocol: string): boolean {
  return protocol === "restJson1" || protocol === "restXml";
}

/** The place of a member. Only members at the `top` can stand outside of the body. */
export function placeOf(protocol: string, direction: Direction, member: MemberSchema, top: boolean): WirePlace {
  if (member.hostLabel) return "fixed";
  if (!top || !isBound(protocol)) return "body";
  const location = member.http?.location;
  if (member.http?.location === "header" && member.http.name.toLowerCase() === "content-length") return "fixed";
  if (direction === "response") {
    if (location === "responseCode") return "fixed";
    return location === "header" || location === "prefixHeaders" ? "header" : "body";
  }
  switch (location) {
    case "label":
      return "label";
    case "query":
    case "queryParams":
      return "query";
    case "header":
    case "prefixHeaders":
      return "header";
    default:
      return "body";
  }
}

/** What a body cannot tell from nothing. */
interface Losses {
  /** Empty flattened collections: of XML. */
  readonly flattened: boolean;
  /** Empty maps and structures, wherever they stand: in forms. */
  readonly empty: boolean;
  /** Empty lists too: awsQuery has a word for them, ec2Query has none. */
  readonly lists: boolean;
}

/**
 * A value as it can arrive at all: without the empty lists, maps and structures that forms, queries, headers and flattened
 * XML have no word for, and without empty payloads.
 */
export function arriving(schema: StructureSchema, value: unknown, protocol: string, direction: Direction): unknown {
  const form = isForm(protocol);
  const empty = form && direction === "request";
  const lists = empty && protocol === "ec2Query";
  const losses = { flattened: protocol === "restXml" || (form && !empty), empty, lists };
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value as object)) {
    const member = schema.members[name];
    if (member === undefined) continue;
    const elsewhere = placeOf(protocol, direction, member, true) !== "body";
    if (isBound(protocol) && isEmptyPayload(member, part)) continue;
    const kept = without(targetOf(member), part, elsewhere || isLost(member, losses), losses);
    if (kept !== undefined) setMember(result, name, kept);
  }
  return result;
}

/** An empty blob or text that is the whole body is no body; the mock reads one where the member is required. */
function isEmptyPayload({ http, required }: MemberSchema, value: unknown): boolean {
  if (http?.location !== "payload" || required === true) return false;
  return value === "" || (value instanceof Uint8Array && value.length === 0);
}

function isLost(member: MemberSchema, { flattened, empty, lists }: Losses): boolean {
  const never = targetOf(member).type === "list" ? lists : empty;
  return never || (flattened && member.xml?.flattened === true);
}

/** `undefined` for what is empty where that is not told from nothing. */
function without(schema: Schema, value: unknown, lost: boolean, losses: Losses): unknown {
  if (typeof value !== "object" || value === null) return value;
  switch (schema.type) {
    case "list": {
      const items = (value as readonly unknown[]).map((it) => part(schema.member, it, losses));
      const kept = items.filter((item) => item !== undefined);
      const vanished = items.length > 0 && losses.empty;
      return (lost || vanished) && kept.length === 0 ? undefined : kept;
    }
    case "map":
      return emptied(value, () => schema.value, lost, losses);
    case "structure":
    case "union":
      return emptied(value, (name) => schema.members[name], losses.empty, losses);
    default:
      return value;
  }
}

function part(member: MemberSchema, value: unknown, losses: Losses): unknown {
  return without(targetOf(member), value, isLost(member, losses), losses);
}

function emptied(
  value: object,
  memberOf: (name: string) => MemberSchema | undefined,
  lost: boolean,
  losses: Losses,
): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = memberOf(name);
    const kept = member === undefined ? item : part(member, item, losses);
    if (kept !== undefined) setMember(result, name, kept);
  }
  return lost && Object.keys(result).length === 0 ? undefined : result;
}
