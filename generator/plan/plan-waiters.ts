/** The waiters of an operation: a function each, and what the runtime makes it of. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Closure } from "../knowledge/closure.js";
import { type Acceptor, type Waiter, waitersOf } from "../knowledge/waiters.js";
import type { Model, OperationShape } from "../model/shapes.js";
import { type Expression, jsonExpression, objectOf } from "../print/expression.js";
import type { PlanContext } from "./context.js";
import type { WaiterPlan } from "./service-plan.js";
import { code } from "./plan-docs.js";

/** Plans the waiters of an operation whose constant has this name. */
export function planWaiters({ symbols }: PlanContext, operation: OperationShape, name: string): readonly WaiterPlan[] {
  return waitersOf(operation).waiters.map((waiter) => ({
    name: symbols.names.take(`waitUntil${waiter.name}`, "_"),
    doc: {
      html: waiter.documentation,
      facts: [`Calls {@link ${name}} every ${pace(waiter)} until ${code(waiter.name)} is reached.`],
      tags: waiter.deprecated ? [{ tag: "deprecated", text: "Do not use it in new code." }] : [],
      shapeId: undefined,
    },
    value: objectOf({
      name: waiter.name,
      minDelay: waiter.minDelay,
      maxDelay: waiter.maxDelay,
      acceptors: waiter.acceptors.map(acceptorValue),
    }),
  }));
}

/** What cannot be waited for, and why. */
export function unreadableWaiters(model: Model, closure: Closure): readonly Diagnostic[] {
  return closure.operations.flatMap((operation) =>
    waitersOf(operation).problems.map((problem) =>
      diagnostic("waiter-unreadable", problem, { shapeId: operation.id, location: model.locate(operation.source) }),
    ),
  );
}

function pace({ minDelay, maxDelay }: Waiter): string {
  return minDelay === maxDelay ? `${minDelay} seconds` : `${minDelay} to ${maxDelay} seconds`;
}

function acceptorValue(acceptor: Acceptor): Expression {
  return jsonExpression(acceptor);
}
