/** Writers of XML, compiled once from a schema into closures: strict types, bounded depth, members in model order. */
import {
  isAggregate,
  type ListSchema,
  type MapSchema,
  type MemberSchema,
  type Schema,
  type SimpleSchema,
  type StructureSchema,
  type TimestampFormat,
  type UnionSchema,
  targetOf,
} from "../../schema/schema.js";
import { writtenDefaultOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { foundIn } from "../found-in.js";
import { type MemberGetter, getterOf } from "../member-access.js";
import { recordOf } from "../record-of.js";
import type { Side } from "../side.js";
import { type TextWriteOptions, textWriter } from "../text/write-text.js";
import { escapeAttribute, escapeText } from "./escape.js";
import { type MemberFilter, memberNameOf, namespaceText } from "./names.js";

/** An element's name and its attributes as text, each with a blank before it. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: string;
}

/** Writes a value as an element; flattened collections as many. `depth` is the level of the container it stands in. @throws CodecFailure */
export type XmlWriter = (tag: XmlTag, value: unknown, depth: number) => string;

/** What stands in a structure's element: attributes with a blank before each, and the elements of its members. */
export interface XmlContent {
  readonly attributes: string;
  readonly content: string;
}
/** @throws CodecFailure */
export type XmlContentWriter = (value: unknown, depth: number) => XmlContent;

/** How a protocol writes XML. */
export interface XmlWriteOptions extends TextWriteOptions {
  readonly maxDepth: number;
  readonly side: Side;
}

export interface XmlWriters {
  /** The writer of a whole schema, compiled once. */
  readonly of: (schema: Schema) => XmlWriter;
  /** A new writer of those members of a structure that pass the filter. */
  readonly content: (schema: StructureSchema, filter?: MemberFilter) => XmlContentWriter;
}

/** Compiles the writers of any number of schemas; what they share is compiled once. */
export function xmlWriters(options: XmlWriteOptions): XmlWriters {
  const compiled = new Map<Schema, XmlWriter>();
  const writerOf = (schema: Schema): XmlWriter => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: XmlWriter | undefined;
    const later: XmlWriter = (tag, value, depth) =>
      (made ??= elementWriter(schema, options, writerOf))(tag, value, depth);
    const writer = isAggregate(schema) ? later : elementWriter(schema, options, writerOf);
    compiled.set(schema, writer);
    return writer;
  };
  return { of: writerOf, content: (schema, filter) => structureContent(schema, options, writerOf, filter) };
}

type WriterOf = (schema: Schema) => XmlWriter;

function elementWriter(schema: Schema, options: XmlWriteOptions, writerOf: WriterOf): XmlWriter {
  switch (schema.type) {
    case "structure": {
      const write = structureContent(schema, options, writerOf);
      return (tag, value, depth) => {
        const { attributes, content } = write(value, depth);
        return `<${tag.name}${tag.attributes}${attributes}>${content}</${tag.name}>`;
      };
    }
    case "union":
      return unionWriter(schema, options, writerOf);
    case "list": {
      const item: XmlTag = {
        name: memberNameOf("member", schema.member),
        attributes: namespaceText(schema.member.xml?.namespace),
      };
      const write = itemsWriter(schema, options, writerOf);
      return (tag, value, depth) => `<${tag.name}${tag.attributes}>${write(item, value, depth)}</${tag.name}>`;
    }
    case "map": {
      const write = entriesWriter(schema, options, writerOf);
      return (tag, value, depth) => `<${tag.name}${tag.attributes}>${write(entry, value, depth)}</${tag.name}>`;
    }
    default:
      return simpleWriter(schema, options);
  }
}

const entry: XmlTag = { name: "entry", attributes: "" };

function simpleWriter(schema: SimpleSchema, options: XmlWriteOptions, format?: TimestampFormat): XmlWriter {
  const write = textWriter(schema, options, format);
  const isText = schema.type === "string" || schema.type === "enum";
  return ({ name, attributes }, value) => {
    const text = write(value);
    return `<${name}${attributes}>${isText ? escapeText(text) : text}</${name}>`;
  };
}

function memberWriter(member: MemberSchema, options: XmlWriteOptions, writerOf: WriterOf): XmlWriter {
  const target = targetOf(member);
  if (target.type === "timestamp" && member.timestampFormat !== undefined) {
    return simpleWriter(target, options, member.timestampFormat);
  }
  if (member.xml?.flattened === true) {
    if (target.type === "list") return itemsWriter(target, options, writerOf);
    if (target.type === "map") return entriesWriter(target, options, writerOf);
  }
  return writerOf(target);
}

interface MemberPlan {
  readonly name: string;
  readonly tag: XmlTag;
  readonly get: MemberGetter;
  readonly write: XmlWriter;
  readonly fallback: unknown;
}

type NamedMember = readonly [name: string, member: MemberSchema];

function isAttribute([, { xml }]: NamedMember): boolean {
  return xml?.attribute === true;
}

function planOf([name, member]: NamedMember, options: XmlWriteOptions, writerOf: WriterOf): MemberPlan {
  const target = targetOf(member);
  // The items of a flattened list are elements of the member, so the list's own namespace for items counts there too.
  const items = member.xml?.flattened === true && target.type === "list" ? target.member.xml?.namespace : undefined;
  return {
    name,
    tag: { name: memberNameOf(name, member), attributes: namespaceText(member.xml?.namespace ?? items) },
    get: getterOf(name),
    write: memberWriter(member, options, writerOf),
    fallback: writtenDefaultOf(member, options.side),
  };
}

function structureContent(
  schema: StructureSchema,
  options: XmlWriteOptions,
  writerOf: WriterOf,
  filter: MemberFilter = () => true,
): XmlContentWriter {
  const members = Object.entries(schema.members).filter(([name, member]) => filter(name, member));
  const attributeWriters = members.filter(isAttribute).map((it) => attributeWriter(it, options));
  const plans = members.filter((it) => !isAttribute(it)).map((it) => planOf(it, options, writerOf));
  return (value, depth) => {
    const record = recordOf("structure", value, depth, options.maxDepth);
    let attributes = "";
    let content = "";
    for (const write of attributeWriters) attributes += write(record);
    for (const plan of plans) {
      const part = plan.get(record) ?? plan.fallback;
      if (part === undefined || part === null) continue;
      try {
        content += plan.write(plan.tag, part, depth + 1);
      } catch (error) {
        throw at(plan.name, error);
      }
    }
    return { attributes, content };
  };
}

function attributeWriter(
  [name, member]: NamedMember,
  options: XmlWriteOptions,
): (record: Readonly<Record<string, unknown>>) => string {
  const target = targetOf(member);
  if ("members" in target || target.type === "list" || target.type === "map") return () => "";
  const write = textWriter(target, options, member.timestampFormat);
  const attribute = memberNameOf(name, member);
  const get = getterOf(name);
  const fallback = writtenDefaultOf(member, options.side);
  return (record) => {
    const part = get(record) ?? fallback;
    if (part === undefined || part === null) return "";
    try {
      return ` ${attribute}="${escapeAttribute(write(part))}"`;
    } catch (error) {
      throw at(name, error);
    }
  };
}

function unionWriter(schema: UnionSchema, options: XmlWriteOptions, writerOf: WriterOf): XmlWriter {
  const plans = Object.entries(schema.members).map((it) => planOf(it, options, writerOf));
  return (tag, value, depth) => {
    const record = recordOf("union", value, depth, options.maxDepth);
    const [found, ...more] = plans.filter((plan) => (plan.get(record) ?? undefined) !== undefined);
    if (found === undefined) throw new CodecFailure("one member of a union", "unknown");
    if (more.length > 0) throw new CodecFailure("one member of a union", "repeated");
    try {
      const content = found.write(found.tag, found.get(record), depth + 1);
      return `<${tag.name}${tag.attributes}>${content}</${tag.name}>`;
    } catch (error) {
      throw at(found.name, error);
    }
  };
}

/** Nulls of sparse collections: Smithy does not say how XML writes them, XML Schema does (part 1, section 2.6.2). */
function nil({ name, attributes }: XmlTag): string {
  return `<${name}${attributes} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`;
}

/** One element of the given tag for each item. */
function itemsWriter({ member, sparse }: ListSchema, options: XmlWriteOptions, writerOf: WriterOf): XmlWriter {
  const { maxDepth } = options;
  const write = memberWriter(member, options, writerOf);
  return (tag, value, depth) => {
    if (!Array.isArray(value)) throw new CodecFailure("list", foundIn(value));
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "list");
    let text = "";
    let index = 0;
    try {
      for (; index < value.length; index++) {
        const item: unknown = value[index] ?? null;
        text += item === null && sparse ? nil(tag) : write(tag, item, depth + 1);
      }
    } catch (error) {
      throw at(index, error);
    }
    return text;
  };
}

/** One element of the given tag for each entry. */
function entriesWriter(schema: MapSchema, options: XmlWriteOptions, writerOf: WriterOf): XmlWriter {
  const sparse = schema.sparse === true;
  const write = memberWriter(schema.value, options, writerOf);
  const key: XmlTag = { name: memberNameOf("key", schema.key), attributes: namespaceText(schema.key.xml?.namespace) };
  const valueTag: XmlTag = {
    name: memberNameOf("value", schema.value),
    attributes: namespaceText(schema.value.xml?.namespace),
  };
  return (tag, value, depth) => {
    const record = recordOf("map", value, depth, options.maxDepth);
    let text = "";
    let current = "";
    try {
      for (current of Object.keys(record)) {
        const item = record[current];
        if (item === undefined) continue;
        text += `<${tag.name}${tag.attributes}><${key.name}${key.attributes}>${escapeText(current)}</${key.name}>`;
        text += item === null && sparse ? nil(valueTag) : write(valueTag, item, depth + 1);
        text += `</${tag.name}>`;
      }
    } catch (error) {
      throw at(current, error);
    }
    return text;
  };
}
