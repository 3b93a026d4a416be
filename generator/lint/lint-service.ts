/** What is worth knowing of a service before code is generated of it, beyond what the loader says of every model. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closureOf } from "../knowledge/closure.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import { patternRisksOf } from "../plan/pattern-risks.js";
import { untranslatablePatterns } from "../plan/untranslatable-patterns.js";
import { enumFindings } from "./enum-findings.js";
import { symbolFindings } from "./symbol-findings.js";

/** Patterns that are not checked or can take too long, names that had to change, keys of enums that collide. */
export async function lintService(model: Model, service: ServiceShape): Promise<readonly Diagnostic[]> {
  const closure = closureOf(model, service);
  return [
    ...untranslatablePatterns(model, closure),
    ...(await patternRisksOf(model, service)),
    ...enumFindings(model, closure),
    ...symbolFindings(model, closure),
  ];
}
