/** Waiters: they can succeed, their names are unique in a service, and their expressions can be read and give what is compared. */
import { type InferredType, inferType } from "../../jmespath/infer-type.js";
import { parseJmespath } from "../../jmespath/parse.js";
import { anyType, type ValueType } from "../../jmespath/value-type.js";
import { isObject, property } from "../node.js";
import type { Model, Node, OperationShape } from "../shapes.js";
import { entriesOf, grouped, itemsOf, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";
import { inputOutputType, valueTypeOf } from "./value-type-of.js";

export const waiterRules: readonly Rule[] = [waiters, uniqueNames];

const trait = "smithy.waiters#waitable";

function* waiters(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.carriers(trait)) {
    if (operation.type !== "operation") continue;
    for (const [name, waiter] of entriesOf(operation.traits.get(trait))) {
      const head = `The waiter ${name} of ${operation.id}`;
      for (const fault of waiterFaults(shapes.model, operation, waiter))
        yield { event: "WaitableTrait", shape: operation, message: `${head} ${fault}.`, trait, path: [name] };
    }
  }
}

/** Delays of waiters that name none, in seconds. */
const delays = { minDelay: 2, maxDelay: 120 };

function part(node: Node | undefined, key: string): Node | undefined {
  return isObject(node) ? property(node, key) : undefined;
}

function* waiterFaults(model: Model, operation: OperationShape, waiter: Node): Iterable<string> {
  const [least = 0, most = 0] = (["minDelay", "maxDelay"] as const).map((key) => {
    const value = part(waiter, key);
    return typeof value === "number" ? value : delays[key];
  });
  if (least > most) yield `waits ${least} seconds at least and ${most} at most`;
  const acceptors = itemsOf(part(waiter, "acceptors"));
  if (!acceptors.some((acceptor) => part(acceptor, "state") === "success")) yield "has no acceptor for success";
  for (const [index, acceptor] of acceptors.entries())
    for (const fault of acceptorFaults(model, operation, acceptor))
      yield `has an acceptor, number ${index}, that ${fault}`;
}

function* acceptorFaults(model: Model, operation: OperationShape, acceptor: Node): Iterable<string> {
  let context = anyType;
  for (const kind of ["output", "inputOutput"]) {
    const matcher = part(part(acceptor, "matcher"), kind);
    if (matcher === undefined) continue;
    context = kind === "output" ? valueTypeOf(model, operation.output) : inputOutputType(model, operation);
    const [path, expected] = [part(matcher, "path"), part(matcher, "expected")];
    if (typeof path === "string") yield* expressionFaults(path, context);
    if (part(matcher, "comparator") === "booleanEquals" && expected !== "true" && expected !== "false")
      yield "compares booleans, and expects neither true nor false";
  }
  const message = part(acceptor, "message");
  if (typeof message !== "string") return;
  if (part(acceptor, "state") !== "failure") yield "has a message, and is no failure";
  yield* expressionFaults(message, context);
  if (!isMessage(typeOf(message, context)?.type ?? anyType)) yield "has a message that is no text";
}

/** Nothing for an expression that cannot be read. */
export function typeOf(expression: string, context: ValueType): InferredType | undefined {
  const parsed = parseJmespath(expression);
  return parsed.ok ? inferType(parsed.query, context) : undefined;
}

function* expressionFaults(expression: string, context: ValueType): Iterable<string> {
  const parsed = parseJmespath(expression);
  if (!parsed.ok) yield `has an expression that ${parsed.reason} at character ${parsed.offset + 1}`;
  for (const { level, message } of typeOf(expression, context)?.problems ?? [])
    if (level === "error") yield `has an expression that ${message}`;
}

/** A text, or a list of them; what is not known may be one. */
function isMessage(type: ValueType): boolean {
  if (type.kind === "array") return ["string", "any", "null"].includes(type.item.kind);
  return ["string", "any", "null"].includes(type.kind);
}

/** But for upper and lower case. */
function* uniqueNames(shapes: ModelShapes): Iterable<RuleEvent> {
  if (shapes.carriers(trait).length === 0) return;
  for (const service of shapes.services) {
    const named = [...shapes.closureOf(service).operations].flatMap((operation) =>
      entriesOf(operation.traits.get(trait)).map(([name]) => ({ name: name.toLowerCase(), operation })),
    );
    for (const [name, alike] of grouped(named, (one) => one.name)) {
      const operations = new Set(alike.map(({ operation }) => operation));
      if (operations.size < 2) continue;
      for (const operation of operations) {
        const others = listed([...operations].flatMap((one) => (one === operation ? [] : [one.id])));
        const message = `${operation.id} has a waiter ${name}, as ${others} has in the closure of ${service.id}.`;
        yield { event: "UniqueWaiterNames", shape: operation, message, trait };
      }
    }
  }
}
