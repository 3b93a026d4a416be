/** What is worth knowing of a service before code is generated of it, beyond what the loader says of every model. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closureOf } from "../knowledge/closure.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import { patternFindings } from "../plan/pattern-findings.js";
import { enumFindings } from "./enum-findings.js";
import { patternRisksOf } from "./pattern-risks.js";
import { symbolFindings } from "./symbol-findings.js";

/** Patterns that are not checked, or not by a RegExp, names that had to change, keys of enums that collide. */
export function lintService(model: Model, service: ServiceShape): readonly Diagnostic[] {
  const closure = closureOf(model, service);
  const risks = patternRisksOf(closure);
  return [
    ...patternFindings(model, closure, (text) => risks.get(text)),
    ...enumFindings(model, closure),
    ...symbolFindings(model, closure),
  ];
}
