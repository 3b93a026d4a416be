/** The service's schema straight from the model files, as `wrought mock` makes it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import type { Model, ServiceShape } from "../../generator/model/shapes.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";

/** The paths of the model and its overlay. */
export const modelFiles = ["cognito-identity-provider.json", "cognito-identity-provider.overlay.json"].map((name) =>
  fileURLToPath(new URL(`../../models/${name}`, import.meta.url)),
);

/** A model and the first service of it. @throws Error when the files do not load or have no service */
export function loadedService(files: readonly string[]): { readonly model: Model; readonly service: ServiceShape } {
  const { model, diagnostics } = loadModel(files.map((file) => ({ file, text: readFileSync(file, "utf8") })));
  const [service] = model === undefined ? [] : servicesOf(model);
  if (model === undefined || service === undefined) throw new Error(`BUG: ${JSON.stringify(diagnostics)}`);
  return { model, service };
}

/** @throws Error when the files do not load or have no service */
export function liveService(files: readonly string[] = modelFiles): ServiceSchema {
  const { model, service } = loadedService(files);
  return serviceSchemaOf(model, service);
}
