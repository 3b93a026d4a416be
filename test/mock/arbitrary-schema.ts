/** Schemas of every shape type, with constraints that can be satisfied, for property tests. */
import * as fc from "fast-check";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";

const names = [
  "Name",
  "id",
  "UserArn",
  "email",
  "__proto__",
  "constructor",
  "toString",
  "then",
  "ключ",
  "a b",
  "$unknown2",
];
const patterns = [
  /^[\w+=,.@-]+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}$/,
  /^[\p{L}\p{N}]+$/u,
  /^(?:red|green|blue)$/,
  /^[^:/?]+$/,
  /x$/,
];
let counter = 0;
const id = (kind: string): string => `com.example#${kind}${counter++}`;

const bounds = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.boolean(), fc.boolean()).map(([a, b, min, max]) => ({
    ...(min ? { min: Math.min(a, b) } : {}),
    ...(max ? { max: Math.max(a, b) } : {}),
  }));

const numberTypes = ["byte", "short", "integer", "long", "float", "double", "bigInteger", "bigDecimal"] as const;
const formats = ["epoch-seconds", "date-time", "http-date"] as const;

const simple: fc.Arbitrary<Schema> = fc.oneof(
  bounds(40).map((length): Schema => ({ type: "string", id: id("Text"), length })),
  fc.constantFrom(...patterns).map((regexp): Schema => {
    return { type: "string", id: id("Matched"), pattern: { text: regexp.source, regexp } };
  }),
  fc.constant<Schema>({ type: "enum", id: "com.example#Suit", values: ["♠", "hearts", "CLUBS", ""] }),
  fc.constant<Schema>({ type: "intEnum", id: "com.example#Level", values: [1, 2, -3] }),
  fc.constant<Schema>({ type: "boolean", id: "com.example#Flag" }),
  bounds(40).map((length): Schema => ({ type: "blob", id: id("Bytes"), length })),
  fc.option(fc.constantFrom(...formats)).map((format): Schema => {
    return { type: "timestamp", id: id("Moment"), ...(format === null ? {} : { timestampFormat: format }) };
  }),
  fc.constant<Schema>({ type: "document", id: "com.example#Anything" }),
  fc
    .tuple(fc.constantFrom(...numberTypes), bounds(127))
    .map(([type, range]): Schema => ({ type, id: id("Number"), range })),
);

const memberOf = (target: fc.Arbitrary<Schema>): fc.Arbitrary<MemberSchema> =>
  fc.tuple(target, fc.boolean(), fc.boolean()).map(([it, required, sensitive]) => ({
    target: it,
    ...(required ? { required: true } : {}),
    ...(sensitive ? { sensitive: true } : {}),
  }));

const membersOf = (target: fc.Arbitrary<Schema>) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), memberOf(target)), { selector: ([name]) => name, maxLength: 6 })
    .map((entries): Record<string, MemberSchema> => Object.fromEntries(entries));

/** A structure, possibly with a list of its own kind inside. */
function structureOf(members: Record<string, MemberSchema>, recursive: boolean): StructureSchema {
  const schema: StructureSchema = { type: "structure", id: id("Structure"), members };
  const list: Schema = { type: "list", id: id("Selves"), member: { target: () => schema } };
  if (recursive) members["selves"] = { target: list };
  return schema;
}

const key: MemberSchema = { target: { type: "string", id: "com.example#Key" } };

const { any } = fc.letrec<{ any: Schema }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    fc.tuple(memberOf(tie("any")), bounds(3)).map(([member, length]): Schema => {
      return { type: "list", id: id("List"), member: { target: member.target }, length };
    }),
    fc.tuple(memberOf(tie("any")), bounds(3)).map(([value, length]): Schema => {
      return { type: "map", id: id("Map"), key, value: { target: value.target }, length };
    }),
    fc.tuple(membersOf(tie("any")), fc.boolean()).map(([members, recursive]) => structureOf(members, recursive)),
    membersOf(tie("any"))
      .filter((members) => Object.keys(members).length > 0)
      .map((members): Schema => ({ type: "union", id: id("Union"), members })),
  ),
}));

export const anySchema: fc.Arbitrary<Schema> = any;
export const anyStructure: fc.Arbitrary<StructureSchema> = fc
  .tuple(membersOf(any), fc.boolean())
  .map(([members, recursive]) => structureOf(members, recursive));
