/** Readers of XML elements, compiled once from a schema into closures: strict types, bounded depth, no prototype in reach. */
import {
  isAggregate,
  type MemberSchema,
  type Schema,
  type SimpleSchema,
  type StructureSchema,
  type TimestampFormat,
  type UnionSchema,
  targetOf,
} from "../../schema/schema.js";
import { absentCollectionReaderOf, absentReaderOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { setMember } from "../member-access.js";
import { type TextReadOptions, textReader } from "../text/read-text.js";
import { type XmlElement, collapsed, isBlank } from "./element.js";
import { type MemberFilter, memberNameOf } from "./names.js";
import { type ElementsReader, type XmlReader, listReader, mapReader, wrapped } from "./read-collection.js";

export type { XmlReader } from "./read-collection.js";

/** How a protocol reads XML. */
export interface XmlReadOptions extends TextReadOptions {
  readonly maxDepth: number;
}

export interface XmlReaders {
  /** The reader of a whole schema, compiled once. */
  readonly of: (schema: Schema) => XmlReader;
  /** A new reader of those members of a structure that pass the filter. */
  readonly part: (schema: StructureSchema, filter: MemberFilter) => XmlReader;
}

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function xmlReaders(options: XmlReadOptions): XmlReaders {
  const compiled = new Map<Schema, XmlReader>();
  const readerOf = (schema: Schema): XmlReader => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: XmlReader | undefined;
    const later: XmlReader = (element, depth) => (made ??= elementReader(schema, options, readerOf))(element, depth);
    const reader = isAggregate(schema) ? later : elementReader(schema, options, readerOf);
    compiled.set(schema, reader);
    return reader;
  };
  return { of: readerOf, part: (schema, filter) => structureReader(schema, options, readerOf, filter) };
}

type ReaderOf = (schema: Schema) => XmlReader;

function elementReader(schema: Schema, options: XmlReadOptions, readerOf: ReaderOf): XmlReader {
  switch (schema.type) {
    case "structure":
      return structureReader(schema, options, readerOf);
    case "union":
      return unionReader(schema, options, readerOf);
    case "list":
      return wrapped("list", memberNameOf("member", schema.member), flatReader(schema, options, readerOf));
    case "map":
      return wrapped("map", "entry", flatReader(schema, options, readerOf));
    default:
      return simpleReader(schema, options);
  }
}

function flatReader(
  schema: Schema & { type: "list" | "map" },
  options: XmlReadOptions,
  readerOf: ReaderOf,
): ElementsReader {
  const { maxDepth } = options;
  if (schema.type === "list") return listReader(schema, memberReader(schema.member, options, readerOf), maxDepth);
  return mapReader(schema, memberReader(schema.value, options, readerOf), maxDepth);
}

function simpleReader(schema: SimpleSchema, options: XmlReadOptions, format?: TimestampFormat): XmlReader {
  const read = textReader(schema, options, format);
  const keepsBlanks = schema.type === "string" || schema.type === "enum";
  return ({ children, text }) => {
    if (children.length > 0) throw new CodecFailure(schema.type, "map");
    return read(keepsBlanks ? text : collapsed(text));
  };
}

function memberReader(member: MemberSchema, options: XmlReadOptions, readerOf: ReaderOf): XmlReader {
  const target = targetOf(member);
  if (target.type === "timestamp" && member.timestampFormat !== undefined) {
    return simpleReader(target, options, member.timestampFormat);
  }
  return readerOf(target);
}

interface MemberPlan {
  readonly name: string;
  readonly flattened: boolean;
  readonly read: ElementsReader;
  readonly fallback: (() => unknown) | undefined;
}

function planOf(name: string, member: MemberSchema, options: XmlReadOptions, readerOf: ReaderOf): MemberPlan {
  const target = targetOf(member);
  if (member.xml?.flattened === true && (target.type === "list" || target.type === "map")) {
    const fallback = absentCollectionReaderOf(member, options.side);
    return { name, flattened: true, read: flatReader(target, options, readerOf), fallback };
  }
  const fallback = absentReaderOf(member, options.side);
  const read = memberReader(member, options, readerOf);
  const readLast: ElementsReader = (elements, depth) => {
    const last = elements.at(-1);
    return last === undefined ? undefined : read(last, depth);
  };
  return { name, flattened: false, read: readLast, fallback };
}

type NamedMember = readonly [name: string, member: MemberSchema];

function isAttribute([, { xml }]: NamedMember): boolean {
  return xml?.attribute === true;
}
type PlansByElement = ReadonlyMap<string, MemberPlan>;

function plansByElement(members: readonly NamedMember[], options: XmlReadOptions, readerOf: ReaderOf): PlansByElement {
  return new Map(
    members.map(([name, member]) => [memberNameOf(name, member), planOf(name, member, options, readerOf)]),
  );
}

function structureReader(
  schema: StructureSchema,
  options: XmlReadOptions,
  readerOf: ReaderOf,
  filter: MemberFilter = () => true,
): XmlReader {
  const members = Object.entries(schema.members).filter(([name, member]) => filter(name, member));
  const attributes = members.filter(isAttribute).map((it) => attributeReader(it, options));
  const elements = members.filter((it) => !isAttribute(it));
  const byElement = plansByElement(elements, options, readerOf);
  const plans = [...byElement.values()];
  return (element, depth) => {
    checkContainer(element, depth, options.maxDepth);
    const value: Record<string, unknown> = {};
    for (const read of attributes) read(element, value);
    const { found } = gather(element, byElement);
    for (const plan of plans) {
      const part = found.get(plan);
      try {
        if (part !== undefined) setMember(value, plan.name, plan.read(part, depth + 1));
        else if (plan.fallback !== undefined) setMember(value, plan.name, plan.fallback());
      } catch (error) {
        throw at(plan.name, error);
      }
    }
    return value;
  };
}

/** Sets the member that an attribute carries. */
function attributeReader(
  [name, member]: NamedMember,
  options: XmlReadOptions,
): (element: XmlElement, value: Record<string, unknown>) => void {
  const target = targetOf(member);
  if ("members" in target || target.type === "list" || target.type === "map") return () => {};
  const read = textReader(target, options, member.timestampFormat);
  const fallback = absentReaderOf(member, options.side);
  const attribute = memberNameOf(name, member);
  return ({ attributes }, value) => {
    const text = attributes.get(attribute);
    try {
      if (text !== undefined) setMember(value, name, read(text));
      else if (fallback !== undefined) setMember(value, name, fallback());
    } catch (error) {
      throw at(name, error);
    }
  };
}

/** The children of every known member, and the first that belongs to none. */
function gather(element: XmlElement, byElement: PlansByElement) {
  const found = new Map<MemberPlan, XmlElement[]>();
  let foreign: XmlElement | undefined;
  for (const child of element.children) {
    const plan = byElement.get(child.name) ?? byElement.get(child.local);
    if (plan === undefined) foreign ??= child;
    else {
      const before = found.get(plan);
      if (before === undefined) found.set(plan, [child]);
      else before.push(child);
    }
  }
  return { found, foreign };
}

/** Exactly one member. */
function unionReader(schema: UnionSchema, options: XmlReadOptions, readerOf: ReaderOf): XmlReader {
  const byElement = plansByElement(Object.entries(schema.members), options, readerOf);
  const keep = options.side === "client";
  return (element, depth) => {
    checkContainer(element, depth, options.maxDepth);
    const { found, foreign } = gather(element, byElement);
    const [entry] = found;
    if (foreign !== undefined && (entry === undefined || !keep)) {
      if (keep) return { $unknown: [foreign.local, {}] };
      throw new CodecFailure("one member of a union", "unknown");
    }
    if (entry === undefined) throw new CodecFailure("one member of a union", "nothing");
    const [plan, elements] = entry;
    if (found.size > 1 || (elements.length > 1 && !plan.flattened)) {
      throw new CodecFailure("one member of a union", "repeated");
    }
    const value: Record<string, unknown> = {};
    try {
      setMember(value, plan.name, plan.read(elements, depth + 1));
    } catch (error) {
      throw at(plan.name, error);
    }
    return value;
  };
}

function checkContainer(element: XmlElement, depth: number, maxDepth: number): void {
  if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "map");
  if (element.children.length === 0 && !isBlank(element)) throw new CodecFailure("map", "string");
}
