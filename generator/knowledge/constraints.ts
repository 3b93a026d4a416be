/** The constraints in force on a member or shape: the member's own trait wins over its target's, trait by trait. */
import type { MemberShape, Model, Shape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}
export interface Constraints {
  readonly length?: Bounds;
  readonly range?: Bounds;
  /** The model's text of the pattern. */
  readonly pattern?: string;
  readonly uniqueItems?: true;
}

/** What the shape or member itself says. */
export function ownConstraintsOf(shape: Shape | MemberShape): Constraints {
  const length = traitOf(shape, "smithy.api#length");
  const range = traitOf(shape, "smithy.api#range");
  const pattern = traitOf(shape, "smithy.api#pattern");
  const unique = traitOf(shape, "smithy.api#uniqueItems") !== undefined;
  return {
    ...(length === undefined ? {} : { length: boundsOf(length) }),
    ...(range === undefined ? {} : { range: boundsOf(range) }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(unique ? { uniqueItems: true } : {}),
  };
}

/** What holds for values of the member. */
export function constraintsOf(model: Model, member: MemberShape): Constraints {
  const target = model.shape(member.target);
  return { ...(target === undefined ? {} : ownConstraintsOf(target)), ...ownConstraintsOf(member) };
}

function boundsOf(trait: { readonly min?: unknown; readonly max?: unknown }): Bounds {
  const min = numberOf(trait.min);
  const max = numberOf(trait.max);
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Bounds are numbers, or strings of digits for big numbers. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : undefined;
}
