/** The models of a command that only looks at them: loaded, with the services that were asked for. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { servicesOf } from "../model/services.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { Context } from "./context.js";
import type { ModelsRequest } from "./find-models.js";
import { findModels, isNamed } from "./find-models.js";
import { hasErrors } from "./make-unit.js";
import { textsOf } from "./model-file.js";
import type { ModelUnit } from "./model-units.js";

export interface LoadedUnit {
  readonly unit: ModelUnit;
  readonly model: Model;
  /** Those that `--service` names; all without it. */
  readonly services: readonly ServiceShape[];
}

export interface LoadedUnits {
  readonly units: readonly LoadedUnit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds and loads the models; one that has errors is left out, and its errors reported. */
export async function loadUnits(request: ModelsRequest, context: Context): Promise<LoadedUnits> {
  const found = await findModels(request, context);
  const units: LoadedUnit[] = [];
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  for (const unit of found.units) {
    const texts = await textsOf(unit.sources);
    diagnostics.push(...texts.diagnostics);
    if (hasErrors(texts.diagnostics)) continue;
    const loaded = await context.engine.loadModel(texts.sources);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.model !== undefined) units.push({ unit, model: loaded.model, services: chosen(loaded.model, request) });
  }
  return { units, diagnostics };
}

function chosen(model: Model, { services }: ModelsRequest): readonly ServiceShape[] {
  return servicesOf(model).filter(({ id }) => services.length === 0 || services.some((name) => isNamed(id, name)));
}
