/** Shapes and operations whose symbol in TypeScript is not the name they have in the model. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Closure } from "../knowledge/closure.js";
import type { Model, ShapeId } from "../model/shapes.js";
import { typeName } from "../plan/names.js";
import { shapeName, symbolsOf } from "../plan/symbols.js";

/** A first letter that was made a capital is no finding: it is the rule for types. */
export function symbolFindings(model: Model, closure: Closure): readonly Diagnostic[] {
  const { typeOf, operationOf } = symbolsOf(closure);
  return [...typeOf, ...operationOf].flatMap(([id, symbol]) => {
    const natural = typeName(shapeName(closure, id));
    return symbol === natural ? [] : [changed(model, id, natural, symbol)];
  });
}

function changed(model: Model, id: ShapeId, natural: string, symbol: string): Diagnostic {
  const shape = model.shape(id);
  const location = shape === undefined ? undefined : model.locate(shape.source);
  return diagnostic("symbol-changed", `${natural} is called ${symbol} in TypeScript.`, { shapeId: id, location });
}
