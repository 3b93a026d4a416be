/** Traits as transforms name them: an id, a name of the prelude, or a whole namespace as `example.foo#`. */
import type { ShapeId } from "../model/shapes.js";
import { namespaceOf } from "../model/shape-id.js";
import { traitId } from "../transform/trait-names.js";

/** Traits without which shapes are none: no transform takes them away. */
const essential: ReadonlySet<ShapeId> = new Set(["smithy.api#enumValue", "smithy.api#unitType", "smithy.api#trait"]);

/** Whether a trait is meant by one of the names. */
export function traitTest(names: readonly string[]): (id: ShapeId) => boolean {
  const namespaces = new Set(names.filter((name) => name.endsWith("#")).map((name) => name.slice(0, -1)));
  const ids = new Set(names.filter((name) => !name.endsWith("#")).map(traitId));
  return (id) => ids.has(id) || namespaces.has(namespaceOf(id));
}

export function isEssential(id: ShapeId): boolean {
  return essential.has(id);
}
