/** Follows a JSON pointer through the members of a shape. */
import type { Model, Shape, ShapeId } from "../shapes.js";

/** The first segment that leads nowhere; undefined when all lead somewhere. A `*` takes any key or value. */
export function checkedPath(model: Model, root: Shape, pointer: string): string | undefined {
  let shape: Shape | undefined = root;
  for (const segment of pointer.split("/").slice(1)) {
    if (segment === "") continue;
    const target: ShapeId | undefined = shape === undefined ? undefined : memberTarget(shape, segment);
    if (target === undefined) return segment;
    shape = model.shape(target);
  }
  return undefined;
}

function memberTarget(shape: Shape, segment: string): ShapeId | undefined {
  if (shape.type === "structure" || shape.type === "union") return shape.members.get(segment)?.target;
  if (shape.type === "list") return segment === "member" ? shape.member.target : undefined;
  if (shape.type !== "map") return undefined;
  return segment === "key" ? shape.key.target : segment === "value" ? shape.value.target : undefined;
}
