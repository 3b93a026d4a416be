/** Takes shapes out of a model with what refers to them, as smithy-build's transforms do. */
import { hasTrait } from "../model/traits.js";
import { unitId } from "../model/prelude-shapes.js";
import type { MemberShape, Model, Shape, ShapeId } from "../model/shapes.js";
import { keepBindings } from "../transform/keep-operations.js";
import { rebuiltModel } from "../transform/rebuild.js";
import { traitsWithout, withMembers, withTraits } from "./change-members.js";

export interface Removal {
  readonly shape: (shape: Shape) => boolean;
  /** Of structures, unions and enums; those of lists and maps go with their shape only. */
  readonly member?: (member: MemberShape) => boolean;
}

/**
 * Members of structures and unions go with their targets, an operation loses its input, output or errors, services and
 * resources what they bind. A removed trait definition takes the trait from every shape. A list or map whose target is gone
 * stays, and is an error of the whole projection unless something removes it.
 */
export function removeShapes(model: Model, removal: Removal): Model {
  const gone = new Set<ShapeId>();
  const traits = new Set<ShapeId>();
  for (const shape of model.shapes.values()) {
    if (!removal.shape(shape)) continue;
    gone.add(shape.id);
    if (hasTrait(shape, "smithy.api#trait")) traits.add(shape.id);
  }
  const isGone = (member: MemberShape): boolean => gone.has(member.target) || removal.member?.(member) === true;
  const remaining = rebuiltModel(model, (shape) => (gone.has(shape.id) ? undefined : cleaned(shape, gone, isGone)));
  return traits.size === 0 ? remaining : withTraits(remaining, (all) => traitsWithout(all, (id) => traits.has(id)));
}

function cleaned(shape: Shape, gone: ReadonlySet<ShapeId>, isGone: (member: MemberShape) => boolean): Shape {
  const stays = (id: ShapeId): boolean => !gone.has(id);
  switch (shape.type) {
    case "operation":
      return {
        ...shape,
        input: stays(shape.input) ? shape.input : unitId,
        output: stays(shape.output) ? shape.output : unitId,
        errors: shape.errors.filter(stays),
      };
    case "service":
    case "resource":
      return cleanedBindings(keepBindings(shape, stays), stays);
    case "list":
    case "map":
      return shape;
    case "structure":
    case "union": {
      const whole = withMembers(shape, (member) => (isGone(member) ? undefined : member));
      return "mixins" in whole && !whole.mixins.every(stays) ? { ...whole, mixins: whole.mixins.filter(stays) } : whole;
    }
    default:
      return withMembers(shape, (member) => (isGone(member) ? undefined : member));
  }
}

function cleanedBindings(shape: Shape, stays: (id: ShapeId) => boolean): Shape {
  if (shape.type === "service") return { ...shape, rename: new Map([...shape.rename].filter(([id]) => stays(id))) };
  if (shape.type !== "resource") return shape;
  const kept = (ids: ReadonlyMap<string, ShapeId>): ReadonlyMap<string, ShapeId> => {
    return new Map([...ids].filter(([, id]) => stays(id)));
  };
  return { ...shape, identifiers: kept(shape.identifiers), properties: kept(shape.properties) };
}
