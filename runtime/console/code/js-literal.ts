/** JSON values as JavaScript: what the model has as moments and bytes become `Date` and `Uint8Array`. */
import type { Definitions, JsonSchema } from "../api-types.js";
import { isObject } from "../schema/edit.js";
import { fieldOf } from "../schema/field.js";
import { jsKey, jsText } from "./quote.js";

/** As wide as one line gets. */
const width = 80;

export interface LiteralOptions {
  readonly definitions: Definitions;
  /** The schema of the value; without one, values are as in JSON. */
  readonly schema?: JsonSchema;
  /** How far the lines after the first are indented. */
  readonly indent?: string;
}

/** An expression with the value. */
export function jsLiteral(value: unknown, { definitions, schema = {}, indent = "" }: LiteralOptions): string {
  const field = fieldOf(schema, definitions);
  const nested = (item: unknown, itemSchema: JsonSchema | undefined): string => {
    return jsLiteral(item, { definitions, schema: itemSchema ?? {}, indent: `${indent}  ` });
  };
  if (field.kind === "timestamp") return `new Date(${momentText(value)})`;
  if (field.kind === "blob" && typeof value === "string") {
    return value === "" ? "new Uint8Array()" : `Buffer.from(${jsText(value)}, "base64")`;
  }
  if (Array.isArray(value)) {
    const item = field.kind === "list" ? field.item : undefined;
    return wrapped(
      "[",
      value.map((part: unknown) => nested(part, item)),
      "]",
      indent,
    );
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, part]) => `${jsKey(key)}: ${nested(part, schemaAt(field, key))}`);
    return wrapped("{ ", entries, " }", indent);
  }
  if (typeof value === "string") return field.kind === "number" ? value.replaceAll(/[^A-Za-z-]/g, "") : jsText(value);
  return JSON.stringify(value) ?? "undefined";
}

function schemaAt(field: ReturnType<typeof fieldOf>, key: string): JsonSchema | undefined {
  if (field.kind === "map") return field.value;
  if (field.kind !== "structure" && field.kind !== "union") return undefined;
  return field.members.find(({ name }) => name === key)?.schema;
}

/** Seconds in JSON are milliseconds here. */
function momentText(value: unknown): string {
  if (typeof value === "number") return String(Math.round(value * 1000));
  return jsText(String(value));
}

function wrapped(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return `${open.trim()}${close.trim()}`;
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length + indent.length <= width && !line.includes("\n")) return line;
  return `${open.trim()}\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}${close.trim()}`;
}
