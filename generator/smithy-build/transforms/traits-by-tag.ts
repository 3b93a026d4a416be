/** `excludeTraitsByTag` and `includeTraitsByTag`: take the traits away whose definitions in the model have one of the tags, or none. */
import type { Model } from "../../model/shapes.js";
import { hasTrait } from "../../model/traits.js";
import { hasAnyTag } from "../tags.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";
import { withoutTraits } from "./exclude-traits.js";

export const excludeTraitsByTag: Transform = byTag((isTagged) => isTagged);
export const includeTraitsByTag: Transform = byTag((isTagged) => !isTagged);

function byTag(goes: (isTagged: boolean) => boolean): Transform {
  return {
    arguments: { tags: { kind: "strings", isRequired: true } },
    apply: (model, args) => {
      const gone = definitionsOf(model, (tagged) => goes(tagged), stringsIn(args, "tags"));
      return projected(withoutTraits(model, (id) => gone.has(id)));
    },
  };
}

function definitionsOf(
  model: Model,
  goes: (isTagged: boolean) => boolean,
  tags: readonly string[],
): ReadonlySet<string> {
  const definitions = [...model.shapes.values()].filter((shape) => hasTrait(shape, "smithy.api#trait"));
  return new Set(definitions.filter((shape) => goes(hasAnyTag(shape, tags))).map(({ id }) => id));
}
