/** Writers of JSON text, compiled once from a schema into closures: strict types, bounded depth, members in model order. */
import {
  isAggregate,
  type ListSchema,
  type MapSchema,
  type MemberSchema,
  type Schema,
  type StructureSchema,
  type UnionSchema,
  targetOf,
} from "../../schema/schema.js";
import { writtenDefaultOf } from "../absent-member.js";
import { CodecFailure, at } from "../failure.js";
import { foundIn } from "../found-in.js";
import { type MemberGetter, getterOf } from "../member-access.js";
import { recordOf } from "../record-of.js";
import type { Side } from "../side.js";
import { type JsonWriter, type ScalarWriteOptions, scalarWriter } from "./write-scalar.js";

export type { JsonWriter } from "./write-scalar.js";

/** How a protocol writes JSON. */
export interface JsonWriteOptions extends ScalarWriteOptions {
  /** Whether members go by their `jsonName` (restJson1) or always by their own name (awsJson). */
  readonly jsonNames: boolean;
  readonly side: Side;
}

/** Compiles the writers of any number of schemas; what they share is compiled once. */
export function jsonWriters(options: JsonWriteOptions): (schema: Schema) => JsonWriter {
  const compiled = new Map<Schema, JsonWriter>();
  const writerOf = (schema: Schema): JsonWriter => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: JsonWriter | undefined;
    const later: JsonWriter = (value, depth) => (made ??= containerWriter(schema, options, writerOf))(value, depth);
    const writer = isAggregate(schema) ? later : containerWriter(schema, options, writerOf);
    compiled.set(schema, writer);
    return writer;
  };
  return writerOf;
}

type WriterOf = (schema: Schema) => JsonWriter;

function containerWriter(schema: Schema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  switch (schema.type) {
    case "structure":
      return structureWriter(schema, options, writerOf);
    case "union":
      return unionWriter(schema, options, writerOf);
    case "list":
      return listWriter(schema, options, writerOf);
    case "map":
      return mapWriter(schema, options, writerOf);
    default:
      return scalarWriter(schema, options);
  }
}

function memberWriter(member: MemberSchema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  const target = targetOf(member);
  if (target.type === "timestamp" && member.timestampFormat !== undefined) {
    return scalarWriter(target, options, member.timestampFormat);
  }
  return writerOf(target);
}

interface MemberPlan {
  readonly name: string;
  /** The key as JSON text, with its colon. */
  readonly prefix: string;
  readonly get: MemberGetter;
  readonly write: JsonWriter;
  readonly default: unknown;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: JsonWriteOptions,
  writerOf: WriterOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => {
    const key = (options.jsonNames ? member.jsonName : undefined) ?? name;
    return {
      name,
      prefix: `${JSON.stringify(key)}:`,
      get: getterOf(name),
      write: memberWriter(member, options, writerOf),
      default: writtenDefaultOf(member, options.side),
    };
  });
}

function structureWriter(schema: StructureSchema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  const { maxDepth } = options;
  const plans = memberPlans(schema, options, writerOf);
  return (value, depth) => {
    const record = recordOf("structure", value, depth, maxDepth);
    let text = "{";
    let current = "";
    try {
      for (const plan of plans) {
        const part = plan.get(record) ?? plan.default;
        if (part === undefined || part === null) continue;
        current = plan.name;
        text += (text.length > 1 ? "," : "") + plan.prefix + plan.write(part, depth + 1);
      }
    } catch (error) {
      throw at(current, error);
    }
    return `${text}}`;
  };
}

function unionWriter(schema: UnionSchema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  const { maxDepth } = options;
  const plans = memberPlans(schema, options, writerOf);
  return (value, depth) => {
    const record = recordOf("union", value, depth, maxDepth);
    let found: MemberPlan | undefined;
    for (const plan of plans) {
      if ((plan.get(record) ?? undefined) === undefined) continue;
      if (found !== undefined) throw new CodecFailure("one member of a union", "repeated");
      found = plan;
    }
    if (found === undefined) throw new CodecFailure("one member of a union", "unknown");
    try {
      return `{${found.prefix}${found.write(found.get(record), depth + 1)}}`;
    } catch (error) {
      throw at(found.name, error);
    }
  };
}

function listWriter(schema: ListSchema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  const { maxDepth } = options;
  const { sparse } = schema;
  const write = memberWriter(schema.member, options, writerOf);
  return (value, depth) => {
    if (!Array.isArray(value)) throw new CodecFailure("list", foundIn(value));
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "list");
    let text = "[";
    let index = 0;
    try {
      for (; index < value.length; index++) {
        const item: unknown = value[index] ?? null;
        if (index > 0) text += ",";
        text += item === null && sparse ? "null" : write(item, depth + 1);
      }
    } catch (error) {
      throw at(index, error);
    }
    return `${text}]`;
  };
}

function mapWriter(schema: MapSchema, options: JsonWriteOptions, writerOf: WriterOf): JsonWriter {
  const { maxDepth } = options;
  const { sparse } = schema;
  const write = memberWriter(schema.value, options, writerOf);
  return (value, depth) => {
    const record = recordOf("map", value, depth, maxDepth);
    let text = "{";
    let current = "";
    try {
      for (current of Object.keys(record)) {
        const item = record[current];
        if (item === undefined) continue;
        text += `${text.length > 1 ? "," : ""}${JSON.stringify(current)}:`;
        text += item === null && sparse ? "null" : write(item, depth + 1);
      }
    } catch (error) {
      throw at(current, error);
    }
    return `${text}}`;
  };
}
