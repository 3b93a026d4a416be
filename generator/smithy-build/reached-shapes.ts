/** Every shape that some shapes lead to, themselves included: members, targets, bindings, not traits. */
import type { AnyShape } from "../model/selector/neighbors.js";
import { Neighbors } from "../model/selector/neighbors.js";
import type { Model, Shape, ShapeId } from "../model/shapes.js";

/** Ids of the model's own shapes; those of the prelude are left out. */
export function reachedShapes(model: Model, roots: Iterable<Shape>): ReadonlySet<ShapeId> {
  const neighbors = new Neighbors(model);
  const reached = new Set<ShapeId>();
  const pending: AnyShape[] = [...roots];
  for (let shape = pending.pop(); shape !== undefined; shape = pending.pop()) {
    if (shape.type !== "member") {
      if (reached.has(shape.id) || !model.shapes.has(shape.id)) continue;
      reached.add(shape.id);
    }
    neighbors.someForward(shape, (to) => {
      pending.push(to);
      return false;
    });
  }
  return reached;
}
