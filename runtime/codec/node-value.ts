/** Values as models write them (defaults, examples, test parameters) turned into the values of run time. */
import { type Schema, type SimpleSchema, targetOf } from "../schema/schema.js";
import { readBase64 } from "./base64.js";
import { CodecFailure, at } from "./failure.js";
import { getterOf, setMember } from "./member-access.js";
import { readDateTime, readEpochSeconds, readHttpDate } from "./timestamp.js";

const maxDepth = 128;

/**
 * The run-time value of a JSON value from a model, such as a `default` or the parameters of an example: timestamps are
 * seconds, RFC 3339 texts or HTTP dates whatever the wire format, blobs are base64. Always a fresh copy. Members that the schema
 * does not know are left out. @throws CodecFailure where the value does not fit the schema
 */
export function readNodeValue(schema: Schema, node: unknown, depth = 0): unknown {
  if (depth > maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, "other");
  switch (schema.type) {
    case "structure":
    case "union":
      return readMembers(schema, recordOf(node), depth);
    case "list":
      if (!Array.isArray(node)) throw new CodecFailure("list", "other");
      return node.map((item, index) => readPart(targetOf(schema.member), item, index, depth));
    case "map":
      return Object.fromEntries(
        Object.entries(recordOf(node)).map(([key, item]) => [key, readPart(targetOf(schema.value), item, key, depth)]),
      );
    case "document":
      return structuredClone(node);
    default:
      return readSimple(schema, node);
  }
}

function readMembers(schema: Schema & { type: "structure" | "union" }, node: Record<string, unknown>, depth: number) {
  const value: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.members)) {
    const part = getterOf(name)(node);
    if (part !== undefined && part !== null) setMember(value, name, readPart(targetOf(member), part, name, depth));
  }
  return value;
}

function readPart(schema: Schema, node: unknown, segment: string | number, depth: number): unknown {
  try {
    return node === null ? null : readNodeValue(schema, node, depth + 1);
  } catch (error) {
    throw at(segment, error);
  }
}

function recordOf(node: unknown): Record<string, unknown> {
  if (typeof node === "object" && node !== null && !Array.isArray(node)) return node as Record<string, unknown>;
  throw new CodecFailure("map", "other");
}

function readSimple(schema: Exclude<SimpleSchema, { type: "document" }>, node: unknown): unknown {
  const value = simpleOf(schema, node);
  if (value === undefined) throw new CodecFailure(schema.type, "other");
  return value;
}

function simpleOf(schema: Exclude<SimpleSchema, { type: "document" }>, node: unknown): unknown {
  switch (schema.type) {
    case "string":
    case "enum":
      return typeof node === "string" ? node : undefined;
    case "boolean":
      return typeof node === "boolean" ? node : undefined;
    case "blob":
      // Models also write plain text where the specification wants base64.
      return typeof node === "string" ? (readBase64(node) ?? new TextEncoder().encode(node)) : undefined;
    case "timestamp":
      if (typeof node === "string") return readDateTime(node, "client") ?? readHttpDate(node);
      return typeof node === "number" ? readEpochSeconds(node) : undefined;
    case "bigInteger":
      return Number.isInteger(node) ? BigInt(Number(node)) : undefined;
    case "bigDecimal":
      return typeof node === "number" ? String(node) : undefined;
    case "float":
    case "double":
      return typeof node === "number" || node === "NaN" || node === "Infinity" || node === "-Infinity"
        ? Number(node)
        : undefined;
    default:
      return Number.isInteger(node) ? node : undefined;
  }
}
