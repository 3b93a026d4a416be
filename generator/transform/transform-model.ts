/** The transform: every step, in the one order that makes sense, from the model as loaded to the model as generated. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Model } from "../model/shapes.js";
import type { GenerateOptions } from "../options.js";
import { chooseServices } from "./choose-services.js";
import { detachOperations } from "./detach-operations.js";
import { excludeTraits } from "./exclude-traits.js";
import { keepShapes } from "./keep-shapes.js";
import { rewriteDocumentation } from "./rewrite-documentation.js";
import { selectOperations } from "./select-operations.js";
import type { Step, Transformed } from "./step.js";

const steps: readonly Step[] = [
  chooseServices,
  selectOperations,
  // After operations: what is excluded of one that is not generated need not be said.
  excludeTraits,
  keepShapes,
  detachOperations,
  // Last: the hook sees only what comes out.
  rewriteDocumentation,
];

/** The same Model when the options ask for nothing. */
export function transformModel(model: Model, options: GenerateOptions): Transformed {
  const diagnostics: Diagnostic[] = [];
  let current = model;
  for (const step of steps) {
    const transformed = step(current, options);
    current = transformed.model;
    diagnostics.push(...transformed.diagnostics);
  }
  return { model: current, diagnostics };
}
