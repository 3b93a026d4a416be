/** Definitions of traits: their selectors are readable, and no mixin is applied as a trait. */
import type { CheckContext } from "./check-context.js";
import { membersOf } from "./members.js";
import { isObject, property } from "./node.js";
import { parseSelector } from "./selector/parse-selector.js";
import type { NodeObject, Shape, ShapeId } from "./shapes.js";
import { hasTrait } from "./traits.js";

export function checkTraitDefinitions(context: CheckContext): void {
  const mixins = new Set<ShapeId>();
  for (const shape of context.model.shapes.values()) {
    const trait = shape.traits.get("smithy.api#trait");
    if (!isObject(trait)) continue;
    checkSelector(context, shape, trait);
    if (hasTrait(shape, "smithy.api#mixin")) mixins.add(shape.id);
  }
  if (mixins.size > 0) checkMixinsUnused(context, mixins);
}

function checkSelector(context: CheckContext, shape: Shape, trait: NodeObject): void {
  const selector = property(trait, "selector");
  const parsed = typeof selector === "string" ? parseSelector(selector) : undefined;
  if (parsed?.kind !== "invalid") return;
  const at = context.origins.of(shape, "smithy.api#trait");
  context.problems.report(
    "trait-value-invalid",
    `The selector of the trait ${shape.id} is not readable: ${parsed.message}.`,
    { shapeId: shape.id, at: { file: at.file, path: [...at.path, "selector"] } },
  );
}

function checkMixinsUnused(context: CheckContext, mixins: ReadonlySet<ShapeId>): void {
  for (const shape of context.model.shapes.values()) {
    for (const carrier of [shape, ...membersOf(shape)]) {
      for (const id of carrier.traits.keys()) {
        if (!mixins.has(id)) continue;
        const at = context.origins.of(carrier, id);
        context.problems.report("mixin-invalid", `${id} is a mixin and cannot be applied as a trait.`, {
          shapeId: carrier.id,
          at,
        });
      }
    }
  }
}
