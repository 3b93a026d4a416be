/** Makes a sampled structure keep its `dependentKeys` rules. */
import { setMember } from "../../codec/member-access.js";
import {
  type DependentCase,
  type DependentKeys,
  type MemberSchema,
  type StructureSchema,
  targetOf,
} from "../../schema/schema.js";
import { isObject, own } from "../../validate/findings.js";

/** Adds the keys that the deciding member requires, with values from `make`, and takes away those it does not allow. */
export function addDependentKeys(
  value: Record<string, unknown>,
  { member, by, cases }: DependentKeys,
  schema: StructureSchema,
  make: (values: MemberSchema, key: string) => unknown,
): void {
  const decides = own(value, by);
  const rule = typeof decides === "string" && Object.hasOwn(cases, decides) ? cases[decides] : undefined;
  const definition = Object.hasOwn(schema.members, member) ? schema.members[member] : undefined;
  if (rule === undefined || definition === undefined) return;
  const map = targetOf(definition);
  if (map.type !== "map") return;
  const sampled = own(value, member);
  const present = isObject(sampled) ? sampled : undefined;
  if (present === undefined && (rule.requires ?? []).length === 0) return;
  const keys = Object.entries(present ?? {}).filter(([key]) => isAllowed(key, rule));
  const kept: Record<string, unknown> = Object.fromEntries(keys);
  for (const key of rule.requires ?? []) setMember(kept, key, make(map.value, key));
  setMember(value, member, kept);
}

function isAllowed(key: string, { allows, allowsPrefixes = [], requires = [] }: DependentCase): boolean {
  return (
    allows === undefined ||
    allows.includes(key) ||
    requires.includes(key) ||
    allowsPrefixes.some((prefix) => key.startsWith(prefix))
  );
}
