/** `renameShapes`: gives shapes other ids, wherever they are named. */
import { didYouMean } from "../../diagnostics/nearest.js";
import { isRootShapeId } from "../../model/shape-id.js";
import type { Model, ShapeId } from "../../model/shapes.js";
import { renamedModel } from "../renamed-model.js";
import type { Projected, Transform } from "../transform.js";
import { mapIn } from "../transform.js";

export const renameShapes: Transform = {
  arguments: { renamed: { kind: "map", isRequired: true } },
  apply: (model, args) => {
    const ids = mapIn(args, "renamed");
    if (ids.size === 0) return { model, problems: ["renamed names no shape."] };
    const missing = [...ids.keys()].filter((id) => !model.shapes.has(id));
    const problems = [
      ...missing.map((id) =>
        [`The model has no shape ${id}.`, didYouMean(id, model.shapes.keys())].filter(Boolean).join(" "),
      ),
      ...[...ids.values()].filter((id) => !isRootShapeId(id)).map((id) => `${id} is no absolute shape id.`),
    ];
    return problems.length > 0 ? { model, problems } : renameAll(model, ids);
  },
};

/** Two shapes of one id would be one: that is said, and nothing renamed. */
export function renameAll(model: Model, ids: ReadonlyMap<ShapeId, ShapeId>): Projected {
  const taken = new Map<ShapeId, ShapeId>();
  const problems: string[] = [];
  for (const id of model.shapes.keys()) {
    const now = ids.get(id) ?? id;
    const other = taken.get(now);
    if (other !== undefined) problems.push(`${other} and ${id} would both be ${now}.`);
    taken.set(now, id);
  }
  return problems.length > 0 ? { model, problems } : { model: renamedModel(model, ids), problems };
}
