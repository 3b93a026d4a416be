/** `excludeMetadata` and `includeMetadata`: take keys out of the metadata, or all but those that are named. */
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const excludeMetadata: Transform = keeping((key, keys) => !keys.includes(key));
export const includeMetadata: Transform = keeping((key, keys) => keys.includes(key));

function keeping(keeps: (key: string, keys: readonly string[]) => boolean): Transform {
  return {
    arguments: { keys: { kind: "strings", isRequired: true } },
    apply: (model, args) => {
      const keys = stringsIn(args, "keys");
      const metadata = Object.fromEntries(Object.entries(model.metadata).filter(([key]) => keeps(key, keys)));
      return projected(Object.freeze({ ...model, metadata: Object.freeze(metadata) }));
    },
  };
}
