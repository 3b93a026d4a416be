/** A parsed JMESPath expression as plain JSON: what generated code holds of it. `runtime/jmespath` evaluates the same form. */
import type { FunctionName } from "./functions.js";

/** JSON, as a JMESPath literal writes it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type Comparator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** Each form says what becomes of the current value. */
export type Query =
  /** The member of that name. */
  | string
  /** One after the other; without any, the current value itself. */
  | readonly Query[]
  | { readonly index: number }
  | { readonly slice: { readonly start?: number; readonly stop?: number; readonly step?: number } }
  /** A list with the items of its inner lists in their place. */
  | { readonly flatten: true }
  /** The values of an object, as a list. */
  | { readonly values: true }
  /** The items for which the condition holds. */
  | { readonly where: Query }
  /** What each item of a list gives, without the nulls: the right side of a projection. */
  | { readonly each: Query }
  | { readonly list: readonly Query[] }
  | { readonly object: readonly { readonly key: string; readonly value: Query }[] }
  | { readonly or: readonly Query[] }
  | { readonly and: readonly Query[] }
  | { readonly not: Query }
  | { readonly compare: Comparator; readonly left: Query; readonly right: Query }
  | { readonly call: FunctionName; readonly args: readonly Query[] }
  /** An argument that the function evaluates itself, `&expression`. */
  | { readonly reference: Query }
  | { readonly literal: JsonValue };
