/** Reads members from the header fields of a message. */
import { absentCollectionReaderOf } from "../codec/absent-member.js";
import { within } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import type { Side } from "../codec/side.js";
import type { BodyFormat } from "./body-format.js";
import type { HeaderReader } from "../protocol/protocol.js";
import { type MemberSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { splitHttpDates, splitPlain, splitStrings } from "./header-list.js";
import { type PlacedMember, membersAt } from "./members-by-place.js";
import { isMediaTyped, textReaderOf, timestampFormatAt } from "./simple-text.js";

/** Reads what some header fields say into `value`. @throws CodecFailure */
export type FieldsReader = (headers: HeaderReader, value: Record<string, unknown>) => void;

/** Compiles the readers of all members that stand in header fields. */
export function fieldsReadersOf(schema: StructureSchema, format: BodyFormat): readonly FieldsReader[] {
  return [
    ...membersAt(schema, "header").map((placed) => headerReader(placed, format)),
    ...membersAt(schema, "prefixHeaders").map((placed) => prefixHeadersReader(placed, format.side)),
  ];
}

/** A member in a header field. */
function headerReader({ name, member, http }: PlacedMember<"header">, format: BodyFormat): FieldsReader {
  const field = http.name.toLowerCase();
  const read = valueReaderOf(member, format);
  const fallback = absentCollectionReaderOf(member, format.side);
  return (headers, value) => {
    const text = headers.get(field);
    if (text !== undefined && text !== null)
      setMember(
        value,
        name,
        within(name, () => read(text)),
      );
    else if (fallback !== undefined) setMember(value, name, fallback());
  };
}

function valueReaderOf(member: MemberSchema, { side, takesCapitals }: BodyFormat): (text: string) => unknown {
  const target = targetOf(member);
  if (target.type !== "list") {
    const read = textReaderOf(member, "header", side);
    if (target.type === "boolean" && takesCapitals === true) return (text) => read(text.trim().toLowerCase());
    return (text) => read(text.trim());
  }
  const read = textReaderOf(target.member, "header", side);
  const split = splitterOf(target.member);
  return (text) => split(text).map((item, index) => within(index, () => read(item)));
}

function splitterOf(item: MemberSchema): (text: string) => readonly string[] {
  const { type } = targetOf(item);
  if (type === "timestamp") return timestampFormatAt(item, "header") === "http-date" ? splitHttpDates : splitPlain;
  return (type === "string" || type === "enum") && !isMediaTyped(item) ? splitStrings : splitPlain;
}

/** Header fields with a common prefix, as a map from the rest of their names. Names are in lower case. */
function prefixHeadersReader({ name, member, http }: PlacedMember<"prefixHeaders">, side: Side): FieldsReader {
  const prefix = http.prefix.toLowerCase();
  // Clients get a map whether there are such fields or not (test HttpPrefixHeadersAreNotPresent).
  const always = side === "client" || member.required === true;
  return (headers, value) => {
    const map: Record<string, unknown> = {};
    let any = always;
    for (const field of headers.keys()) {
      const key = field.toLowerCase();
      if (!key.startsWith(prefix)) continue;
      setMember(map, key.slice(prefix.length), headers.get(key) ?? "");
      any = true;
    }
    if (any) setMember(value, name, map);
  };
}
