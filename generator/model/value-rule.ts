/** What a trait's value may be, said as data: one small language for the prelude's table and for traits that a model defines itself. */

/** Bounds, both inclusive; undefined is unbounded. */
export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export interface StructureMember {
  readonly rule: () => ValueRule;
  readonly isRequired: boolean;
}

/** Rules refer to rules by functions, because values may be recursive. */
export type ValueRule =
  | { readonly kind: "any" }
  | { readonly kind: "boolean" }
  | {
      readonly kind: "string";
      readonly length?: Bounds | undefined;
      readonly pattern?: RegExp | undefined;
      readonly longestMatched?: number;
      readonly values?: readonly string[] | undefined;
    }
  | {
      readonly kind: "shapeId";
      readonly mustExist: boolean;
      readonly selector: string | undefined;
      readonly message?: string | undefined;
    }
  | {
      readonly kind: "number";
      readonly isInteger: boolean;
      readonly range: Bounds;
      readonly values?: readonly number[] | undefined;
    }
  | { readonly kind: "timestamp" }
  | {
      readonly kind: "list";
      readonly member: () => ValueRule;
      readonly length: Bounds;
      readonly isUnique: boolean;
      readonly isSparse: boolean;
    }
  | {
      readonly kind: "map";
      readonly key: () => ValueRule;
      readonly value: () => ValueRule;
      readonly length: Bounds;
      readonly isSparse: boolean;
    }
  | { readonly kind: "structure"; readonly members: () => ReadonlyMap<string, StructureMember> }
  | { readonly kind: "union"; readonly members: () => ReadonlyMap<string, StructureMember> };

const unbounded: Bounds = {};

export const anyValue: ValueRule = { kind: "any" };
export const booleanValue: ValueRule = { kind: "boolean" };
export const text: ValueRule = { kind: "string" };
export const nonEmptyText: ValueRule = { kind: "string", length: { min: 1 } };
/** A string that is a shape id; when the shape exists, the selector must match it. */
export function shapeIdOf(selector?: string): ValueRule {
  return { kind: "shapeId", mustExist: false, selector };
}
/** The same, and the shape must exist. */
export function existingShapeId(selector?: string): ValueRule {
  return { kind: "shapeId", mustExist: true, selector };
}
/** The value of an annotation trait. */
export const annotationValue: ValueRule = structureOf({});

export function textLike(pattern: RegExp): ValueRule {
  return { kind: "string", pattern };
}

export function oneOf(...values: readonly string[]): ValueRule {
  return { kind: "string", values };
}

export function integerIn(range: Bounds = unbounded): ValueRule {
  return { kind: "number", isInteger: true, range };
}

export const decimal: ValueRule = { kind: "number", isInteger: false, range: unbounded };

export function listOf(member: ValueRule, length: Bounds = unbounded): ValueRule {
  return { kind: "list", member: () => member, length, isUnique: false, isSparse: false };
}

export function setOf(member: ValueRule, length: Bounds = unbounded): ValueRule {
  return { kind: "list", member: () => member, length, isUnique: true, isSparse: false };
}

export function mapOf(key: ValueRule, value: ValueRule, length: Bounds = unbounded): ValueRule {
  return { kind: "map", key: () => key, value: () => value, length, isSparse: false };
}

/** A structure; a key that ends in `!` is required. */
export function structureOf(members: Readonly<Record<string, ValueRule>>): ValueRule {
  const built = membersFrom(members);
  return { kind: "structure", members: () => built };
}

export function unionOf(members: Readonly<Record<string, ValueRule>>): ValueRule {
  const built = membersFrom(members);
  return { kind: "union", members: () => built };
}

function membersFrom(members: Readonly<Record<string, ValueRule>>): ReadonlyMap<string, StructureMember> {
  return new Map(
    Object.entries(members).map(([key, rule]) => {
      const isRequired = key.endsWith("!");
      return [isRequired ? key.slice(0, -1) : key, { rule: () => rule, isRequired }];
    }),
  );
}
