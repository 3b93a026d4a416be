/** The `params` of a case turned into the values that handlers get and give. */
import type { Node } from "../../generator/model/shapes.js";
import { setMember } from "../../runtime/codec/member-access.js";
import { type Schema, targetOf } from "../../runtime/schema/schema.js";

/** What callers may want. */
export interface ParamsOptions {
  /** Whether null members are kept, to see what becomes of them; they are not set when absent. */
  readonly nulls?: boolean;
}

/** Blobs are plain text in params, timestamps seconds, special floats strings. */
export function valueOfParams(schema: Schema, node: Node | undefined, options: ParamsOptions = {}): unknown {
  const { nulls = false } = options;
  if (node === null || node === undefined) return node;
  switch (schema.type) {
    case "structure":
    case "union":
      return membersOf(node, options, nulls, (name) => {
        const member = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined;
        if (member === undefined) throw new Error(`params have ${name}, which ${schema.id} has not`);
        return targetOf(member);
      });
    case "map":
      return membersOf(node, options, nulls || schema.sparse === true, () => targetOf(schema.value));
    case "list":
      return Array.isArray(node)
        ? node.map((item: Node) => valueOfParams(targetOf(schema.member), item, options))
        : node;
    case "blob":
      return new TextEncoder().encode(String(node));
    case "timestamp":
      // In the params of events they are texts.
      return new Date(typeof node === "string" ? node : Number(node) * 1000);
    case "float":
    case "double":
      return Number(node);
    case "bigInteger":
      return BigInt(String(node));
    case "bigDecimal":
      return String(node);
    default:
      return node;
  }
}

function membersOf(
  node: Node,
  options: ParamsOptions,
  keepsNulls: boolean,
  schemaOf: (name: string) => Schema,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(node as Readonly<Record<string, Node>>)) {
    if (item !== null || keepsNulls) setMember(value, name, valueOfParams(schemaOf(name), item, options));
  }
  return value;
}
