/** Writes members into header fields: nothing in a value can add a field or split a response. */
import { CodecFailure, at } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { getterOf } from "../codec/member-access.js";
import { readNodeValue } from "../codec/node-value.js";
import type { HeaderPair } from "../protocol/protocol.js";
import { type MemberSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { quoteItem } from "./header-list.js";
import { type PlacedMember, membersAt } from "./members-by-place.js";
import { isMediaTyped, textWriterOf } from "./simple-text.js";

/** The header fields of some members, names in lower case. @throws CodecFailure */
type HeaderWriter = (value: Readonly<Record<string, unknown>>) => readonly HeaderPair[];

/** Compiles the writer of all header fields of a message, one value a name. */
export function fieldsWriterOf(
  schema: StructureSchema,
): (value: Readonly<Record<string, unknown>>) => Map<string, string> {
  const writers = [
    ...membersAt(schema, "prefixHeaders").map(prefixHeadersWriterOf),
    ...membersAt(schema, "header").map(headerWriterOf),
  ];
  return (value) => {
    const fields = new Map<string, string>();
    // The last field of a name counts: members with a header of their own win over maps (test RestJsonHttpEmptyPrefixHeadersResponseServer).
    for (const write of writers) {
      for (const [name, text] of write(value)) fields.set(name, text);
    }
    return fields;
  };
}

/** A member in a header field. An empty text or list is an empty field (test RestJsonNullAndEmptyHeaders). */
function headerWriterOf({ name, member, http }: PlacedMember<"header">): HeaderWriter {
  const field = http.name.toLowerCase();
  const get = getterOf(name);
  const write = valueWriterOf(member);
  const fallback = member.default === undefined ? undefined : readNodeValue(targetOf(member), member.default);
  return (value) => {
    const item = get(value) ?? fallback;
    if (item === undefined || item === null) return [];
    try {
      return [[field, fieldText(write(item))]];
    } catch (error) {
      throw at(name, error);
    }
  };
}

function valueWriterOf(member: MemberSchema): (value: unknown) => string {
  const target = targetOf(member);
  if (target.type !== "list") return textWriterOf(member, "header");
  const { type } = targetOf(target.member);
  const write = textWriterOf(target.member, "header");
  const isText = (type === "string" || type === "enum") && !isMediaTyped(target.member);
  return (value) => {
    if (!Array.isArray(value)) throw new CodecFailure("list", foundIn(value));
    const items = value.filter((item) => item !== undefined && item !== null).map(write);
    return items.map((item) => (isText ? quoteItem(item) : item)).join(", ");
  };
}

/** A map whose keys are ends of header names. */
function prefixHeadersWriterOf({ name, http }: PlacedMember<"prefixHeaders">): HeaderWriter {
  const get = getterOf(name);
  return (value) => {
    const map = get(value);
    if (map === undefined || map === null) return [];
    if (foundIn(map) !== "map") throw at(name, new CodecFailure("map", foundIn(map)));
    return Object.entries(map).flatMap(([key, item]): HeaderPair[] => {
      if (item === undefined || item === null) return [];
      const field = (http.prefix + key).toLowerCase();
      if (!isFieldName(field)) throw at(name, new CodecFailure("name of a header", "string"));
      if (typeof item !== "string") throw at(name, at(key, new CodecFailure("string", foundIn(item))));
      return [[field, fieldText(item)]];
    });
  };
}

/** RFC 9110 section 5.1. */
function isFieldName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

/** A header field holds printable Latin-1 and tabs; a value that does not fit is a failure, never cut or changed. */
function fieldText(text: string): string {
  if (/^[\t -~\u00a0-\u00ff]*$/.test(text)) return text;
  throw new CodecFailure("text that fits a header", "string");
}
