/** Tags of shapes and members. */
import type { Traits } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

type Carrier = { readonly traits: Traits };

export function tagsOf(carrier: Carrier): readonly string[] {
  return traitOf(carrier, "smithy.api#tags") ?? [];
}

export function hasAnyTag(carrier: Carrier, tags: readonly string[]): boolean {
  return tagsOf(carrier).some((tag) => tags.includes(tag));
}

/** The traits with only the tags that pass; without the trait when none does. */
export function withTags(traits: Traits, keeps: (tag: string) => boolean): Traits {
  const before = tagsOf({ traits });
  const after = before.filter(keeps);
  if (after.length === before.length) return traits;
  const changed = new Map(traits);
  if (after.length === 0) changed.delete("smithy.api#tags");
  else changed.set("smithy.api#tags", after);
  return changed;
}
