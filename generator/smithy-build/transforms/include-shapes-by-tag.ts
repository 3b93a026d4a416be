/** `includeShapesByTag`: leaves out shapes, members and values of enums that carry none of the tags. */
import { removeShapes } from "../remove-shapes.js";
import { hasAnyTag } from "../tags.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const includeShapesByTag: Transform = {
  arguments: { tags: { kind: "strings", isRequired: true } },
  apply: (model, args) => {
    const tags = stringsIn(args, "tags");
    return projected(
      removeShapes(model, { shape: (shape) => !hasAnyTag(shape, tags), member: (member) => !hasAnyTag(member, tags) }),
    );
  },
};
