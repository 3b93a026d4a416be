/** Values of prelude traits that name errors, members and metadata of the model: what they name is there. */
import { checkedPath } from "./shape-path.js";
import {
  entriesOf,
  grouped,
  itemsOf,
  listed,
  type ModelShapes,
  partOf,
  type Rule,
  type RuleEvent,
  textsOf,
} from "./rule.js";

export const traitRules: readonly Rule[] = [idempotent, breakingChanges, metadataKeys];

/** Smithy 2.0, "idempotent trait": the errors that say that nothing was done. */
function* idempotent({ operations }: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#idempotent";
  for (const operation of operations) {
    for (const key of ["exists", "notFound"]) {
      for (const id of textsOf(partOf(operation, trait, key))) {
        if (operation.errors.includes(id)) continue;
        const message = `${operation.id} names ${id} under ${key}, which is none of its errors.`;
        yield { event: "IdempotentTrait", shape: operation, message, trait };
      }
    }
  }
}

/** Smithy 2.0, "Trait breaking change rules": a path leads through the members of the trait. */
function* breakingChanges({ model }: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#trait";
  for (const shape of model.shapes.values()) {
    if (!shape.traits.has(trait)) continue;
    for (const [index, change] of itemsOf(partOf(shape, trait, "breakingChanges")).entries()) {
      const path = entriesOf(change).find(([key]) => key === "path")?.[1];
      const missing = typeof path === "string" ? checkedPath(model, shape, path) : undefined;
      if (missing === undefined) continue;
      const message = `The path of breaking change ${index} of ${shape.id} leads to ${missing}, which is not there.`;
      yield { event: "TraitBreakingChanges", shape, message, trait };
    }
  }
}

const reservedKeys = new Set(["suppressions", "validators", "severityOverrides", "shapeClosures"]);

/** Smithy 2.0, "metadata trait": each key has one type, and Smithy's own keys have theirs. */
function* metadataKeys(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#metadata";
  const typed = shapes.carriers(trait).flatMap((shape) => {
    const key = partOf(shape, trait, "key");
    return typeof key === "string" ? [{ shape, key }] : [];
  });
  for (const [key, alike] of grouped(typed, (one) => one.key)) {
    for (const { shape } of alike) {
      const others = alike.slice(0, 12).flatMap((one) => (one.shape === shape ? [] : [one.shape.id]));
      if (!reservedKeys.has(key) && others.length === 0) continue;
      const why = reservedKeys.has(key) ? "is Smithy's own" : `has the type ${listed(others)} already`;
      yield { event: "MetadataTrait", shape, message: `The metadata key ${key} of ${shape.id} ${why}.`, trait };
    }
  }
}
