/** The names that members have in XML (spec: XML binding traits). */
import type { MemberSchema, StructureSchema, UnionSchema, XmlBinding } from "../../schema/schema.js";
import { nameOf } from "../../schema/schema.js";
import { escapeAttribute } from "./escape.js";

/** The element or attribute of a member that is called `name`, unless it says otherwise. */
export function memberNameOf(name: string, member: MemberSchema): string {
  return member.xml?.name ?? name;
}

/** The element of a shape that is a document's root. */
export function rootNameOf(schema: StructureSchema | UnionSchema): string {
  return schema.xml?.name ?? nameOf(schema.id);
}

export type XmlNamespace = NonNullable<XmlBinding["namespace"]>;

/** A namespace as the text of an attribute, with the blank before it; nothing without one. */
export function namespaceText(namespace: XmlNamespace | undefined): string {
  if (namespace === undefined) return "";
  const prefix = namespace.prefix === undefined ? "" : `:${namespace.prefix}`;
  return ` xmlns${prefix}="${escapeAttribute(namespace.uri)}"`;
}

/** Which members of a structure belong to the document. */
export type MemberFilter = (name: string, member: MemberSchema) => boolean;
