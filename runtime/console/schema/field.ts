/** What kind of field a JSON Schema asks for. One level at a time, so that recursion costs nothing until it is looked at. */
import type { Definitions, JsonSchema } from "../api-types.js";

export interface Member {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

interface FieldBase {
  /** The name of a structure or union, if it has one. */
  readonly typeName: string | undefined;
  readonly sensitive: boolean;
  readonly streaming: boolean;
}

export type Field = FieldBase &
  (
    | { readonly kind: "structure" | "union"; readonly members: readonly Member[] }
    | { readonly kind: "list"; readonly item: JsonSchema; readonly min?: number; readonly max?: number }
    | { readonly kind: "map"; readonly value: JsonSchema; readonly min?: number; readonly max?: number }
    | { readonly kind: "choice"; readonly values: readonly (string | number)[]; readonly isOpen: boolean }
    | { readonly kind: "text" | "blob" | "timestamp" | "boolean" | "document" }
    | { readonly kind: "number"; readonly isWhole: boolean }
  );

/** The schema itself, its reference followed; what stands beside the reference wins. */
export function resolved(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const { $ref, ...own } = schema;
  const name = typeName(schema);
  const target = name !== undefined && Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if ($ref === undefined || target === undefined) return own;
  return { ...target, ...own };
}

/** The name that a reference goes to. */
export function typeName({ $ref }: JsonSchema): string | undefined {
  return $ref?.startsWith("#/$defs/") === true ? $ref.slice("#/$defs/".length) : undefined;
}

/** The field of a schema. What has no type is a document. */
export function fieldOf(given: JsonSchema, definitions: Definitions): Field {
  const schema = resolved(given, definitions);
  const base: FieldBase = {
    typeName: typeName(given),
    sensitive: schema["x-sensitive"] === true,
    streaming: schema["x-streaming"] === true,
  };
  const { type } = schema;
  if (schema.enum !== undefined) return { ...base, kind: "choice", values: schema.enum, isOpen: false };
  if (schema.examples !== undefined) return { ...base, kind: "choice", values: schema.examples, isOpen: true };
  switch (type) {
    case "object":
      return { ...base, ...objectField(schema) };
    case "array":
      return { ...base, kind: "list", item: schema.items ?? {}, ...bounds(schema.minItems, schema.maxItems) };
    case "boolean":
      return { ...base, kind: "boolean" };
    case "integer":
    case "number":
      return { ...base, kind: "number", isWhole: type === "integer" };
    case "string":
      if (schema.contentEncoding === "base64") return { ...base, kind: "blob" };
      return { ...base, kind: schema.format === "date-time" ? "timestamp" : "text" };
    default:
      return { ...base, kind: "document" };
  }
}

type ObjectField =
  | { readonly kind: "structure" | "union"; readonly members: readonly Member[] }
  | { readonly kind: "map"; readonly value: JsonSchema; readonly min?: number; readonly max?: number };

function objectField(schema: JsonSchema): ObjectField {
  const { properties, additionalProperties, required = [], minProperties, maxProperties } = schema;
  if (typeof additionalProperties === "object") {
    return { kind: "map", value: additionalProperties, ...bounds(minProperties, maxProperties) };
  }
  const members = Object.entries(properties ?? {}).map(([name, member]) => {
    return { name, schema: member, required: required.includes(name) };
  });
  return { kind: maxProperties === 1 && minProperties === 1 ? "union" : "structure", members };
}

function bounds(min: number | undefined, max: number | undefined): { readonly min?: number; readonly max?: number } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** Kinds whose values hold other values. */
export function isContainer({ kind }: Field): boolean {
  return kind === "structure" || kind === "union" || kind === "list" || kind === "map";
}

/** The value that a container begins with when it is added. */
export function emptyOf(field: Field): unknown {
  if (field.kind === "list") return [];
  if (field.kind === "boolean") return false;
  if (field.kind === "document") return {};
  return isContainer(field) ? {} : "";
}
