/** Values brought into the one form that survives a protocol, so that what went in and what came out can be compared. */
import { absentReaderOf } from "../../runtime/codec/absent-member.js";
import { getterOf, setMember } from "../../runtime/codec/member-access.js";
import type { Side } from "../../runtime/codec/side.js";
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../../runtime/schema/schema.js";

/** Who read the value, and what the protocol has no word for. */
export interface Losses {
  /** Whose defaults are filled in. */
  readonly side: Side;
  readonly emptyLists: boolean;
  readonly emptyMaps: boolean;
  readonly emptyStructures: boolean;
}

/** What each protocol loses of requests and of responses. */
export function lossesOf(protocol: string, direction: "request" | "response"): Losses {
  const side = direction === "request" ? "server" : "client";
  const isForm = protocol.endsWith("Query") && direction === "request";
  // awsQuery has a word for empty lists, but not within empty names; ec2Query has none.
  return { side, emptyLists: protocol === "ec2Query" && isForm, emptyMaps: isForm, emptyStructures: isForm };
}

/** The canonical form. It is the same for a value and for what a lossless round trip makes of it, defaults filled in. */
export function canonical(schema: Schema, value: unknown, losses: Losses, member?: MemberSchema): unknown {
  if (value === null || value === undefined) return null;
  switch (schema.type) {
    case "structure":
      return ofStructure(schema, value as Readonly<Record<string, unknown>>, losses);
    case "union":
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => {
          const found = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined;
          return [name, found === undefined ? part : canonical(targetOf(found), part, losses, found)];
        }),
      );
    case "list":
      return Array.isArray(value)
        ? value.map((item: unknown) => canonical(targetOf(schema.member), item, losses, schema.member))
        : value;
    case "map":
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, item]) => [keyOf(key, member), canonical(targetOf(schema.value), item, losses, schema.value)])
          .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
      );
    case "timestamp":
      return value instanceof Date
        ? instantOf(value, member?.timestampFormat ?? schema.timestampFormat, member)
        : value;
    case "float":
      return Math.fround(Number(value));
    case "bigDecimal":
      return decimalOf(String(value));
    case "blob":
      return value instanceof Uint8Array ? [...value] : value;
    default:
      return typeof value === "bigint" ? Number(value) : value;
  }
}

/** Names of headers have no case. */
function keyOf(key: string, member: MemberSchema | undefined): string {
  return member?.http?.location === "prefixHeaders" ? key.toLowerCase() : key;
}

/** http-dates have whole seconds. */
function instantOf(date: Date, format: string | undefined, member: MemberSchema | undefined): number {
  const seconds = format === "http-date" || (format === undefined && member?.http?.location === "header");
  return seconds ? Math.floor(date.getTime() / 1000) * 1000 : date.getTime();
}

function ofStructure(schema: StructureSchema, value: Readonly<Record<string, unknown>>, losses: Losses): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.members)) {
    const part = getterOf(name)(value) ?? absentReaderOf(member, losses.side)?.();
    const form = canonical(targetOf(member), part, losses, member);
    if (form !== null && !isLost(form, member, losses)) setMember(result, name, form);
  }
  return result;
}

/** Whether a value looks like none on the wire. */
function isLost(form: unknown, member: MemberSchema, losses: Losses): boolean {
  const { type } = targetOf(member);
  const size = typeof form === "string" ? form.length : typeof form === "object" ? Object.keys(form ?? {}).length : 1;
  if (Array.isArray(form) && losses.emptyStructures && form.every(isEmptyRecord)) return true;
  if (size > 0) return false;
  const location = member.http?.location;
  if (location === "payload" || location === "prefixHeaders" || location === "queryParams") return true;
  if (type === "list") return losses.emptyLists || member.xml?.flattened === true || location === "query";
  if (type === "map") return losses.emptyMaps || member.xml?.flattened === true;
  return type === "structure" && losses.emptyStructures;
}

/** Items of a form that have no members have no parameters either. */
function isEmptyRecord(form: unknown): boolean {
  return typeof form === "object" && form !== null && !Array.isArray(form) && Object.keys(form).length === 0;
}

/** Digits without zeros at either end, and the power of ten. */
function decimalOf(text: string): string {
  const [digits = "", power = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const significant = (whole + fraction).replace(/^(-?)0+/, "$1");
  const trimmed = significant.replace(/0+$/, "");
  if (trimmed === "" || trimmed === "-") return "0";
  return `${trimmed}e${Number(power) - fraction.length + significant.length - trimmed.length}`;
}
