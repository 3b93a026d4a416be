/** The committed input models of Cognito, loaded once, and what is generated from them in memory. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generate, type GenerateOptions, loadModel, type Model } from "../../generator/index.js";
import { servicesOf } from "../../generator/model/services.js";
import { planService } from "../../generator/plan/plan-service.js";
import type { ServicePlan } from "../../generator/plan/service-plan.js";

const names = ["cognito-identity-provider.json", "cognito-identity-provider.overlay.json"];

/** The model files, as the command line reads them. */
export const sources = names.map((file) => ({
  file,
  text: readFileSync(fileURLToPath(new URL(`../../models/${file}`, import.meta.url)), "utf8"),
}));

let loaded: Model | undefined;

export function cognitoModel(): Model {
  if (loaded !== undefined) return loaded;
  const { model, diagnostics } = loadModel(sources);
  if (model === undefined) throw new Error(`BUG: ${JSON.stringify(diagnostics)}`);
  return (loaded = model);
}

/** The text of each generated file by its name, such as `types.ts`. */
export function cognitoFiles(options: GenerateOptions = {}): ReadonlyMap<string, string> {
  return filesOf(cognitoModel(), options);
}

/** The text of each file that a model of one service gives, by its name. */
export function filesOf(model: Model, options: GenerateOptions = {}): ReadonlyMap<string, string> {
  const { files, diagnostics } = generate(model, options);
  if (files.length === 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return new Map(files.map(({ path, text }) => [path.slice(path.indexOf("/") + 1), text]));
}

/** The plan of the model's only service. */
export function planOf(model: Model, options: GenerateOptions = {}): ServicePlan {
  const [service] = servicesOf(model);
  if (service === undefined) throw new Error("BUG: no service");
  return planService(model, service, options).plan;
}
