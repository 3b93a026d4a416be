/** `flattenNamespaces`: brings everything that a service reaches, and shapes with certain tags, into one namespace. */
import { didYouMean } from "../../diagnostics/nearest.js";
import { servicesOf } from "../../model/services.js";
import { nameOf } from "../../model/shape-id.js";
import type { Model, ServiceShape, ShapeId } from "../../model/shapes.js";
import { rebuiltModel } from "../../transform/rebuild.js";
import { reachedShapes } from "../reached-shapes.js";
import { hasAnyTag } from "../tags.js";
import type { Transform } from "../transform.js";
import { stringIn, stringsIn } from "../transform.js";
import { renameAll } from "./rename-shapes.js";

/** The service's own renames are applied, and then gone. */
export const flattenNamespaces: Transform = {
  arguments: {
    namespace: { kind: "string", isRequired: true },
    service: { kind: "string", isRequired: true },
    includeTagged: { kind: "strings" },
  },
  apply: (model, args) => {
    const namespace = stringIn(args, "namespace") ?? "";
    const wanted = stringIn(args, "service") ?? "";
    const services = servicesOf(model);
    const service = services.find(({ id }) => id === wanted);
    if (service === undefined) {
      const hint = didYouMean(
        wanted,
        services.map(({ id }) => id),
      );
      return { model, problems: [[`The model has no service ${wanted}.`, hint].filter(Boolean).join(" ")] };
    }
    const ids = movedIds(model, service, namespace, stringsIn(args, "includeTagged"));
    const { model: moved, problems } = renameAll(model, ids);
    if (problems.length > 0) return { model, problems };
    const id = ids.get(service.id);
    return {
      model: rebuiltModel(moved, (shape) => {
        return shape.type === "service" && shape.id === id ? { ...shape, rename: new Map() } : shape;
      }),
      problems,
    };
  },
};

/** A tagged shape whose name the closure has taken is left where it is. */
function movedIds(
  model: Model,
  service: ServiceShape,
  namespace: string,
  tags: readonly string[],
): ReadonlyMap<ShapeId, ShapeId> {
  const ids = new Map<ShapeId, ShapeId>();
  const taken = new Set<ShapeId>();
  for (const id of reachedShapes(model, [service])) {
    const moved = `${namespace}#${service.rename.get(id) ?? nameOf(id)}`;
    ids.set(id, moved);
    taken.add(moved);
  }
  for (const shape of model.shapes.values()) {
    const moved = `${namespace}#${nameOf(shape.id)}`;
    if (!ids.has(shape.id) && hasAnyTag(shape, tags) && !taken.has(moved)) {
      ids.set(shape.id, moved);
      taken.add(moved);
    }
  }
  return ids;
}
