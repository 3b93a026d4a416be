/** `includeServices`: leaves out the services that are not named. */
import { didYouMean } from "../../diagnostics/nearest.js";
import { servicesOf } from "../../model/services.js";
import { removeShapes } from "../remove-shapes.js";
import type { Transform } from "../transform.js";
import { stringsIn } from "../transform.js";

export const includeServices: Transform = {
  arguments: { services: { kind: "strings", isRequired: true } },
  apply: (model, args) => {
    const services = stringsIn(args, "services");
    const known = servicesOf(model).map(({ id }) => id);
    const problems = services
      .filter((id) => !known.includes(id))
      .map((id) => [`The model has no service ${id}.`, didYouMean(id, known)].filter(Boolean).join(" "));
    return {
      model: removeShapes(model, { shape: ({ id, type }) => type === "service" && !services.includes(id) }),
      problems,
    };
  },
};
