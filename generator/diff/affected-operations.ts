/** Which operations reach a shape, in either of two models: looked for when it is asked, and remembered. */
import type { Users } from "../knowledge/users.js";
import { reachedFrom, usersOf } from "../knowledge/users.js";
import { splitMemberId } from "../model/shape-id.js";
import type { Model, ShapeId } from "../model/shapes.js";

/** The operations that reach a shape, or the shape of a member, sorted by id; an operation reaches itself. */
export type OperationsOf = (id: ShapeId) => readonly ShapeId[];

/** What only one of the models has is found in that one. */
export function affectedOperations(models: readonly Model[]): OperationsOf {
  const sides = models.map((model) => ({ model, users: usersOf(model) }));
  const known = new Map<ShapeId, readonly ShapeId[]>();
  return (id) => {
    const shape = splitMemberId(id)?.container ?? id;
    const found = known.get(shape) ?? [...new Set(sides.flatMap((side) => operationsIn(side, shape)))].toSorted();
    known.set(shape, found);
    return found;
  };
}

function operationsIn(
  { model, users }: { readonly model: Model; readonly users: Users },
  id: ShapeId,
): readonly ShapeId[] {
  if (model.shape(id)?.type === "operation") return [id];
  // A service has errors too.
  return reachedFrom(users, id).flatMap(({ operation }) =>
    model.shape(operation)?.type === "operation" ? [operation] : [],
  );
}
