/** The members of any shape, whatever its type keeps them in. */
import type { MemberShape, Shape } from "./shapes.js";

/** All members of a shape in model order: a list's `member`, a map's `key` and `value`; none for shapes without members. */
export function membersOf(shape: Shape): readonly MemberShape[] {
  if ("members" in shape) return [...shape.members.values()];
  if (shape.type === "list") return [shape.member];
  return shape.type === "map" ? [shape.key, shape.value] : [];
}
