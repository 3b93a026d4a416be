/** `ChangedShapeType`: a shape that is of another type under the same name. */
import type { Change } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const changedShapeType: Evaluator = {
  name: "ChangedShapeType",
  events: [
    {
      id: "ChangedShapeType",
      severity: "ERROR",
      when: "A shape is of another type. A `set` may become a list of unique items, a string with the enum trait an enum.",
    },
  ],
  evaluate: ({ changed }) =>
    changed
      .filter(({ old, now }) => old.type !== now.type)
      .filter((change) => !isModernized(change))
      .map(({ old, now }) => {
        return finding("ERROR", "ChangedShapeType", now, `${now.id} is of the type ${now.type}; it was ${old.type}.`);
      }),
};

/** Legacy forms that became what Smithy 2.0 has for them. */
function isModernized({ old, now }: Change): boolean {
  if (old.type === "set" && now.type === "list") return now.traits.has("smithy.api#uniqueItems");
  return now.type === "enum" && old.type === "string" && old.traits.has("smithy.api#enum");
}
