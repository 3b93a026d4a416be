/** What is known of the values that an expression meets before there are any. */

export type ValueType =
  /** `any` may be all of them. */
  | { readonly kind: "any" | "null" | "boolean" | "number" | "string" | "expression" }
  | { readonly kind: "array"; readonly item: ValueType }
  /** The type of a member, or nothing when there is none of that name. */
  | { readonly kind: "object"; readonly member: (name: string) => ValueType | undefined };

export const anyType: ValueType = { kind: "any" };
export const nullType: ValueType = { kind: "null" };
export const booleanType: ValueType = { kind: "boolean" };
export const numberType: ValueType = { kind: "number" };
export const stringType: ValueType = { kind: "string" };
export const arrayType: ValueType = { kind: "array", item: anyType };
export const objectType: ValueType = { kind: "object", member: () => anyType };
