/** The programmatic entry: a model goes in, files and diagnostics come out. Pure: no file system, no process. */
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { emitService } from "./emit/emit-service.js";
import type { Model } from "./model/shapes.js";
import { servicesOf } from "./model/services.js";
import type { GeneratedFile, GenerateOptions } from "./options.js";
import { patternRisksOf } from "./plan/pattern-risks.js";
import { planService } from "./plan/plan-service.js";

export type { Diagnostic } from "./diagnostics/diagnostic.js";
export { loadModel, type LoadedModel, type ModelSource } from "./model/load-model.js";
export type { Model } from "./model/shapes.js";
export type { GeneratedFile, GenerateOptions } from "./options.js";

export interface Generated {
  /** Sorted by path. Empty when there are errors. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Generates every output of every chosen service. Byte-identical for equal models and options. */
export function generate(model: Model, options: GenerateOptions = {}): Generated {
  const services = servicesOf(model).filter(({ id }) => isChosen(id, options.services));
  const planned = services.map((service) => planService(model, service, options));
  const diagnostics = planned.flatMap((one) => one.diagnostics);
  if (diagnostics.some(({ severity }) => severity === "error")) return { files: [], diagnostics };
  const files = planned.flatMap(({ plan }) => emitService(plan));
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

/** Says which patterns of the chosen services can take too long on hostile input. Slow only where a pattern is suspicious. */
export async function findRiskyPatterns(model: Model, options: GenerateOptions = {}): Promise<readonly Diagnostic[]> {
  const services = servicesOf(model).filter(({ id }) => isChosen(id, options.services));
  return (await Promise.all(services.map((service) => patternRisksOf(model, service)))).flat();
}

function isChosen(id: string, chosen: readonly string[] | undefined): boolean {
  return chosen === undefined || chosen.includes(id) || chosen.includes(id.slice(id.indexOf("#") + 1));
}
