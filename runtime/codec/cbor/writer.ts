/** Writers of CBOR, compiled once from a schema into closures: strict types, bounded depth, members in model order. */
import {
  isAggregate,
  type ListSchema,
  type MapSchema,
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
import { CborSink } from "./sink.js";
import { type CborWriter, scalarWriter } from "./write-scalar.js";

export interface CborWriteOptions {
  readonly maxDepth: number;
  readonly side: Side;
}

/** Compiles the writers of any number of schemas; what they share is compiled once. */
export function cborWriters(options: CborWriteOptions): (schema: Schema) => (value: unknown) => Uint8Array {
  const compiled = new Map<Schema, CborWriter>();
  const writerOf = (schema: Schema): CborWriter => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: CborWriter | undefined;
    const later: CborWriter = (value, sink, depth) =>
      (made ??= containerWriter(schema, options, writerOf))(value, sink, depth);
    const writer = isAggregate(schema) ? later : containerWriter(schema, options, writerOf);
    compiled.set(schema, writer);
    return writer;
  };
  // One after the other all values go through the same buffer; one that is written while another is gets its own.
  let spare: CborSink | undefined;
  return (schema) => {
    const write = writerOf(schema);
    return (value) => {
      const sink = spare ?? new CborSink();
      spare = undefined;
      try {
        write(value, sink, 0);
        return sink.finish();
      } finally {
        if (sink.clear()) spare = sink;
      }
    };
  };
}

type WriterOf = (schema: Schema) => CborWriter;

function containerWriter(schema: Schema, options: CborWriteOptions, writerOf: WriterOf): CborWriter {
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
      return scalarWriter(schema);
  }
}

interface MemberPlan {
  readonly name: string;
  readonly get: MemberGetter;
  readonly write: CborWriter;
  readonly default: unknown;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: CborWriteOptions,
  writerOf: WriterOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => {
    return {
      name,
      get: getterOf(name),
      write: writerOf(targetOf(member)),
      default: writtenDefaultOf(member, options.side),
    };
  });
}

function writeMember({ name, write }: MemberPlan, part: unknown, sink: CborSink, depth: number): void {
  sink.text(name);
  try {
    write(part, sink, depth + 1);
  } catch (error) {
    throw at(name, error);
  }
}

function structureWriter(schema: StructureSchema, options: CborWriteOptions, writerOf: WriterOf): CborWriter {
  const plans = memberPlans(schema, options, writerOf);
  return (value, sink, depth) => {
    const record = recordOf("structure", value, depth, options.maxDepth);
    const parts: unknown[] = [];
    let count = 0;
    for (const plan of plans) {
      const part = plan.get(record) ?? plan.default;
      parts.push(part);
      if (part !== undefined && part !== null) count++;
    }
    sink.map(count);
    let index = 0;
    for (const plan of plans) {
      const part = parts[index++];
      if (part !== undefined && part !== null) writeMember(plan, part, sink, depth);
    }
  };
}

function unionWriter(schema: UnionSchema, options: CborWriteOptions, writerOf: WriterOf): CborWriter {
  const plans = memberPlans(schema, options, writerOf);
  return (value, sink, depth) => {
    const record = recordOf("union", value, depth, options.maxDepth);
    const [found, second] = plans.filter((plan) => (plan.get(record) ?? undefined) !== undefined);
    if (second !== undefined) throw new CodecFailure("one member of a union", "repeated");
    if (found === undefined) throw new CodecFailure("one member of a union", "unknown");
    sink.map(1);
    writeMember(found, found.get(record), sink, depth);
  };
}

function listWriter(schema: ListSchema, options: CborWriteOptions, writerOf: WriterOf): CborWriter {
  const { maxDepth } = options;
  const { sparse } = schema;
  const write = writerOf(targetOf(schema.member));
  return (value, sink, depth) => {
    if (!Array.isArray(value)) throw new CodecFailure("list", foundIn(value));
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "list");
    sink.array(value.length);
    let index = 0;
    try {
      for (; index < value.length; index++) {
        const item: unknown = value[index] ?? null;
        if (item === null && sparse) sink.null();
        else write(item, sink, depth + 1);
      }
    } catch (error) {
      throw at(index, error);
    }
  };
}

function mapWriter(schema: MapSchema, options: CborWriteOptions, writerOf: WriterOf): CborWriter {
  const { sparse } = schema;
  const write = writerOf(targetOf(schema.value));
  return (value, sink, depth) => {
    const record = recordOf("map", value, depth, options.maxDepth);
    const entries = Object.entries(record).filter(([, item]) => item !== undefined);
    sink.map(entries.length);
    let current = "";
    try {
      for (const [key, item] of entries) {
        current = key;
        sink.text(key);
        if (item === null && sparse) sink.null();
        else write(item, sink, depth + 1);
      }
    } catch (error) {
      throw at(current, error);
    }
  };
}
