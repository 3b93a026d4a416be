/** The runtime schema of every shape, as data: printed into `schemas.ts`, or made live for a mock without generated code. */
import { ownConstraintsOf } from "../knowledge/constraints.js";
import { errorFactsOf } from "../knowledge/error-facts.js";
import { httpBindingOf, timestampFormatOf, xmlBindingOf } from "../knowledge/bindings.js";
import { dependentKeysOf } from "../knowledge/dependent-keys.js";
import { enumMembersOf } from "../knowledge/enum-members.js";
import type { PatternUse } from "../knowledge/model-pattern.js";
import type { MemberShape, Shape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { type Expression, jsonExpression, objectOf, type ObjectExpression } from "../print/expression.js";
import type { PlanContext } from "./context.js";
import type { SchemaPlan } from "./service-plan.js";

const schemaTypes: Readonly<Record<string, string>> = {
  blob: "BlobSchema",
  boolean: "BooleanSchema",
  string: "StringSchema",
  enum: "EnumSchema",
  intEnum: "IntEnumSchema",
  timestamp: "TimestampSchema",
  document: "DocumentSchema",
  list: "ListSchema",
  map: "MapSchema",
  structure: "StructureSchema",
  union: "UnionSchema",
};

/** The schemas of the closure, each after those it refers to. */
export function planSchemas(context: PlanContext): readonly SchemaPlan[] {
  return context.order.shapes.flatMap((shape) => {
    const name = context.symbols.schemaOf.get(shape.id);
    if (name === undefined) return [];
    const value = planSchema(context, shape);
    const type = schemaTypes[schemaTypeOf(shape)] ?? "NumberSchema";
    return [{ id: shape.id, name, type, value }];
  });
}

function schemaTypeOf(shape: Shape): string {
  return shape.type === "string" && hasTrait(shape, "smithy.api#enum") ? "enum" : shape.type;
}

/** The schema of one shape. */
export function planSchema(context: PlanContext, shape: Shape): ObjectExpression {
  const type = schemaTypeOf(shape);
  return objectOf({
    type,
    id: shape.id,
    ...(type === "enum" || type === "intEnum" ? enumEntries(context, shape) : {}),
    sensitive: flag(shape, "smithy.api#sensitive"),
    ...(type === "enum" || type === "intEnum" ? {} : constraintEntries(context, shape)),
    timestampFormat: type === "timestamp" ? timestampFormatOf(shape) : undefined,
    mediaType: type === "string" || type === "blob" ? traitOf(shape, "smithy.api#mediaType") : undefined,
    streaming: type === "blob" || type === "union" ? flag(shape, "smithy.api#streaming") : undefined,
    requiresLength: type === "blob" ? flag(shape, "smithy.api#requiresLength") : undefined,
    ...containerEntries(context, shape),
  });
}

function containerEntries(context: PlanContext, shape: Shape): Readonly<Record<string, Expression | undefined>> {
  switch (shape.type) {
    case "list":
      return {
        member: planMember(context, shape.member),
        sparse: flag(shape, "smithy.api#sparse"),
        uniqueItems: flag(shape, "smithy.api#uniqueItems"),
      };
    case "map":
      return {
        key: planMember(context, shape.key),
        value: planMember(context, shape.value),
        sparse: flag(shape, "smithy.api#sparse"),
      };
    case "structure":
    case "union": {
      const error = shape.type === "structure" ? errorFactsOf(shape) : undefined;
      const dependent = shape.type === "structure" ? dependentKeysOf(shape) : [];
      return {
        members: {
          kind: "object",
          entries: [...shape.members].map(([name, member]) => [name, typedMember(name, planMember(context, member))]),
        },
        error: error === undefined ? undefined : jsonExpression(error),
        dependentKeys: dependent.length === 0 ? undefined : jsonExpression(dependent),
        xml: optionalJson(xmlBindingOf(shape)),
      };
    }
    default:
      return {};
  }
}

function enumEntries(context: PlanContext, shape: Shape): Readonly<Record<string, Expression | undefined>> {
  const members = enumMembersOf(shape);
  const internal = members.filter((member) => member.internal).map(({ value }) => value);
  return {
    values: members.map(({ value }) => value),
    internalValues: internal.length === 0 ? undefined : internal,
    open: context.isOpen(shape.id) ? true : undefined,
  };
}

function planMember(context: PlanContext, member: MemberShape): ObjectExpression {
  return objectOf({
    target: planTarget(context, member),
    required: flag(member, "smithy.api#required"),
    default: defaultOf(member),
    // It takes back what the other two say, for clients.
    clientOptional:
      hasTrait(member, "smithy.api#required") || defaultOf(member) !== undefined
        ? flag(member, "smithy.api#clientOptional")
        : undefined,
    sensitive: flag(member, "smithy.api#sensitive"),
    ...constraintEntries(context, member),
    jsonName: traitOf(member, "smithy.api#jsonName"),
    timestampFormat: timestampFormatOf(member),
    mediaType: traitOf(member, "smithy.api#mediaType"),
    xml: optionalJson(xmlBindingOf(member)),
    ec2QueryName: traitOf(member, "aws.protocols#ec2QueryName"),
    http: optionalJson(httpBindingOf(member)),
    hostLabel: flag(member, "smithy.api#hostLabel"),
    idempotencyToken: flag(member, "smithy.api#idempotencyToken"),
    event: hasTrait(member, "smithy.api#eventHeader")
      ? "header"
      : hasTrait(member, "smithy.api#eventPayload")
        ? "payload"
        : undefined,
  });
}

/** TypeScript takes names that every object inherits for those, and does not look at the type of the table. */
function typedMember(name: string, member: ObjectExpression): ObjectExpression {
  return name in Object.prototype ? { ...member, satisfies: "MemberSchema" } : member;
}

function planTarget(context: PlanContext, member: MemberShape): Expression {
  return schemaReference(context, member.target, context.order.isLazy(member.container, member.target));
}

/** A reference to a shape's schema: its name, or the object itself for the prelude's simple shapes. */
export function schemaReference(context: PlanContext, id: ShapeId, lazy = false): Expression {
  const name = context.symbols.schemaOf.get(id);
  if (name !== undefined) return lazy ? { kind: "name", name, lazy } : { kind: "name", name };
  if (id === "smithy.api#Unit") return { kind: "name", name: "unitSchema" };
  const shape = context.model.shape(id);
  if (shape === undefined) throw new Error(`BUG: no shape ${id}`);
  return objectOf({ type: shape.type, id });
}

/** A `null` default says that there is none. */
function defaultOf(member: MemberShape): Expression | undefined {
  const value = traitOf(member, "smithy.api#default");
  return value === undefined || value === null ? undefined : jsonExpression(value);
}

function constraintEntries(
  context: PlanContext,
  shape: Shape | MemberShape,
): Readonly<Record<string, Expression | undefined>> {
  const { length, range, pattern } = ownConstraintsOf(shape);
  return {
    length: optionalJson(length),
    range: optionalJson(range),
    pattern: pattern === undefined ? undefined : context.patternValue(pattern),
  };
}

/** A pattern with what matches it. */
export function patternExpression(text: string, use: PatternUse): Expression {
  if (!use.ok) return objectOf({ text });
  const regexp: Expression = { kind: "regexp", source: use.source, flags: use.flags };
  return objectOf({
    text,
    regexp: use.matcher === "native" ? regexp : { kind: "pure", callee: "linear", args: [regexp] },
  });
}

function optionalJson(value: unknown): Expression | undefined {
  return value === undefined ? undefined : jsonExpression(value);
}

function flag(shape: Shape | MemberShape, trait: ShapeId): true | undefined {
  return hasTrait(shape, trait) ? true : undefined;
}
