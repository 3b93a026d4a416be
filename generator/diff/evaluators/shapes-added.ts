/** `AddedShape`: a shape or member that the old model does not have. */
import type { MemberShape, ShapeId } from "../../model/shapes.js";
import type { Differences } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const addedShape: Evaluator = {
  name: "AddedShape",
  events: [{ id: "AddedShape", severity: "NOTE", when: "A shape was added, or a member to a shape that was there." }],
  evaluate: (differences) => {
    const modernized = modernizedEnums(differences);
    const isNews = ({ container }: MemberShape): boolean =>
      differences.wasThere(container) && !modernized.has(container);
    return differences.added
      .filter((shape) => shape.kind === "shape" || isNews(shape.shape))
      .map((shape) => finding("NOTE", "AddedShape", shape, `The ${shape.type} ${shape.id} was added.`));
  },
};

/** Strings with the legacy enum trait that became enums: their values are compared instead of their members. */
function modernizedEnums({ changed }: Differences): ReadonlySet<ShapeId> {
  const found = changed.filter(({ old, now }) => {
    return now.type === "enum" && old.type === "string" && old.traits.has("smithy.api#enum");
  });
  return new Set(found.map(({ now }) => now.id));
}
