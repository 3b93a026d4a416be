/** The models of a command that only looks at them: loaded, with the services that were asked for. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { servicesOf } from "../model/services.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { Context } from "./context.js";
import { findModels, isNamed } from "./find-models.js";
import type { OutputRequest } from "./output-job.js";
import { modelsFor } from "./jobs.js";
import { hasErrors } from "./make-unit.js";
import { textsOf } from "./model-file.js";
import type { ModelUnit } from "./model-units.js";

/** What such a command takes; models that are not named are those of the configuration. */
export type LookRequest = Pick<OutputRequest, "models" | "services" | "config">;

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
export async function loadUnits(request: LookRequest, context: Context): Promise<LoadedUnits> {
  const diagnostics: Diagnostic[] = [];
  const units: LoadedUnit[] = [];
  for await (const unit of eachUnit(request, context, diagnostics)) units.push(unit);
  return { units, diagnostics };
}

/** The same one after the other: whoever keeps none needs the memory of one. `begin` is told each name and how many there are. */
export async function* eachUnit(
  request: LookRequest,
  context: Context,
  diagnostics: Diagnostic[],
  begin: (unit: ModelUnit, total: number) => void = () => undefined,
): AsyncGenerator<LoadedUnit> {
  const asked = await modelsFor(request, context.cwd);
  diagnostics.push(...asked.diagnostics);
  if (hasErrors(asked.diagnostics)) return;
  const found = await findModels(asked, { cwd: context.cwd, stdin: context.stdin, keepsFew: true });
  diagnostics.push(...found.diagnostics);
  for (const unit of found.units) {
    begin(unit, found.units.length);
    const texts = await textsOf(unit.sources);
    diagnostics.push(...texts.diagnostics);
    if (hasErrors(texts.diagnostics)) continue;
    const loaded = await context.engine.loadModel(texts.sources);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.model !== undefined) yield { unit, model: loaded.model, services: chosen(loaded.model, request) };
  }
}

function chosen(model: Model, { services }: LookRequest): readonly ServiceShape[] {
  return servicesOf(model).filter(({ id }) => services.length === 0 || services.some((name) => isNamed(id, name)));
}
