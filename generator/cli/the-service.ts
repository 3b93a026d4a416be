/** The one service that a command is about: mocks are of one. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ServiceShape } from "../model/shapes.js";
import { counted } from "./counted.js";
import type { LoadedUnit } from "./load-units.js";

export interface ChosenService extends Pick<LoadedUnit, "unit" | "model"> {
  readonly service: ServiceShape;
}

/** The one service to serve, or why there is not just one. */
export function theService(units: readonly LoadedUnit[]): ChosenService | Diagnostic {
  const all = units.flatMap(({ unit, model, services }) => services.map((service) => ({ unit, model, service })));
  const [first] = all;
  if (first === undefined) return diagnostic("service-missing", "The models have no service to mock.");
  if (all.length === 1) return first;
  const ids = all.slice(0, 10).map(({ service }) => service.id);
  const more = all.length > ids.length ? ` and ${all.length - ids.length} more` : "";
  const hint = `Choose one with --service: ${ids.join(", ")}${more}.`;
  return diagnostic("service-ambiguous", `The models have ${counted(all.length, "service")}.`, { hint });
}
