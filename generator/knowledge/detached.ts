/** A service without operations whose closure is given in their place: how filters keep types and drop operations. */
import type { Node, ServiceShape, ShapeId } from "../model/shapes.js";

/** What a detached service reaches, by side; each list is complete by itself. */
export interface ClosureSides {
  readonly input: readonly ShapeId[];
  readonly output: readonly ShapeId[];
}

/** A trait that no model can carry: the loader takes ids with a space for an error. */
const sidesTrait = "wrought#closure sides";

/** The service with no operations, resources and errors, reaching just these shapes. */
export function detachedService(service: ServiceShape, { input, output }: ClosureSides): ServiceShape {
  const sides: Node = [input, output];
  return Object.freeze({
    ...service,
    operations: [],
    resources: [],
    errors: [],
    traits: new Map([...service.traits, [sidesTrait, sides]]),
  });
}

/** What a detached service reaches; undefined for any other. */
export function closureSidesOf(service: ServiceShape): ClosureSides | undefined {
  const sides = service.traits.get(sidesTrait);
  return sides === undefined ? undefined : { input: idsIn(sides, 0), output: idsIn(sides, 1) };
}

function idsIn(sides: Node, side: 0 | 1): readonly ShapeId[] {
  const ids: unknown = Array.isArray(sides) ? sides[side] : undefined;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
