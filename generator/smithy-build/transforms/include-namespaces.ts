/** `includeNamespaces`: leaves out the shapes of other namespaces; traits stay whatever namespace they are of, unless they are defined in one that goes. */
import { namespaceOf } from "../../model/shape-id.js";
import { removeShapes } from "../remove-shapes.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const includeNamespaces: Transform = {
  arguments: { namespaces: { kind: "strings", isRequired: true } },
  apply: (model, args) => {
    const namespaces = stringsIn(args, "namespaces");
    return projected(removeShapes(model, { shape: ({ id }) => !namespaces.includes(namespaceOf(id)) }));
  },
};
