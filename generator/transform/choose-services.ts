/** Leaves out the services that were not asked for. */
import { servicesOf } from "../model/services.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";

/** A name that no service has is the caller's to report: one list of names goes for all models of a run. */
export const chooseServices: Step = (model, { services }) => {
  if (services === undefined) return unchanged(model);
  const isChosen = (id: string): boolean => services.includes(id) || services.includes(id.slice(id.indexOf("#") + 1));
  if (servicesOf(model).every(({ id }) => isChosen(id))) return unchanged(model);
  return unchanged(
    rebuiltModel(model, (shape) => (shape.type !== "service" || isChosen(shape.id) ? shape : undefined)),
  );
};
