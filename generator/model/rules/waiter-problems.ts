/** Expressions of waiters that can be read, and never give what they are compared with. For `wrought lint`. */
import type { InferredType } from "../../jmespath/infer-type.js";
import { property, isObject } from "../node.js";
import type { Model, Node, OperationShape } from "../shapes.js";
import { entriesOf, itemsOf, type RuleEvent } from "./rule.js";
import { inputOutputType, valueTypeOf } from "./value-type-of.js";
import { typeOf } from "./waiter-rules.js";

const trait = "smithy.waiters#waitable";

const compared: ReadonlyMap<unknown, string> = new Map([
  ["booleanEquals", "boolean"],
  ["stringEquals", "string"],
  ["allStringEquals", "array"],
  ["anyStringEquals", "array"],
]);

interface Problem {
  /** The middle of the id of the event. */
  readonly kind: "JmespathEventDanger" | "JmespathEventWarning" | "ReturnTypeMismatch";
  /** A predicate about the expression. */
  readonly message: string;
}

export function* waiterProblems(model: Model): Iterable<RuleEvent> {
  for (const shape of model.shapes.values()) {
    if (shape.type !== "operation" || !shape.traits.has(trait)) continue;
    for (const [name, waiter] of entriesOf(shape.traits.get(trait))) {
      const acceptors = itemsOf(isObject(waiter) ? property(waiter, "acceptors") : undefined);
      for (const [index, acceptor] of acceptors.entries())
        for (const { kind, message } of problemsOf(model, shape, acceptor)) {
          const event = `WaitableTraitJmespathProblem.${kind}.${name}.${index}`;
          yield {
            event,
            shape,
            message: `The waiter ${name} has an acceptor, number ${index}, whose path ${message}.`,
          };
        }
    }
  }
}

function* problemsOf(model: Model, operation: OperationShape, acceptor: Node): Iterable<Problem> {
  const matcher = isObject(acceptor) ? property(acceptor, "matcher") : undefined;
  for (const [kind, one] of entriesOf(matcher)) {
    if ((kind !== "output" && kind !== "inputOutput") || !isObject(one)) continue;
    const path = property(one, "path");
    const context = kind === "output" ? valueTypeOf(model, operation.output) : inputOutputType(model, operation);
    const inferred = typeof path === "string" ? typeOf(path, context) : undefined;
    if (inferred !== undefined) yield* pathProblems(inferred, compared.get(property(one, "comparator")));
  }
}

function* pathProblems({ type, problems }: InferredType, wanted: string | undefined): Iterable<Problem> {
  for (const { level, message } of problems)
    if (level !== "error") yield { kind: level === "danger" ? "JmespathEventDanger" : "JmespathEventWarning", message };
  // What is known to be null has been said, with why.
  const isSaid = type.kind === "null" && problems.some(({ level }) => level === "danger");
  if (wanted !== undefined && type.kind !== "any" && type.kind !== wanted && !isSaid)
    yield { kind: "ReturnTypeMismatch", message: `gives ${type.kind}, and is compared as ${wanted}` };
}
