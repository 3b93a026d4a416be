/** The generator's options for one model, from what the command line asked of all. */
import type { GenerateOptions } from "../options.js";
import { isNamed } from "./find-models.js";
import type { ModelsRequest } from "./find-models.js";
import type { ModelUnit } from "./model-units.js";

/** What `generate` and `check` have in common. */
export interface OutputRequest extends ModelsRequest {
  /** The output folder, as typed. */
  readonly out: string;
  readonly openEnums: NonNullable<GenerateOptions["openEnums"]>;
}

/** Options in a normal form: naming the only service of a model is the same as naming none. */
export function optionsFor(unit: ModelUnit, request: OutputRequest): GenerateOptions {
  const chosen = unit.services.filter((id) => request.services.some((name) => isNamed(id, name)));
  const all = chosen.length === 0 || chosen.length === unit.services.length;
  return { openEnums: request.openEnums, ...(all ? {} : { services: chosen }) };
}
