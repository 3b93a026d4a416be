/** The values that a member may have, when an enum or the legacy trait says so. */
import { isObject, property } from "../node.js";
import type { MemberShape, Model } from "../shapes.js";
import { itemsOf } from "./rule.js";

/** Undefined for members that are no enum of texts. */
export function enumValuesOf(model: Model, member: MemberShape): readonly string[] | undefined {
  const target = model.shape(member.target);
  if (target?.type === "enum")
    return [...target.members.values()].flatMap((one) => {
      const value = one.traits.get("smithy.api#enumValue") ?? one.name;
      return typeof value === "string" ? [value] : [];
    });
  const legacy = member.traits.get("smithy.api#enum") ?? target?.traits.get("smithy.api#enum");
  if (legacy === undefined) return undefined;
  return itemsOf(legacy).flatMap((entry) => {
    const value = isObject(entry) ? property(entry, "value") : undefined;
    return typeof value === "string" ? [value] : [];
  });
}
