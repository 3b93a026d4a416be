/** The types of values in endpoint rules: two are the same when all their parts are, and one that is not known fits everywhere. */

export type RuleType =
  /** Of an expression at fault, which is reported: nothing follows from it. */
  | { readonly kind: "unknown" }
  | { readonly kind: "string" | "boolean" | "integer" }
  | { readonly kind: "array"; readonly item: RuleType }
  | { readonly kind: "optional"; readonly value: RuleType }
  | { readonly kind: "record"; readonly members: ReadonlyMap<string, RuleType> }
  | { readonly kind: "tuple"; readonly items: readonly RuleType[] };

export const unknownType: RuleType = { kind: "unknown" };
export const stringType: RuleType = { kind: "string" };
export const booleanType: RuleType = { kind: "boolean" };
export const integerType: RuleType = { kind: "integer" };
export const stringArrayType: RuleType = { kind: "array", item: stringType };

export function optionalOf(value: RuleType): RuleType {
  return { kind: "optional", value };
}

export function recordOf(members: Readonly<Record<string, RuleType>>): RuleType {
  return { kind: "record", members: new Map(Object.entries(members)) };
}

/** The type that remains once the value is known to be there. */
export function presentOf(type: RuleType): RuleType {
  return type.kind === "optional" ? type.value : type;
}

/** Whether a value of one type can stand where the other is wanted. Types nest as deep as the JSON that they come from. */
export function fits(wanted: RuleType, given: RuleType): boolean {
  if (wanted.kind === "unknown" || given.kind === "unknown") return true;
  if (wanted.kind === "array") return given.kind === "array" && fits(wanted.item, given.item);
  if (wanted.kind === "optional") return given.kind === "optional" && fits(wanted.value, given.value);
  if (wanted.kind === "tuple") return given.kind === "tuple" && haveSame(wanted.items, given.items);
  if (wanted.kind !== "record") return wanted.kind === given.kind;
  if (given.kind !== "record" || wanted.members.size !== given.members.size) return false;
  for (const [name, type] of wanted.members) {
    const other = given.members.get(name);
    if (other === undefined || !fits(type, other)) return false;
  }
  return true;
}

function haveSame(wanted: readonly RuleType[], given: readonly RuleType[]): boolean {
  return wanted.length === given.length && wanted.every((type, index) => fits(type, given[index] ?? unknownType));
}

/** The type in words, with an article: `a string that may be absent`. */
export function typeInWords(type: RuleType): string {
  if (type.kind === "optional") return `${typeInWords(type.value)} that may be absent`;
  if (type.kind === "array") return "a list";
  return type.kind === "integer" ? "an integer" : `a ${type.kind}`;
}
