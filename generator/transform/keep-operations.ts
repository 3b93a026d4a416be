/** Replaces services and resources by such that bind only operations, and resources, that stay. */
import type { ResourceShape, ServiceShape, Shape, ShapeId } from "../model/shapes.js";

/** The shape without references to what does not stay; other shapes than services and resources as they are. */
export function keepBindings(shape: Shape, stays: (id: ShapeId) => boolean): Shape {
  if (shape.type === "service") return keepInService(shape, stays);
  return shape.type === "resource" ? keepInResource(shape, stays) : shape;
}

function keepInService(shape: ServiceShape, stays: (id: ShapeId) => boolean): ServiceShape {
  return {
    ...shape,
    operations: shape.operations.filter(stays),
    resources: shape.resources.filter(stays),
    errors: shape.errors.filter(stays),
  };
}

const lifecycle = ["create", "put", "read", "update", "delete", "list"] as const;

function keepInResource(shape: ResourceShape, stays: (id: ShapeId) => boolean): ResourceShape {
  const kept: { -readonly [Key in keyof ResourceShape]: ResourceShape[Key] } = {
    ...shape,
    operations: shape.operations.filter(stays),
    collectionOperations: shape.collectionOperations.filter(stays),
    resources: shape.resources.filter(stays),
  };
  for (const key of lifecycle) {
    const id = shape[key];
    if (id !== undefined && !stays(id)) delete kept[key];
  }
  return kept;
}
