/** Leaves only the shapes that the filter `shapes` names and what they reach: types and validators, no operations. */
import { closureOf } from "../knowledge/closure.js";
import { detachedService } from "../knowledge/detached.js";
import { membersOf } from "../model/members.js";
import { servicesOf } from "../model/services.js";
import type { Model, ServiceShape, ShapeId } from "../model/shapes.js";
import { isMeant } from "./glob.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";
import { unmatchedNames } from "./unmatched.js";

/**
 * A shape comes out as it does without the filter: which side of the service reaches it is kept. Shapes that no operation
 * reaches may be named as well, and count as on both sides.
 */
export const keepShapes: Step = (model, { filter = {} }) => {
  const { shapes: patterns } = filter;
  if (patterns === undefined) return unchanged(model);
  const candidates = [...model.shapes.values()].flatMap((shape) => {
    return shape.type === "service" || shape.type === "resource" || shape.type === "operation" ? [] : [shape.id];
  });
  const kept = reachedFrom(
    model,
    candidates.filter((id) => patterns.some((pattern) => isMeant(pattern, id))),
  );
  return {
    model: rebuiltModel(model, (shape) => (shape.type === "service" ? detached(model, shape, kept) : shape)),
    diagnostics: unmatchedNames(model, "shapes", patterns, candidates, isMeant),
  };
};

function detached(model: Model, service: ServiceShape, kept: ReadonlySet<ShapeId>): ServiceShape {
  if (!servicesOf(model).includes(service)) return service;
  const { inInput, inOutput } = closureOf(model, service);
  const onSide = (side: ReadonlySet<ShapeId>): readonly ShapeId[] =>
    [...kept].filter((id) => side.has(id) || (!inInput.has(id) && !inOutput.has(id)));
  return detachedService(service, { input: onSide(inInput), output: onSide(inOutput) });
}

function reachedFrom(model: Model, ids: readonly ShapeId[]): ReadonlySet<ShapeId> {
  const reached = new Set<ShapeId>();
  const pending = [...ids];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const shape = model.shape(id);
    if (shape?.type === "enum" || shape?.type === "intEnum" || shape === undefined) continue;
    pending.push(...membersOf(shape).map(({ target }) => target));
  }
  return reached;
}
