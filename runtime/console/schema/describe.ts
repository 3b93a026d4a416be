/** Types and constraints of a schema in a few words. */
import type { Definitions, JsonSchema } from "../api-types.js";
import { fieldOf, resolved } from "./field.js";

/** `list of AttributeType`, `map of string`, `timestamp`. */
export function typeWords(schema: JsonSchema, definitions: Definitions, depth = 0): string {
  const field = fieldOf(schema, definitions);
  if (depth > 8) return "…";
  switch (field.kind) {
    case "structure":
      return field.typeName ?? "structure";
    case "union":
      return field.streaming ? "event stream" : `one of ${field.typeName ?? "several"}`;
    case "list":
      return `list of ${typeWords(field.item, definitions, depth + 1)}`;
    case "map":
      return `map of ${typeWords(field.value, definitions, depth + 1)}`;
    case "choice":
      return field.isOpen ? "open enum" : "enum";
    case "text":
      return "string";
    case "number":
      return field.isWhole ? "integer" : "number";
    case "blob":
      return field.streaming ? "stream of bytes" : "blob (base64)";
    default:
      return field.kind;
  }
}

/** Each constraint in a few words, in a fixed order. */
export function constraintWords(given: JsonSchema, definitions: Definitions): readonly string[] {
  const schema = resolved(given, definitions);
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, pattern, uniqueItems } = schema;
  const words = [
    span(minLength, maxLength, "characters"),
    span(minItems, maxItems, "items"),
    typeof schema.additionalProperties === "object" ? span(schema.minProperties, schema.maxProperties, "entries") : "",
    span(minimum, maximum, ""),
    uniqueItems === true ? "no item twice" : "",
    pattern === undefined ? "" : `/${pattern}/`,
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
  ];
  return words.filter((word) => word !== "");
}

function span(min: number | undefined, max: number | undefined, of: string): string {
  const unit = of === "" ? "" : ` ${of}`;
  if (min === undefined && max === undefined) return "";
  if (min === max) return `${String(min)}${unit}`;
  if (max === undefined) return `at least ${String(min)}${unit}`;
  if (min === undefined || (min === 0 && of !== "")) return `at most ${max}${unit}`;
  return `${min} to ${max}${unit}`;
}
