/** The context of a service's plan: what its parts look at, put together once. */
import { closureOf } from "../knowledge/closure.js";
import { patternOf } from "../knowledge/model-pattern.js";
import { dependencyOrderOf } from "../knowledge/order.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import type { GenerateOptions } from "../options.js";
import type { PlanContext } from "./context.js";
import { examplesExpression } from "./plan-operation-value.js";
import { patternExpression } from "./plan-schemas.js";
import { symbolsOf } from "./symbols.js";

/** Settles what a service reaches and every name of it. */
export function planContextOf(model: Model, service: ServiceShape, options: GenerateOptions = {}): PlanContext {
  const closure = closureOf(model, service);
  const symbols = symbolsOf(closure, options.hooks?.renameSymbol, (id) => {
    const shape = model.shape(id);
    return shape === undefined ? undefined : model.locate(shape.source);
  });
  return {
    model,
    closure,
    order: dependencyOrderOf(model, closure),
    symbols,
    isOpen: (id) => isOpen(options.openEnums ?? "output", !closure.inInput.has(id)),
    pattern: patternOf,
    patternValue: (text) => patternExpression(text, patternOf(text)),
    examplesValue: examplesExpression,
  };
}

function isOpen(option: "output" | "always" | "never", onlyOutput: boolean): boolean {
  return option === "always" || (option === "output" && onlyOutput);
}
