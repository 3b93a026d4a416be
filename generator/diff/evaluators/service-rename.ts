/** `ServiceRename`: names that a service gives to shapes in its closure. */
import { membersOf } from "../../model/members.js";
import type { Model, ServiceShape, Shape, ShapeId } from "../../model/shapes.js";
import { changesOf } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const serviceRename: Evaluator = {
  name: "ServiceRename",
  events: [
    {
      id: "ServiceRename",
      severity: "ERROR",
      when: "A service no longer renames a shape, names it otherwise, or renames one that it had under its own name.",
    },
  ],
  evaluate: (differences) =>
    changesOf(differences, "service").flatMap(({ old, now }) => {
      const [before, after] = [old.shape.rename, now.shape.rename];
      const lostOrOther = [...before].flatMap(([id, name]) => {
        const other = after.get(id);
        if (other === name) return [];
        return [
          `${now.id} ${other === undefined ? "no longer calls" : `calls ${other}, and no longer ${name}, the shape`} ${id}${other === undefined ? ` ${name}` : ""}.`,
        ];
      });
      const fresh = [...after].filter(([id]) => !before.has(id));
      const closure = fresh.length === 0 ? new Set<ShapeId>() : reachOf(differences.oldModel, old.shape);
      const renamed = fresh
        .filter(([id]) => closure.has(id))
        .map(([id, name]) => `${now.id} calls ${name} the shape ${id}, which it had under its own name.`);
      return [...lostOrOther, ...renamed].map((message) => finding("ERROR", "ServiceRename", now, message));
    }),
};

/** Every shape that the service refers to, at any depth. */
function reachOf(model: Model, service: ServiceShape): ReadonlySet<ShapeId> {
  const seen = new Set<ShapeId>();
  const pending: ShapeId[] = [service.id];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const shape = model.shape(id);
    if (shape !== undefined) for (const next of referencesOf(shape)) pending.push(next);
  }
  return seen;
}

function referencesOf(shape: Shape): readonly ShapeId[] {
  switch (shape.type) {
    case "service":
      return [...shape.operations, ...shape.resources, ...shape.errors];
    case "operation":
      return [shape.input, shape.output, ...shape.errors];
    case "resource": {
      const { create, put, read, update, delete: remove, list } = shape;
      return [
        ...[create, put, read, update, remove, list].filter((id) => id !== undefined),
        ...shape.identifiers.values(),
        ...shape.properties.values(),
        ...shape.operations,
        ...shape.collectionOperations,
        ...shape.resources,
      ];
    }
    case "structure":
    case "union":
      return [...shape.mixins, ...membersOf(shape).map(({ target }) => target)];
    default:
      return membersOf(shape).map(({ target }) => target);
  }
}
