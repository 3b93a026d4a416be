/** A Model with some of its shapes replaced or left out; everything else, lookups and positions included, is as before. */
import { membersOf } from "../model/members.js";
import { preludeShapes } from "../model/prelude-shapes.js";
import { splitMemberId } from "../model/shape-id.js";
import type { MemberShape, Model, Shape, ShapeId } from "../model/shapes.js";

/** `change` gives the shape as it is to be, under another id or not, the same one to leave it, undefined to leave it out. */
export function rebuiltModel(model: Model, change: (shape: Shape) => Shape | undefined): Model {
  const shapes = new Map<ShapeId, Shape>();
  for (const shape of model.shapes.values()) {
    const changed = change(shape);
    if (changed !== undefined) shapes.set(changed.id, Object.freeze(changed));
  }
  const shape = (id: ShapeId): Shape | undefined => shapes.get(id) ?? preludeShapes.get(id);
  const member = (id: ShapeId): MemberShape | undefined => {
    const path = splitMemberId(id);
    const container = path === undefined ? undefined : shape(path.container);
    return container === undefined ? undefined : membersOf(container).find(({ name }) => name === path?.name);
  };
  return Object.freeze({ ...model, shapes, shape, member });
}
