/** A structure with sensitive values in every position, and a value of it in which each secret text says so. */
import { structure, type StructureOf } from "../../runtime/structure/structure.js";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { checkOf } from "../../runtime/validate/interpret.js";

const text: Schema = { type: "string", id: "ns#Text" };
const secret: Schema = { type: "string", id: "ns#Secret", sensitive: true };
const to = (target: MemberSchema["target"]): MemberSchema => ({ target });
const list = (target: MemberSchema["target"]): Schema => ({ type: "list", id: "ns#List", member: to(target) });
const map = (target: MemberSchema["target"], key = text): Schema => {
  return { type: "map", id: "ns#Map", key: to(key), value: to(target) };
};

const inner: StructureSchema = {
  type: "structure",
  id: "ns#Inner",
  members: { shown: to(text), password: to(secret), again: to(() => inner) },
};
const choice: Schema = { type: "union", id: "ns#Choice", members: { open: to(text), hidden: to(secret) } };
const schema: StructureSchema = {
  type: "structure",
  id: "ns#Outer",
  members: {
    shown: to(text),
    password: to(secret),
    byTrait: { target: text, sensitive: true },
    listByTrait: { target: list(text), sensitive: true },
    numbers: { target: list({ type: "integer", id: "ns#Count" }), sensitive: true },
    whole: to({ type: "list", id: "ns#Whole", sensitive: true, member: to(text) }),
    wholeStructure: to({ type: "structure", id: "ns#Hidden", sensitive: true, members: { shown: to(text) } }),
    wholeDocument: to({ type: "document", id: "ns#Anything", sensitive: true }),
    document: to({ type: "document", id: "ns#Document" }),
    inner: to(inner),
    inners: to(list(inner)),
    deep: to(list(map(list(inner)))),
    secrets: to(list(secret)),
    named: to(map(secret)),
    byName: to(map(text, secret)),
    choice: to(choice),
    bytes: to({ type: "blob", id: "ns#Bytes", sensitive: true }),
    moment: to({ type: "timestamp", id: "ns#Moment", sensitive: true }),
    "odd name": to(secret),
  },
};

const innerValue = { shown: "shown", password: "SECRET-1", again: { password: "SECRET-2" } };

/** Every secret in it begins with `SECRET`, but for numbers (4711), bytes (83 69 67) and a date of 1999. */
export const values: Readonly<Record<string, unknown>> = {
  shown: "shown",
  password: "SECRET-3",
  byTrait: "SECRET-4",
  listByTrait: ["SECRET-5"],
  numbers: [4711],
  whole: ["SECRET-6"],
  wholeStructure: { shown: "SECRET-7" },
  wholeDocument: { a: ["SECRET-8"] },
  document: { a: ["shown"] },
  inner: innerValue,
  inners: [innerValue, innerValue],
  deep: [{ key: [innerValue] }],
  secrets: ["SECRET-9"],
  named: { shown: "SECRET-10" },
  byName: { "SECRET-11": "hidden" },
  choice: { hidden: "SECRET-12" },
  bytes: new Uint8Array([83, 69, 67]),
  moment: new Date("1999-01-01T00:00:00Z"),
  "odd name": "SECRET-13",
};

/** What no print may show. */
export const secretText = /SECRET|4711|83, ?69|1999|<Buffer|53 ?45/;

export const Outer: StructureOf<Readonly<Record<string, unknown>>> = structure({
  schema,
  sensitive: ["password"] as readonly string[],
  check: checkOf(schema),
});
