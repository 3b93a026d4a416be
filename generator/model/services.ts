/** The services of a model, in model order. */
import { hasTrait } from "./traits.js";
import type { Model, ServiceShape } from "./shapes.js";

/** Service mixins are not services of their own. */
export function servicesOf(model: Model): readonly ServiceShape[] {
  const services: ServiceShape[] = [];
  for (const shape of model.shapes.values()) {
    if (shape.type === "service" && !hasTrait(shape, "smithy.api#mixin")) services.push(shape);
  }
  return services;
}
