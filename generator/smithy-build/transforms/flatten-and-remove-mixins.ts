/** `flattenAndRemoveMixins`: takes mixins away. What they mixed in is in the shapes already: loading puts it there. */
import { hasTrait } from "../../model/traits.js";
import { rebuiltModel } from "../../transform/rebuild.js";
import type { Transform } from "../transform.js";
import { projected } from "../transform.js";

export const flattenAndRemoveMixins: Transform = {
  arguments: {},
  apply: (model) =>
    projected(
      rebuiltModel(model, (shape) => {
        if (hasTrait(shape, "smithy.api#mixin")) return undefined;
        return "mixins" in shape && shape.mixins.length > 0 ? { ...shape, mixins: [] } : shape;
      }),
    ),
};
