/** What every part of the planner looks at: the model, the closure, the names, and answers computed once. */
import type { Closure } from "../knowledge/closure.js";
import type { DependencyOrder } from "../knowledge/order.js";
import type { PatternUse } from "../knowledge/model-pattern.js";
import type { Model, OperationShape, ShapeId } from "../model/shapes.js";
import type { Expression } from "../print/expression.js";
import type { Symbols } from "./symbols.js";

export interface PlanContext {
  readonly model: Model;
  readonly closure: Closure;
  readonly order: DependencyOrder;
  readonly symbols: Symbols;
  /** Whether values unknown to the model are accepted for this enum shape. */
  readonly isOpen: (id: ShapeId) => boolean;
  /** A pattern's meaning in JavaScript and what matches it; each text is translated once. */
  readonly pattern: (text: string) => PatternUse;
  /** How a schema holds a pattern. */
  readonly patternValue: (text: string) => Expression;
  /** How a schema holds the examples of an operation. */
  readonly examplesValue: (operation: OperationShape) => Expression | undefined;
}
