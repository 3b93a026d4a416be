/** `removeUnusedShapes`: leaves out what no service reaches, and definitions of traits that nothing carries. */
import { isArray, isObject } from "../../model/node.js";
import { membersOf } from "../../model/members.js";
import { servicesOf } from "../../model/services.js";
import type { Model, Node, Shape, ShapeId } from "../../model/shapes.js";
import { reachedShapes } from "../reached-shapes.js";
import { removeShapes } from "../remove-shapes.js";
import { hasAnyTag } from "../tags.js";
import type { Transform } from "../transform.js";
import { projected, stringsIn } from "../transform.js";

export const removeUnusedShapes: Transform = {
  arguments: { exportTagged: { kind: "strings" } },
  apply: (model, args) => {
    const kept = usedShapes(model, stringsIn(args, "exportTagged"));
    return projected(removeShapes(model, { shape: ({ id }) => !kept.has(id) }));
  },
};

/** Shapes with one of the tags stay for themselves; what they refer to needs a reason of its own. */
function usedShapes(model: Model, tags: readonly string[]): ReadonlySet<ShapeId> {
  const used = new Set(reachedShapes(model, servicesOf(model)));
  for (const shape of model.shapes.values()) if (hasAnyTag(shape, tags)) used.add(shape.id);
  const pending = [...used];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const shape = model.shapes.get(id);
    const named = shape === undefined ? [] : namedByTraits(model, shape).filter((one) => !used.has(one.id));
    for (const one of reachedShapes(model, named)) {
      if (used.has(one)) continue;
      used.add(one);
      pending.push(one);
    }
  }
  return used;
}

/** Definitions of the traits on a shape and its members, and shapes that stand in the values of these traits. */
function namedByTraits(model: Model, shape: Shape): readonly Shape[] {
  const ids = [shape, ...membersOf(shape)].flatMap(({ traits }) => {
    return [...traits].flatMap(([id, value]) => [id, ...textsIn(value)]);
  });
  return ids.flatMap((id) => model.shapes.get(id) ?? []);
}

function textsIn(node: Node): readonly string[] {
  if (typeof node === "string") return node.includes("#") ? [node] : [];
  if (isArray(node)) return node.flatMap(textsIn);
  return isObject(node) ? Object.values(node).flatMap(textsIn) : [];
}
