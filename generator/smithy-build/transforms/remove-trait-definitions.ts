/** `removeTraitDefinitions`: takes definitions of traits out, and leaves the traits themselves on shapes. */
import { hasTrait } from "../../model/traits.js";
import { rebuiltModel } from "../../transform/rebuild.js";
import { hasAnyTag } from "../tags.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const removeTraitDefinitions: Transform = {
  arguments: { exportTagged: { kind: "strings" } },
  apply: (model, args) => {
    const tags = stringsIn(args, "exportTagged");
    return projected(
      rebuiltModel(model, (shape) => {
        return hasTrait(shape, "smithy.api#trait") && !hasAnyTag(shape, tags) ? undefined : shape;
      }),
    );
  },
};
