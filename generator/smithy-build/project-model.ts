/** A model as a projection wants it: its transforms in order, then a look at whether what is left holds together. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { membersOf } from "../model/members.js";
import type { Model } from "../model/shapes.js";
import type { TransformStep } from "./build-file.js";
import { transforms } from "./transform-table.js";

export interface ProjectedModel {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** The steps are ones that reading the build file accepted. */
export function projectModel(model: Model, steps: readonly TransformStep[]): ProjectedModel {
  let current = model;
  const diagnostics: Diagnostic[] = [];
  for (const { name, args, location } of steps) {
    const transform = transforms.get(name);
    if (transform === undefined) throw new Error(`BUG: the transform ${name} was not checked`);
    const projected = transform.apply(current, args);
    current = projected.model;
    for (const problem of projected.problems)
      diagnostics.push(diagnostic("transform-failed", `${name}: ${problem}`, { location }));
  }
  const last = steps.at(-1)?.location;
  return { model: current, diagnostics: [...diagnostics, ...danglingIn(current, last)] };
}

/** Lists and maps of what a transform removed. */
function danglingIn(model: Model, location: Diagnostic["location"]): readonly Diagnostic[] {
  return [...model.shapes.values()].flatMap((shape) => {
    if (shape.type !== "list" && shape.type !== "map") return [];
    const lost = membersOf(shape).find(({ target }) => model.shape(target) === undefined);
    if (lost === undefined) return [];
    const message = `The transforms remove ${lost.target}, and leave ${shape.id}, which is a ${shape.type} of it.`;
    const hint = `Remove ${shape.id} as well, in the same way.`;
    return [diagnostic("transform-failed", message, { shapeId: shape.id, location, hint })];
  });
}
