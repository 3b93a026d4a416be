/** `excludeShapesByTrait`: leaves out shapes, members and values of enums that carry one of the traits. */
import { traitId } from "../../transform/trait-names.js";
import { removeShapes } from "../remove-shapes.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const excludeShapesByTrait: Transform = {
  arguments: { traits: { kind: "strings", isRequired: true } },
  apply: (model, args) => {
    const traits = stringsIn(args, "traits").map(traitId);
    return projected(
      removeShapes(model, {
        shape: (shape) => traits.some((id) => shape.traits.has(id)),
        member: (member) => traits.some((id) => member.traits.has(id)),
      }),
    );
  },
};
