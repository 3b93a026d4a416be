/** Writers of form parameters, compiled once from a schema into closures: strict types, bounded depth, members in model order. */
import {
  isAggregate,
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
import { percentEncode } from "../percent-encode.js";
import { recordOf } from "../record-of.js";
import type { Side } from "../side.js";
import { type TextWriteOptions, textWriter } from "../text/write-text.js";
import { type FormStyle, wrapperOf } from "./style.js";

/** A parameter, not yet escaped. */
export type FormPair = readonly [name: string, value: string];

/** Adds the parameters of a value to `pairs`, their names below `name`; the top has none. @throws CodecFailure */
export type FormWriter = (name: string, value: unknown, pairs: FormPair[], depth: number) => void;

/** How a protocol writes forms. */
export interface FormWriteOptions extends TextWriteOptions {
  readonly style: FormStyle;
  readonly maxDepth: number;
  readonly side: Side;
}

/** The text of parameters, everything but RFC 3986's unreserved characters escaped. */
export function formText(pairs: readonly FormPair[]): string {
  return pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
}

/** Compiles the writers of any number of schemas; what they share is compiled once. */
export function formWriters(options: FormWriteOptions): (schema: Schema) => FormWriter {
  const compiled = new Map<Schema, FormWriter>();
  const writerOf = (schema: Schema): FormWriter => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
    let made: FormWriter | undefined;
    const later: FormWriter = (name, value, pairs, depth) =>
      (made ??= valueWriter(schema, undefined, options, writerOf))(name, value, pairs, depth);
    const writer = isAggregate(schema) ? later : valueWriter(schema, undefined, options, writerOf);
    compiled.set(schema, writer);
    return writer;
  };
  return writerOf;
}

type WriterOf = (schema: Schema) => FormWriter;

/** `member` is the member whose target the schema is, where the member decides how it is written. */
function valueWriter(
  schema: Schema,
  member: MemberSchema | undefined,
  options: FormWriteOptions,
  writerOf: WriterOf,
): FormWriter {
  switch (schema.type) {
    case "structure":
      return structureWriter(schema, options, writerOf);
    case "union":
      return unionWriter(schema, options, writerOf);
    case "list":
      return listWriter(schema, wrapperOf(member, "list", schema.member, options.style), options, writerOf);
    case "map":
      return mapWriter(schema, wrapperOf(member, "map", schema.value, options.style), options, writerOf);
    default: {
      const write = textWriter(schema, options, member?.timestampFormat);
      return (name, value, pairs) => void pairs.push([name, write(value)]);
    }
  }
}

function memberWriter(member: MemberSchema, options: FormWriteOptions, writerOf: WriterOf): FormWriter {
  const target = targetOf(member);
  const own = member.xml?.flattened === true || (target.type === "timestamp" && member.timestampFormat !== undefined);
  return own ? valueWriter(target, member, options, writerOf) : writerOf(target);
}

interface MemberPlan {
  readonly name: string;
  readonly key: string;
  readonly get: MemberGetter;
  readonly write: FormWriter;
  readonly fallback: unknown;
}

function memberPlans(
  schema: StructureSchema | UnionSchema,
  options: FormWriteOptions,
  writerOf: WriterOf,
): readonly MemberPlan[] {
  return Object.entries(schema.members).map(([name, member]) => ({
    name,
    key: options.style.memberName(name, member),
    get: getterOf(name),
    write: memberWriter(member, options, writerOf),
    fallback: writtenDefaultOf(member, options.side),
  }));
}

function below(name: string, segment: string): string {
  return name === "" ? segment : `${name}.${segment}`;
}

function structureWriter(schema: StructureSchema, options: FormWriteOptions, writerOf: WriterOf): FormWriter {
  const plans = memberPlans(schema, options, writerOf);
  return (name, value, pairs, depth) => {
    const record = recordOf("structure", value, depth, options.maxDepth);
    for (const plan of plans) {
      const part = plan.get(record) ?? plan.fallback;
      if (part === undefined || part === null) continue;
      try {
        plan.write(below(name, plan.key), part, pairs, depth + 1);
      } catch (error) {
        throw at(plan.name, error);
      }
    }
  };
}

function unionWriter(schema: UnionSchema, options: FormWriteOptions, writerOf: WriterOf): FormWriter {
  const plans = memberPlans(schema, options, writerOf);
  return (name, value, pairs, depth) => {
    const record = recordOf("union", value, depth, options.maxDepth);
    const [found, ...more] = plans.filter((plan) => (plan.get(record) ?? undefined) !== undefined);
    if (found === undefined) throw new CodecFailure("one member of a union", "unknown");
    if (more.length > 0) throw new CodecFailure("one member of a union", "repeated");
    try {
      found.write(below(name, found.key), found.get(record), pairs, depth + 1);
    } catch (error) {
      throw at(found.name, error);
    }
  };
}

function listWriter(
  { member }: Schema & { type: "list" },
  wrapper: string | undefined,
  options: FormWriteOptions,
  writerOf: WriterOf,
): FormWriter {
  const write = memberWriter(member, options, writerOf);
  return (name, value, pairs, depth) => {
    if (!Array.isArray(value)) throw new CodecFailure("list", foundIn(value));
    if (depth >= options.maxDepth) throw new CodecFailure(`at most ${options.maxDepth} levels`, "list");
    if (value.length === 0 && options.style.emptyLists) pairs.push([name, ""]);
    const holder = wrapper === undefined ? name : below(name, wrapper);
    value.forEach((item: unknown, index) => {
      try {
        write(below(holder, String(index + 1)), item, pairs, depth + 1);
      } catch (error) {
        throw at(index, error);
      }
    });
  };
}

function mapWriter(
  schema: Schema & { type: "map" },
  wrapper: string | undefined,
  options: FormWriteOptions,
  writerOf: WriterOf,
): FormWriter {
  const write = memberWriter(schema.value, options, writerOf);
  const keyName = schema.key.xml?.name ?? "key";
  const valueName = schema.value.xml?.name ?? "value";
  return (name, value, pairs, depth) => {
    const record = recordOf("map", value, depth, options.maxDepth);
    const holder = wrapper === undefined ? name : below(name, wrapper);
    Object.keys(record).forEach((key, index) => {
      const entry = below(holder, String(index + 1));
      pairs.push([below(entry, keyName), key]);
      try {
        write(below(entry, valueName), record[key], pairs, depth + 1);
      } catch (error) {
        throw at(key, error);
      }
    });
  };
}
