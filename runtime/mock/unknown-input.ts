/** Members of a request that its model does not know. Services pass over them, and so do codecs: this looks at the body again. */
import { decodeCbor } from "../codec/cbor/index.js";
import { parseJson } from "../codec/json/index.js";
import { isBodyStream } from "../protocol/body-stream.js";
import type { WireRequest } from "../protocol/protocol.js";
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../schema/schema.js";
import { at, atKey, broken, isObject, maxDepth } from "../validate/findings.js";
import type { Findings } from "../validate/issue.js";

/**
 * One finding for each member of the body that the input has not, under its own name or its `jsonName`. Bodies of JSON and
 * CBOR are looked at; query strings, forms and XML are not, and neither are streams.
 */
export function unknownInput(request: WireRequest, input: StructureSchema, depth: number): Findings {
  const value = bodyOf(request, depth);
  if (!isObject(value)) return undefined;
  const payload = Object.entries(input.members).find(([, member]) => member.http?.location === "payload");
  if (payload === undefined) return find(input, value, 0);
  const [name, member] = payload;
  return at(undefined, name, find(targetOf(member), value, 1));
}

function bodyOf({ headers, body }: WireRequest, depth: number): unknown {
  if (isBodyStream(body) || body.length === 0) return undefined;
  const type = headers.get("content-type") ?? "";
  if (/json/i.test(type)) return parseJson(body, "nothing", depth)?.json;
  if (!/cbor/i.test(type) || typeof body === "string") return undefined;
  try {
    return decodeCbor(body, depth);
  } catch {
    // The codec has its own word on that.
    return undefined;
  }
}

function find(schema: Schema, value: unknown, depth: number): Findings {
  if (depth > maxDepth || typeof value !== "object" || value === null) return undefined;
  let found: Findings;
  switch (schema.type) {
    case "structure":
    case "union": {
      if (!isObject(value)) return undefined;
      const known = membersOf(schema.members);
      for (const [key, item] of Object.entries(value)) {
        const member = known.get(key);
        if (member !== undefined) found = at(found, member.name, find(targetOf(member.schema), item, depth + 1));
        // Protocols say by this which shape a value is of.
        else if (item !== null && key !== "__type") found = atKey(found, key, broken({ kind: "unknownMember" }));
      }
      return found;
    }
    case "list":
      if (!Array.isArray(value)) return undefined;
      for (const [index, item] of value.entries())
        found = at(found, index, find(targetOf(schema.member), item, depth + 1));
      return found;
    case "map":
      if (!isObject(value)) return undefined;
      for (const [key, item] of Object.entries(value))
        found = atKey(found, key, find(targetOf(schema.value), item, depth + 1));
      return found;
    default:
      return undefined;
  }
}

interface KnownMember {
  readonly name: string;
  readonly schema: MemberSchema;
}

const tables = new WeakMap<object, ReadonlyMap<string, KnownMember>>();

function membersOf(members: Readonly<Record<string, MemberSchema>>): ReadonlyMap<string, KnownMember> {
  const made = tables.get(members);
  if (made !== undefined) return made;
  const table = new Map<string, KnownMember>();
  for (const [name, schema] of Object.entries(members)) {
    table.set(name, { name, schema });
    if (schema.jsonName !== undefined) table.set(schema.jsonName, { name, schema });
  }
  tables.set(members, table);
  return table;
}
