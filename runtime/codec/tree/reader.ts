/**
 * Readers of values that a parser has made into lists and records, whatever the format: compiled once from a schema into
 * closures, strict types, bounded depth, no prototype in reach.
 */
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
import { absentReaderOf } from "../absent-member.js";
import { CodecFailure, type FoundKind, at } from "../failure.js";
import { type MemberGetter, getterOf, setMember } from "../member-access.js";
import type { Side } from "../side.js";

/** Reads one parsed value. `depth` is the level of the container it stands in. @throws CodecFailure */
export type TreeReader = (tree: unknown, depth: number) => unknown;

/** What a protocol makes of parsed values. */
export interface TreeReadOptions {
  readonly maxDepth: number;
  /** Whether members go by their `jsonName` (restJson1) or always by their own name (awsJson). */
  readonly jsonNames: boolean;
  readonly side: Side;
}

/** What a format says of its parsed values. */
export interface TreeFormat {
  /** The reader of a simple shape; `format` is the member's own timestamp format. */
  readonly scalarReader: (schema: SimpleSchema, format?: TimestampFormat) => TreeReader;
  /** `map` for records and for nothing else. */
  readonly kindOf: (tree: unknown) => FoundKind;
  /** Whether a record had a key twice in what it was parsed from; absent where the parser takes no such thing. */
  readonly hasRepeats?: (record: object) => boolean;
}

interface Options extends TreeReadOptions, TreeFormat {}

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function treeReaders(given: TreeReadOptions, format: TreeFormat): (schema: Schema) => TreeReader {
  const options: Options = { ...given, ...format };
  const compiled = new Map<Schema, TreeReader>();
  const readerOf = (schema: Schema): TreeReader => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: TreeReader | undefined;
    const later: TreeReader = (tree, depth) => (made ??= containerReader(schema, options, readerOf))(tree, depth);
    const reader = isAggregate(schema) ? later : containerReader(schema, options, readerOf);
    compiled.set(schema, reader);
    return reader;
  };
  return readerOf;
}

type ReaderOf = (schema: Schema) => TreeReader;

function containerReader(schema: Schema, options: Options, readerOf: ReaderOf): TreeReader {
  switch (schema.type) {
    case "structure":
      return structureReader(schema, options, readerOf);
    case "union":
      return unionReader(schema, options, readerOf);
    case "list":
      return listReader(schema, options, readerOf);
    case "map":
      return mapReader(schema, options, readerOf);
    default:
      return options.scalarReader(schema);
  }
}

function memberReader(member: MemberSchema, options: Options, readerOf: ReaderOf): TreeReader {
  const target = targetOf(member);
  if (target.type === "timestamp" && member.timestampFormat !== undefined) {
    return options.scalarReader(target, member.timestampFormat);
  }
  return readerOf(target);
}

interface MemberPlan {
  readonly name: string;
  readonly key: string;
  readonly get: MemberGetter;
  readonly read: TreeReader;
  readonly fallback: (() => unknown) | undefined;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: Options,
  readerOf: ReaderOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => {
    const key = (options.jsonNames ? member.jsonName : undefined) ?? name;
    const read = memberReader(member, options, readerOf);
    return { name, key, get: getterOf(key), read, fallback: absentReaderOf(member, options.side) };
  });
}

function structureReader(schema: StructureSchema, options: Options, readerOf: ReaderOf): TreeReader {
  const plans = memberPlans(schema, options, readerOf);
  return (tree, depth) => {
    const record = recordOf(tree, depth, options);
    const value: Record<string, unknown> = {};
    let current = "";
    try {
      for (const plan of plans) {
        const part = plan.get(record);
        current = plan.key;
        if (part !== undefined && part !== null) setMember(value, plan.name, plan.read(part, depth + 1));
        else if (plan.fallback !== undefined) setMember(value, plan.name, plan.fallback());
      }
    } catch (error) {
      throw at(current, error);
    }
    return value;
  };
}

/** Exactly one member that is not null; `__type` is allowed beside it (spec: awsJson protocols, union serialization). */
function unionReader(schema: UnionSchema, options: Options, readerOf: ReaderOf): TreeReader {
  const { side, hasRepeats } = options;
  const plans = new Map(memberPlans(schema, options, readerOf).map((plan) => [plan.key, plan]));
  return (tree, depth) => {
    const record = recordOf(tree, depth, options);
    if (side === "server" && hasRepeats?.(record) === true) throw new CodecFailure("one member of a union", "repeated");
    const keys = Object.keys(record).filter((key) => record[key] !== null && (key !== "__type" || plans.has("__type")));
    const [key] = keys;
    if (key === undefined) throw new CodecFailure("one member of a union", "nothing");
    if (keys.length > 1) throw new CodecFailure("one member of a union", "repeated");
    const plan = plans.get(key);
    if (plan === undefined) {
      if (side === "client") return { $unknown: [key, record[key]] };
      throw new CodecFailure("one member of a union", "unknown");
    }
    try {
      const value: Record<string, unknown> = {};
      setMember(value, plan.name, plan.read(record[key], depth + 1));
      return value;
    } catch (error) {
      throw at(key, error);
    }
  };
}

function listReader(schema: ListSchema, options: Options, readerOf: ReaderOf): TreeReader {
  const { maxDepth, side, kindOf } = options;
  const { sparse } = schema;
  const read = memberReader(schema.member, options, readerOf);
  return (tree, depth) => {
    if (!Array.isArray(tree)) throw new CodecFailure("list", kindOf(tree));
    if (depth >= maxDepth) throw tooDeep(maxDepth, "list");
    const items: unknown[] = [];
    let index = 0;
    try {
      for (; index < tree.length; index++) {
        const item: unknown = tree[index];
        if (item !== null) items.push(read(item, depth + 1));
        else if (sparse) items.push(null);
        else if (side === "server") throw new CodecFailure("item of a list", "null");
      }
    } catch (error) {
      throw at(index, error);
    }
    return items;
  };
}

function mapReader(schema: MapSchema, options: Options, readerOf: ReaderOf): TreeReader {
  const { side } = options;
  const { sparse } = schema;
  const read = memberReader(schema.value, options, readerOf);
  return (tree, depth) => {
    const record = recordOf(tree, depth, options);
    const value: Record<string, unknown> = {};
    let current = "";
    try {
      for (current of Object.keys(record)) {
        const item = record[current];
        if (item !== null) setMember(value, current, read(item, depth + 1));
        else if (sparse) setMember(value, current, null);
        else if (side === "server") throw new CodecFailure("value of a map", "null");
      }
    } catch (error) {
      throw at(current, error);
    }
    return value;
  };
}

function recordOf(tree: unknown, depth: number, { kindOf, maxDepth }: Options): Readonly<Record<string, unknown>> {
  const kind = kindOf(tree);
  if (kind !== "map") throw new CodecFailure("map", kind);
  if (depth >= maxDepth) throw tooDeep(maxDepth, "map");
  return tree as Readonly<Record<string, unknown>>;
}

function tooDeep(maxDepth: number, found: FoundKind): CodecFailure {
  return new CodecFailure(`at most ${maxDepth} levels`, found);
}
