/** Readers of JSON values, compiled once from a schema into closures: strict types, bounded depth, no prototype in reach. */
import {
  type ListSchema,
  type MapSchema,
  type MemberSchema,
  type Schema,
  type StructureSchema,
  type UnionSchema,
  targetOf,
} from "../../schema/schema.js";
import { CodecFailure, at } from "../failure.js";
import { type MemberGetter, getterOf, setMember } from "../member-access.js";
import { readNodeValue } from "../node-value.js";
import { kindOf } from "./kind.js";
import { type JsonReader, type ScalarOptions, scalarReader } from "./read-scalar.js";

export type { JsonReader } from "./read-scalar.js";

/** How a protocol reads JSON. */
export interface JsonReadOptions extends ScalarOptions {
  /** Whether members go by their `jsonName` (restJson1) or always by their own name (awsJson). */
  readonly jsonNames: boolean;
  /** Whether absent members get the model's default, as servers must do with what they receive. */
  readonly defaults: boolean;
  /** What a null means in a list or map that is not sparse: servers reject it, clients leave it out. */
  readonly denseNulls: "reject" | "drop";
  /** What an unknown member of a union means: servers reject it, clients keep it as `$unknown`. */
  readonly unknownUnionMembers: "reject" | "keep";
}

/** Compiles the readers of any number of schemas; what they share is compiled once. */
export function jsonReaders(options: JsonReadOptions): (schema: Schema) => JsonReader {
  const compiled = new Map<Schema, JsonReader>();
  const readerOf = (schema: Schema): JsonReader => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Recursion reaches this forwarder, which calls the reader that is being made.
    compiled.set(schema, (json, depth) => reader(json, depth));
    const reader = containerReader(schema, options, readerOf);
    compiled.set(schema, reader);
    return reader;
  };
  return readerOf;
}

type ReaderOf = (schema: Schema) => JsonReader;

function containerReader(schema: Schema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
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
      return scalarReader(schema, options);
  }
}

function memberReader(member: MemberSchema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
  const target = targetOf(member);
  if (target.type === "timestamp" && member.timestampFormat !== undefined) {
    return scalarReader(target, options, member.timestampFormat);
  }
  return readerOf(target);
}

interface MemberPlan {
  readonly name: string;
  readonly key: string;
  readonly get: MemberGetter;
  readonly read: JsonReader;
  readonly fallback: (() => unknown) | undefined;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: JsonReadOptions,
  readerOf: ReaderOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => {
    const key = (options.jsonNames ? member.jsonName : undefined) ?? name;
    const read = memberReader(member, options, readerOf);
    return { name, key, get: getterOf(key), read, fallback: options.defaults ? defaultOf(member) : undefined };
  });
}

/** Makes the default anew each time, because what is read belongs to the reader. */
function defaultOf(member: MemberSchema): (() => unknown) | undefined {
  const { default: node } = member;
  return node === undefined ? undefined : () => readNodeValue(targetOf(member), node);
}

function structureReader(schema: StructureSchema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
  const { maxDepth } = options;
  const plans = memberPlans(schema, options, readerOf);
  return (json, depth) => {
    const record = recordOf(json, depth, maxDepth);
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
function unionReader(schema: UnionSchema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
  const { maxDepth, unknownUnionMembers } = options;
  const plans = new Map(memberPlans(schema, options, readerOf).map((plan) => [plan.key, plan]));
  return (json, depth) => {
    const record = recordOf(json, depth, maxDepth);
    const keys = Object.keys(record).filter((key) => record[key] !== null && (key !== "__type" || plans.has("__type")));
    const [key] = keys;
    if (key === undefined) throw new CodecFailure("one member of a union", "nothing");
    if (keys.length > 1) throw new CodecFailure("one member of a union", "repeated");
    const plan = plans.get(key);
    if (plan === undefined) {
      if (unknownUnionMembers === "keep") return { $unknown: [key, record[key]] };
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

function listReader(schema: ListSchema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
  const { maxDepth, denseNulls } = options;
  const { sparse } = schema;
  const read = memberReader(schema.member, options, readerOf);
  return (json, depth) => {
    if (!Array.isArray(json)) throw new CodecFailure("list", kindOf(json));
    if (depth >= maxDepth) throw tooDeep(maxDepth, json);
    const items: unknown[] = [];
    let index = 0;
    try {
      for (; index < json.length; index++) {
        const item: unknown = json[index];
        if (item !== null) items.push(read(item, depth + 1));
        else if (sparse) items.push(null);
        else if (denseNulls === "reject") throw new CodecFailure("item of a list", "null");
      }
    } catch (error) {
      throw at(index, error);
    }
    return items;
  };
}

function mapReader(schema: MapSchema, options: JsonReadOptions, readerOf: ReaderOf): JsonReader {
  const { maxDepth, denseNulls } = options;
  const { sparse } = schema;
  const read = memberReader(schema.value, options, readerOf);
  return (json, depth) => {
    const record = recordOf(json, depth, maxDepth);
    const value: Record<string, unknown> = {};
    let current = "";
    try {
      for (current of Object.keys(record)) {
        const item = record[current];
        if (item !== null) setMember(value, current, read(item, depth + 1));
        else if (sparse) setMember(value, current, null);
        else if (denseNulls === "reject") throw new CodecFailure("value of a map", "null");
      }
    } catch (error) {
      throw at(current, error);
    }
    return value;
  };
}

function recordOf(json: unknown, depth: number, maxDepth: number): Readonly<Record<string, unknown>> {
  const kind = typeof json === "object" ? kindOf(json) : undefined;
  if (kind !== "map") throw new CodecFailure("map", kind ?? kindOf(json));
  if (depth >= maxDepth) throw tooDeep(maxDepth, json);
  return json as Readonly<Record<string, unknown>>;
}

function tooDeep(maxDepth: number, json: unknown): CodecFailure {
  return new CodecFailure(`at most ${maxDepth} levels`, kindOf(json));
}
