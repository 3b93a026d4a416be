/** Live schemas of all services of a model: what mocks and clients are made of. */
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import { servicesOf } from "../model/services.js";
import type { Model } from "../model/shapes.js";
import { serviceSchemaOf } from "./service-schema.js";

/** One schema a service, in the order of their ids. Each part of it is made when it is first looked at. */
export function serviceSchemasOf(model: Model): readonly ServiceSchema[] {
  return servicesOf(model).map((service) => serviceSchemaOf(model, service));
}
