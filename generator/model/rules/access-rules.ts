/** Who may refer to what: nobody to the private shapes of other namespaces, and no shape to the definition of a trait. */
import { namespaceOf } from "../shape-id.js";
import type { AnyShape } from "../selector/neighbors.js";
import type { Shape, ShapeId } from "../shapes.js";
import { type ModelShapes, type Rule, type RuleEvent, boundOperations } from "./rule.js";

export const accessRules: readonly Rule[] = [references];

const isPrivate = "smithy.api#private";
const definition = "smithy.api#trait";

function* references(shapes: ModelShapes): Iterable<RuleEvent> {
  const hidden = new Set<ShapeId>(shapes.carriers(isPrivate).map(({ id }) => id));
  const traits = new Set<ShapeId>(shapes.carriers(definition).map(({ id }) => id));
  if (hidden.size + traits.size === 0) return;
  for (const shape of shapes.model.shapes.values()) {
    for (const [by, id] of referencesOf(shape)) {
      if (traits.has(id))
        yield { event: "Target", shape: by, message: `${by.id} refers to ${id}, which is a trait and nothing else.` };
      if (!hidden.has(id) || namespaceOf(id) === namespaceOf(shape.id)) continue;
      const message = `${by.id} refers to ${id}, which is private to the namespace ${namespaceOf(id)}.`;
      yield { event: "PrivateAccess", shape: by, message };
    }
    if (!("mixins" in shape)) continue;
    for (const id of shape.mixins.filter((one) => hidden.has(one) && namespaceOf(one) !== namespaceOf(shape.id)))
      yield { event: "PrivateAccess", shape, message: `${shape.id} has the mixin ${id}, which is private.` };
  }
}

/** With what refers: the shape, or a member of it. */
function* referencesOf(shape: Shape): Iterable<readonly [by: AnyShape, to: ShapeId]> {
  switch (shape.type) {
    case "structure":
    case "union":
      for (const member of shape.members.values()) yield [member, member.target];
      return;
    case "list":
      yield [shape.member, shape.member.target];
      return;
    case "map":
      yield [shape.key, shape.key.target];
      yield [shape.value, shape.value.target];
      return;
    case "operation":
      for (const id of [shape.input, shape.output, ...shape.errors]) yield [shape, id];
      return;
    case "service":
      for (const id of [...shape.operations, ...shape.resources, ...shape.errors]) yield [shape, id];
      return;
    case "resource":
      for (const id of [...shape.identifiers.values(), ...shape.properties.values(), ...shape.resources])
        yield [shape, id];
      for (const [, id] of boundOperations(shape)) yield [shape, id];
      return;
    default:
  }
}
