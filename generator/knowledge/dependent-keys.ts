/** Our own trait `wrought.api#dependentKeys`: which keys a map member has depends on the value of another member. */
import type { Node, StructureShape } from "../model/shapes.js";

export interface DependentCase {
  readonly requires?: readonly string[];
  readonly allows?: readonly string[];
  readonly allowsPrefixes?: readonly string[];
}
export interface DependentKeys {
  /** The map member. */
  readonly member: string;
  /** The member whose value decides. */
  readonly by: string;
  readonly cases: Readonly<Record<string, DependentCase>>;
}

/** The rules of a structure, by member. Rules that name a member which does not exist are passed over. */
export function dependentKeysOf(shape: StructureShape): readonly DependentKeys[] {
  const rules: DependentKeys[] = [];
  for (const member of shape.members.values()) {
    const value = member.traits.get("wrought.api#dependentKeys");
    if (!isRecord(value)) continue;
    const { by, cases } = value;
    if (typeof by !== "string" || !shape.members.has(by) || !isRecord(cases)) continue;
    const entries = Object.entries(cases).map(([key, rule]) => [key, caseOf(rule)] as const);
    rules.push({ member: member.name, by, cases: Object.fromEntries(entries) });
  }
  return rules;
}

function caseOf(rule: Node): DependentCase {
  if (!isRecord(rule)) return {};
  const requires = textsOf(rule["requires"]);
  const allows = textsOf(rule["allows"]);
  const allowsPrefixes = textsOf(rule["allowsPrefixes"]);
  return {
    ...(requires === undefined ? {} : { requires }),
    ...(allows === undefined ? {} : { allows }),
    ...(allowsPrefixes === undefined ? {} : { allowsPrefixes }),
  };
}

function textsOf(value: Node | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
}

function isRecord(value: Node | undefined): value is { readonly [key: string]: Node } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
