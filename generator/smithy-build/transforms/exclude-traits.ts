/** `excludeTraits` and `includeTraits`: take traits and their definitions away, or all but those that are named. */
import type { Model, ShapeId } from "../../model/shapes.js";
import { hasTrait } from "../../model/traits.js";
import { traitsWithout, withTraits } from "../change-members.js";
import { removeShapes } from "../remove-shapes.js";
import { isEssential, traitTest } from "../trait-names.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const excludeTraits: Transform = {
  arguments: { traits: { kind: "strings", isRequired: true } },
  apply: (model, args) => projected(withoutTraits(model, traitTest(stringsIn(args, "traits")))),
};

export const includeTraits: Transform = {
  arguments: { traits: { kind: "strings", isRequired: true } },
  apply: (model, args) => {
    const isKept = traitTest(stringsIn(args, "traits"));
    return projected(withoutTraits(model, (id) => !isKept(id)));
  },
};

/** The traits and, where the model has them, their definitions; what only the definitions reached stays. */
export function withoutTraits(model: Model, isMeant: (id: ShapeId) => boolean): Model {
  const isGone = (id: ShapeId): boolean => isMeant(id) && !isEssential(id);
  const defined = removeShapes(model, { shape: (shape) => hasTrait(shape, "smithy.api#trait") && isGone(shape.id) });
  return withTraits(defined, (traits) => traitsWithout(traits, isGone));
}
