/** `excludeTags` and `includeTags`: take tags from shapes and members, or all but those that are named. */
import { withTraits } from "../change-members.js";
import { withTags } from "../tags.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const excludeTags: Transform = keeping((tag, tags) => !tags.includes(tag));
export const includeTags: Transform = keeping((tag, tags) => tags.includes(tag));

function keeping(keeps: (tag: string, tags: readonly string[]) => boolean): Transform {
  return {
    arguments: { tags: { kind: "strings", isRequired: true } },
    apply: (model, args) => {
      const tags = stringsIn(args, "tags");
      return projected(withTraits(model, (traits) => withTags(traits, (tag) => keeps(tag, tags))));
    },
  };
}
