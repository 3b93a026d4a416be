/** Structures with XML traits, and values that fit them, for round trips through protocols that write XML and forms. */
import * as fc from "fast-check";
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../../runtime/schema/schema.js";

/** What a format cannot tell from nothing. */
export interface WireLimits {
  /** Whether collections may be empty where they are flattened or the format has no word for it. */
  readonly emptyCollections: boolean;
  readonly sparse: boolean;
}

const names = ["Name", "id", "__proto__", "constructor", "toString", "then", "UserArn", "_x1"];
let counter = 0;
const id = (kind: string): string => `com.example#${kind}${counter++}`;
const types = [
  "string",
  "boolean",
  "blob",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "bigInteger",
] as const;
/** Any long, as near as a double comes to it. */
export const anyLong: fc.Arbitrary<number> = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(Number),
);

const formats = ["epoch-seconds", "date-time", "http-date"] as const;

const simple: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom(...types).map((type): Schema => ({ type, id: id("Simple") })),
  fc
    .constantFrom(...formats)
    .map((timestampFormat): Schema => ({ type: "timestamp", id: id("Moment"), timestampFormat })),
  fc.constant<Schema>({ type: "timestamp", id: "com.example#Moment" }),
  fc.constant<Schema>({ type: "bigDecimal", id: "com.example#Price" }),
  fc.constant<Schema>({ type: "intEnum", id: "com.example#Level", values: [1, 2] }),
);

const namespace = { uri: 'https://example.com/?a=1&b="2"' };
const traits = fc.record({
  renamed: fc.boolean(),
  flattened: fc.boolean(),
  attribute: fc.boolean(),
  namespace: fc.boolean(),
});

/** A member of a structure; what is flattened is a collection, what is an attribute is not. */
function memberOf(name: string, target: Schema, has: { readonly [trait: string]: boolean }): MemberSchema {
  const isCollection = target.type === "list" || target.type === "map";
  const isSimple = !isCollection && !("members" in target);
  const xml = {
    ...(has["renamed"] ? { name: `X-${name}` } : {}),
    ...(has["namespace"] ? { namespace } : {}),
    ...(has["flattened"] && isCollection ? { flattened: true as const } : {}),
    ...(has["attribute"] && isSimple ? { attribute: true as const } : {}),
  };
  return { target, ...(Object.keys(xml).length === 0 ? {} : { xml }) };
}

const always: MemberSchema = { target: { type: "string", id: "com.example#Always" } };

function membersOf(target: fc.Arbitrary<Schema>, inUnion: boolean): fc.Arbitrary<Record<string, MemberSchema>> {
  const entry = fc.tuple(fc.constantFrom(...names), target, traits).map(([name, schema, has]) => {
    return [name, memberOf(name, schema, inUnion ? { ...has, attribute: false } : has)] as const;
  });
  return fc
    .uniqueArray(entry, { selector: ([name]) => name, maxLength: 5 })
    .map((entries) => Object.fromEntries([["Always", always], ...entries]));
}

const key: MemberSchema = { target: { type: "string", id: "com.example#Key" } };

const { any } = fc.letrec<{ any: Schema }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    fc.tuple(tie("any"), fc.boolean(), fc.boolean()).map(([target, renamed, sparse]): Schema => {
      const member = { target, ...(renamed ? { xml: { name: "item" } } : {}) };
      return { type: "list", id: id("List"), member, ...(sparse ? { sparse: true } : {}) };
    }),
    fc.tuple(tie("any"), fc.boolean()).map(([target, renamed]): Schema => {
      const xml = (name: string) => (renamed ? { xml: { name } } : {});
      return { type: "map", id: id("Map"), key: { ...key, ...xml("K") }, value: { target, ...xml("V") } };
    }),
    membersOf(tie("any"), false).map(structureOf),
    membersOf(tie("any"), true).map((members): Schema => ({ type: "union", id: id("Union"), members })),
  ),
}));

function structureOf(members: Record<string, MemberSchema>): StructureSchema {
  const schema: StructureSchema = { type: "structure", id: id("Structure"), members };
  members["Selves"] = { target: { type: "list", id: id("Selves"), member: { target: () => schema } } };
  return schema;
}

/** What XML 1.0 can say. */
const speakable = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => /^[\t\n\r -\uFFFD]*$/.test(text));

function simpleValue(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "blob":
      return fc.uint8Array({ maxLength: 9 });
    case "byte":
      return fc.integer({ min: -128, max: 127 });
    case "short":
    case "integer":
    case "intEnum":
      return fc.integer({ min: -32768, max: 32767 });
    case "long":
      return anyLong;
    case "float":
    case "double":
      return fc.double();
    case "bigInteger":
      return fc.bigInt();
    case "bigDecimal":
      return fc.constantFrom("0", "-1.50", "12345678901234567890.5e+300");
    case "timestamp":
      // http-dates have whole seconds.
      return fc.integer({ min: -62_000_000_000, max: 250_000_000_000 }).map((seconds) => new Date(seconds * 1000));
    default:
      return speakable;
  }
}

function valueOf(schema: Schema, limits: WireLimits, depth: number): fc.Arbitrary<unknown> {
  const minLength = limits.emptyCollections ? 0 : 1;
  switch (schema.type) {
    case "structure":
      return structureValue(schema, limits, depth);
    case "union":
      return fc.constantFrom(...Object.entries(schema.members)).chain(([name, member]) => {
        return partOf(member, limits, depth).map((value) => Object.fromEntries([[name, value]]));
      });
    case "list": {
      const item = valueOf(targetOf(schema.member), limits, depth + 1);
      const items = schema.sparse === true && limits.sparse ? fc.option(item) : item;
      return fc.array(items, { minLength, maxLength: 3 });
    }
    case "map":
      return fc
        .uniqueArray(fc.tuple(speakable, valueOf(targetOf(schema.value), limits, depth + 1)), {
          selector: ([name]) => name,
          minLength,
          maxLength: 3,
        })
        .map((entries) => Object.fromEntries(entries));
    default:
      return simpleValue(schema);
  }
}

/** Nothing tells an empty flattened collection from none at all. */
function partOf(member: MemberSchema, limits: WireLimits, depth: number): fc.Arbitrary<unknown> {
  const flattened = member.xml?.flattened === true;
  return valueOf(targetOf(member), flattened ? { ...limits, emptyCollections: false } : limits, depth + 1);
}

function structureValue(schema: StructureSchema, limits: WireLimits, depth: number): fc.Arbitrary<unknown> {
  const parts = Object.entries(schema.members).filter(([name]) => depth < 5 || name !== "Selves");
  const entries = parts.map(([name, member]) => {
    const part = partOf(member, limits, depth).map((value) => [[name, value] as const]);
    return name === "Always" ? part : fc.oneof(part, fc.constant([]));
  });
  return fc.tuple(...entries).map((found) => Object.fromEntries(found.flat()));
}

/** A structure and a value of it. */
export function structureAndValue(limits: WireLimits): fc.Arbitrary<readonly [StructureSchema, unknown]> {
  const structures = membersOf(any, false).map(structureOf);
  return structures.chain((schema) => structureValue(schema, limits, 0).map((value) => [schema, value] as const));
}
