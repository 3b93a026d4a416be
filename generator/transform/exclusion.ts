/** What a set of traits excludes: what carries one, and what has nothing left once that is gone. */
import { membersOf } from "../model/members.js";
import type { MemberShape, Model, Shape, ShapeId } from "../model/shapes.js";

export interface Exclusion {
  readonly hasShape: (id: ShapeId) => boolean;
  /** Of structures, unions and enums; those of lists and maps go with the shape. */
  readonly hasMember: (member: MemberShape) => boolean;
}

/**
 * A list or map goes with what it holds, a union or enum with the last of its members, an operation with its input or
 * output; a structure stays and loses the member. Services stay.
 */
export function exclusionOf(model: Model, traits: readonly ShapeId[]): Exclusion {
  const gone = new Set<ShapeId>();
  const isMarked = (carrier: Shape | MemberShape): boolean => traits.some((id) => carrier.traits.has(id));
  const hasMember = (member: MemberShape): boolean => isMarked(member) || gone.has(member.target);
  const isHollow = (shape: Shape): boolean => {
    switch (shape.type) {
      case "list":
      case "map":
        return membersOf(shape).some(hasMember);
      case "union":
      case "enum":
      case "intEnum":
        return shape.members.size > 0 && membersOf(shape).every(hasMember);
      case "operation":
        return gone.has(shape.input) || gone.has(shape.output);
      default:
        return false;
    }
  };
  const users = usersOf(model);
  const pending: Shape[] = [...model.shapes.values()].filter((shape) => shape.type !== "service");
  for (let shape = pending.pop(); shape !== undefined; shape = pending.pop()) {
    if (gone.has(shape.id) || !(isMarked(shape) || isHollow(shape))) continue;
    gone.add(shape.id);
    pending.push(...(users.get(shape.id) ?? []));
  }
  return { hasShape: (id) => gone.has(id), hasMember };
}

/** The shapes that go or may go with each. */
function usersOf(model: Model): ReadonlyMap<ShapeId, readonly Shape[]> {
  const users = new Map<ShapeId, Shape[]>();
  for (const shape of model.shapes.values()) {
    const targets =
      shape.type === "operation" ? [shape.input, shape.output] : membersOf(shape).map(({ target }) => target);
    if (shape.type === "structure") continue;
    for (const target of new Set(targets)) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [shape]);
      else known.push(shape);
    }
  }
  return users;
}
