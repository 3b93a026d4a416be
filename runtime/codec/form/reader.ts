/** Readers of form parameters, compiled once from a schema into closures: strict types, bounded depth, no prototype in reach. */
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
import { absentCollectionReaderOf, absentReaderOf, absentStructureOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { setMember } from "../member-access.js";
import { type TextReadOptions, textReader } from "../text/read-text.js";
import type { FormNode } from "./parse.js";
import { type FormStyle, wrapperOf } from "./style.js";

/** Reads what stands at a name and below it. `depth` is the level of the container it stands in. @throws CodecFailure */
export type FormReader = (node: FormNode, depth: number) => unknown;

/** How a protocol reads forms. */
export interface FormReadOptions extends TextReadOptions {
  readonly style: FormStyle;
  readonly maxDepth: number;
}

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function formReaders(options: FormReadOptions): (schema: Schema) => FormReader {
  const compiled = new Map<Schema, FormReader>();
  const readerOf = (schema: Schema): FormReader => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: FormReader | undefined;
    const later: FormReader = (node, depth) => (made ??= nodeReader(schema, undefined, options, readerOf))(node, depth);
    const reader = isAggregate(schema) ? later : nodeReader(schema, undefined, options, readerOf);
    compiled.set(schema, reader);
    return reader;
  };
  return readerOf;
}

type ReaderOf = (schema: Schema) => FormReader;

/** `member` is the member whose target the schema is, where the member decides how it is read. */
function nodeReader(
  schema: Schema,
  member: MemberSchema | undefined,
  options: FormReadOptions,
  readerOf: ReaderOf,
): FormReader {
  switch (schema.type) {
    case "structure":
      return structureReader(schema, options, readerOf);
    case "union":
      return unionReader(schema, options, readerOf);
    case "list":
      return listReader(schema, wrapperOf(member, "list", schema.member, options.style), options, readerOf);
    case "map":
      return mapReader(schema, wrapperOf(member, "map", schema.value, options.style), options, readerOf);
    default:
      return simpleReader(schema, options, member?.timestampFormat);
  }
}

function memberReader(member: MemberSchema, options: FormReadOptions, readerOf: ReaderOf): FormReader {
  const target = targetOf(member);
  const own = member.xml?.flattened === true || (target.type === "timestamp" && member.timestampFormat !== undefined);
  return own ? nodeReader(target, member, options, readerOf) : readerOf(target);
}

function simpleReader(schema: SimpleSchema, options: FormReadOptions, format?: TimestampFormat): FormReader {
  const read = textReader(schema, options, format);
  return ({ value, children }) => {
    if (value === undefined || children.size > 0) throw new CodecFailure(schema.type, "map");
    return read(value);
  };
}

interface MemberPlan {
  readonly name: string;
  readonly key: string;
  readonly read: FormReader;
  readonly fallback: (() => unknown) | undefined;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: FormReadOptions,
  readerOf: ReaderOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => {
    return {
      name,
      key: options.style.memberName(name, member),
      read: memberReader(member, options, readerOf),
      fallback: fallbackOf(member, options),
    };
  });
}

/**
 * What an absent member is read as. awsQuery writes empty lists and no empty maps, ec2Query neither (tests EmptyQueryLists,
 * QueryEmptyQueryMaps); of a structure with nothing set, both write nothing.
 */
function fallbackOf(member: MemberSchema, { side, style }: FormReadOptions): (() => unknown) | undefined {
  const target = targetOf(member);
  if (target.type === "list" && style.emptyLists) return absentReaderOf(member, side);
  if (target.type !== "structure" || member.required !== true || side === "client")
    return absentCollectionReaderOf(member, side);
  const mayBeEmpty = Object.values(target.members).every(({ required }) => required !== true);
  return mayBeEmpty ? () => absentStructureOf(target, side)() : undefined;
}

function structureReader(schema: StructureSchema, options: FormReadOptions, readerOf: ReaderOf): FormReader {
  const { maxDepth } = options;
  const plans = memberPlans(schema, options, readerOf);
  return (node, depth) => {
    checkContainer("map", node, depth, maxDepth);
    const value: Record<string, unknown> = {};
    for (const plan of plans) {
      const part = node.children.get(plan.key);
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

/** Exactly one member. */
function unionReader(schema: UnionSchema, options: FormReadOptions, readerOf: ReaderOf): FormReader {
  const { maxDepth } = options;
  const plans = new Map(memberPlans(schema, options, readerOf).map((plan) => [plan.key, plan]));
  return (node, depth) => {
    checkContainer("map", node, depth, maxDepth);
    const [entry] = node.children;
    if (entry === undefined) throw new CodecFailure("one member of a union", "nothing");
    if (node.children.size > 1) throw new CodecFailure("one member of a union", "repeated");
    const [key, part] = entry;
    const plan = plans.get(key);
    if (plan === undefined) throw new CodecFailure("one member of a union", "unknown");
    const value: Record<string, unknown> = {};
    try {
      setMember(value, plan.name, plan.read(part, depth + 1));
    } catch (error) {
      throw at(plan.name, error);
    }
    return value;
  };
}

/** Numbers of items: they need not be without gaps, only in order. */
const itemNumber = /^[1-9]\d{0,8}$/;

function numbered(node: FormNode, expected: "list" | "map"): readonly FormNode[] {
  const items: FormNode[] = [];
  let isInOrder = true;
  for (const [key, item] of node.children) {
    if (!itemNumber.test(key)) throw new CodecFailure(expected, "map");
    items.push(item);
    isInOrder &&= Number(key) === items.length;
  }
  // As everybody writes them.
  if (isInOrder) return items;
  const numbers = [...node.children].map(([key, item]): [number, FormNode] => [Number(key), item]);
  return numbers.sort(([a], [b]) => a - b).map(([, item]) => item);
}

function itemsOf(node: FormNode, wrapper: string | undefined, expected: "list" | "map"): readonly FormNode[] {
  const holder = wrapper === undefined ? node : node.children.get(wrapper);
  return holder === undefined ? [] : numbered(holder, expected);
}

function listReader(
  schema: ListSchema,
  wrapper: string | undefined,
  options: FormReadOptions,
  readerOf: ReaderOf,
): FormReader {
  const read = memberReader(schema.member, options, readerOf);
  return (node, depth) => {
    checkContainer("list", node, depth, options.maxDepth);
    return itemsOf(node, wrapper, "list").map((item, index) => {
      try {
        return read(item, depth + 1);
      } catch (error) {
        throw at(index, error);
      }
    });
  };
}

function mapReader(
  schema: MapSchema,
  wrapper: string | undefined,
  options: FormReadOptions,
  readerOf: ReaderOf,
): FormReader {
  const read = memberReader(schema.value, options, readerOf);
  const keyName = schema.key.xml?.name ?? "key";
  const valueName = schema.value.xml?.name ?? "value";
  return (node, depth) => {
    checkContainer("map", node, depth, options.maxDepth);
    const map: Record<string, unknown> = {};
    for (const entry of itemsOf(node, wrapper, "map")) {
      const key = entry.children.get(keyName)?.value;
      const value = entry.children.get(valueName);
      if (key === undefined) throw new CodecFailure("key of a map", "nothing");
      try {
        if (value === undefined) throw new CodecFailure("value of a map", "nothing");
        setMember(map, key, read(value, depth + 1));
      } catch (error) {
        throw at(key, error);
      }
    }
    return map;
  };
}

/** An empty value says that a container is there and has nothing in it (test EmptyQueryLists). */
function checkContainer(expected: "list" | "map", node: FormNode, depth: number, maxDepth: number): void {
  if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, expected);
  if (node.value !== undefined && node.value !== "") throw new CodecFailure(expected, "string");
}
