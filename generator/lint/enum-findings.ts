/** Values of enums whose keys would be the same, so that one of them has another key than its value suggests. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Closure } from "../knowledge/closure.js";
import { enumMembersOf } from "../knowledge/enum-members.js";
import type { Model, Shape } from "../model/shapes.js";

/** What the companion of every enum has beside its values. */
const ofCompanion: ReadonlySet<string> = new Set(["values", "is"]);

export function enumFindings(model: Model, closure: Closure): readonly Diagnostic[] {
  return closure.shapes.flatMap((shape) => collisionsIn(model, shape));
}

function collisionsIn(model: Model, shape: Shape): readonly Diagnostic[] {
  const known = new Map<string, string | number>();
  return enumMembersOf(shape).flatMap(({ name, value }) => {
    const other = known.get(name);
    known.set(name, other ?? value);
    const isTaken = ofCompanion.has(name);
    if (other === undefined && !isTaken) return [];
    const what = isTaken ? "which the companion of an enum has itself" : `as has ${JSON.stringify(other)}`;
    const message = `The value ${JSON.stringify(value)} would have the key ${name}, ${what}.`;
    return [diagnostic("enum-key-collision", message, { shapeId: shape.id, location: model.locate(shape.source) })];
  });
}
