/** Which shapes a service reaches, and from which side: asked once per service. */
import type {
  MemberShape,
  Model,
  OperationShape,
  ResourceShape,
  ServiceShape,
  Shape,
  ShapeId,
} from "../model/shapes.js";
import { closureSidesOf } from "./detached.js";

export interface Closure {
  readonly service: ServiceShape;
  /** Every operation, resources' included, sorted by id. */
  readonly operations: readonly OperationShape[];
  /** Every data shape that an operation or error reaches, sorted by id; the prelude's simple shapes are not listed. */
  readonly shapes: readonly Shape[];
  /** What requests reach. */
  readonly inInput: ReadonlySet<ShapeId>;
  /** What responses and errors reach. */
  readonly inOutput: ReadonlySet<ShapeId>;
}

const unit = "smithy.api#Unit";

/** Computes the closure of a service. */
export function closureOf(model: Model, service: ServiceShape): Closure {
  const operations = operationsOf(model, service);
  const inInput = new Set<ShapeId>();
  const inOutput = new Set<ShapeId>();
  for (const operation of operations) {
    reach(model, operation.input, inInput);
    reach(model, operation.output, inOutput);
    for (const error of operation.errors) reach(model, error, inOutput);
  }
  for (const error of service.errors) reach(model, error, inOutput);
  const sides = closureSidesOf(service);
  for (const id of sides?.input ?? []) reach(model, id, inInput);
  for (const id of sides?.output ?? []) reach(model, id, inOutput);
  const ids = [...new Set([...inInput, ...inOutput])].filter((id) => model.shapes.has(id)).toSorted(byCodeUnits);
  const shapes = ids.flatMap((id) => model.shape(id) ?? []);
  return { service, operations, shapes, inInput, inOutput };
}

/** Orders texts by code units: the same in every locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every operation bound to the service or to a resource below it, sorted by id. */
export function operationsOf(model: Model, service: ServiceShape): readonly OperationShape[] {
  const ids = new Set(service.operations);
  const pending = [...service.resources];
  const seen = new Set<ShapeId>();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const resource = model.shape(id);
    if (resource?.type !== "resource") continue;
    for (const operation of operationsOfResource(resource)) ids.add(operation);
    pending.push(...resource.resources);
  }
  return [...ids].toSorted(byCodeUnits).flatMap((id) => {
    const shape = model.shape(id);
    return shape?.type === "operation" ? [shape] : [];
  });
}

function operationsOfResource(resource: ResourceShape): readonly ShapeId[] {
  const lifecycle = [resource.create, resource.put, resource.read, resource.update, resource.delete, resource.list];
  return [...lifecycle.filter((id) => id !== undefined), ...resource.operations, ...resource.collectionOperations];
}

function reach(model: Model, start: ShapeId, seen: Set<ShapeId>): void {
  const pending = [start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id) || id === unit) continue;
    seen.add(id);
    const shape = model.shape(id);
    if (shape !== undefined) for (const member of membersOf(shape)) pending.push(member.target);
  }
}

/** The members of an aggregate shape, in order; of a list or map its one or two. Enums have none here. */
export function membersOf(shape: Shape): readonly MemberShape[] {
  switch (shape.type) {
    case "structure":
    case "union":
      return [...shape.members.values()];
    case "list":
      return [shape.member];
    case "map":
      return [shape.key, shape.value];
    default:
      return [];
  }
}
