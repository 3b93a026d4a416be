/** The runtime's schema objects made straight from a model, so that a mock starts without generated code. */
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { Model, ServiceShape } from "../model/shapes.js";

/** The live schema of a service: equal to what the generated `schemas.ts` and `operations.ts` export. */
export function serviceSchemaOf(model: Model, service: ServiceShape): ServiceSchema {
  void model;
  throw new Error(`BUG: not built yet: ${service.id}`);
}
