/** Drops operations and keeps every type that they reach: the filter `typesOnly`. */
import { closureOf } from "../knowledge/closure.js";
import { closureSidesOf, detachedService } from "../knowledge/detached.js";
import { servicesOf } from "../model/services.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";

export const detachOperations: Step = (model, { filter = {} }) => {
  if (filter.typesOnly !== true) return unchanged(model);
  const services = new Set(servicesOf(model).filter((service) => closureSidesOf(service) === undefined));
  const rebuilt = rebuiltModel(model, (shape) => {
    if (shape.type !== "service" || !services.has(shape)) return shape;
    const { inInput, inOutput } = closureOf(model, shape);
    return detachedService(shape, { input: [...inInput], output: [...inOutput] });
  });
  return unchanged(rebuilt);
};
