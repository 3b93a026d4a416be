/** Checks JSON against what awsJson1_1 says of a schema's form on the wire, with code of its own. */
import { type Schema, type StructureSchema, type UnionSchema, targetOf } from "../../runtime/schema/schema.js";

/** The places, as dotted paths, where `json` is not what the protocol demands. */
export function misfits(schema: Schema, json: unknown, path = ""): readonly string[] {
  const here = fits(schema, json) ? [] : [`${path}: ${schema.type}`];
  if (here.length > 0) return here;
  switch (schema.type) {
    case "structure":
    case "union":
      return membersMisfit(schema, json as object, path);
    case "list":
      return (json as readonly unknown[]).flatMap((item, index) =>
        misfits(targetOf(schema.member), item, `${path}.${index}`),
      );
    case "map":
      return Object.entries(json as object).flatMap(([key, item]) =>
        misfits(targetOf(schema.value), item, `${path}.${key}`),
      );
    default:
      return [];
  }
}

function membersMisfit(schema: StructureSchema | UnionSchema, json: object, path: string): readonly string[] {
  return Object.entries(json).flatMap(([name, part]) => {
    const member = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined;
    return member === undefined ? [`${path}.${name}: unknown`] : misfits(targetOf(member), part, `${path}.${name}`);
  });
}

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function fits({ type }: Schema, json: unknown): boolean {
  switch (type) {
    case "structure":
    case "union":
    case "map":
      return typeof json === "object" && json !== null && !Array.isArray(json);
    case "list":
      return Array.isArray(json);
    case "string":
    case "enum":
      return typeof json === "string";
    case "blob":
      return typeof json === "string" && base64.test(json);
    case "boolean":
      return typeof json === "boolean";
    case "document":
      return json !== undefined;
    case "timestamp":
    case "float":
    case "double":
    case "bigDecimal":
      return typeof json === "number";
    default:
      return Number.isInteger(json);
  }
}
