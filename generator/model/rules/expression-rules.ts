/** JMESPath in trait values, of waiters, contracts and endpoint parameters: it can be read, and gives what its place needs. */
import { parseJmespath } from "../../jmespath/parse.js";
import type { Query } from "../../jmespath/query.js";
import type { Node, OperationShape } from "../shapes.js";
import { type ModelShapes, entriesOf, itemsOf, partOf, type Rule, type RuleEvent } from "./rule.js";

export const expressionRules: readonly Rule[] = [waiters, conditions, contextParameters, staticParameters];

const waitable = "smithy.waiters#waitable";

function* waiters({ operations }: ModelShapes): Iterable<RuleEvent> {
  for (const operation of operations) {
    for (const [name, waiter] of entriesOf(operation.traits.get(waitable))) {
      const head = `The waiter ${name} of ${operation.id}`;
      for (const fault of waiterFaults(waiter))
        yield { event: "WaitableTrait", shape: operation, message: `${head} ${fault}.`, trait: waitable };
    }
  }
}

/** Delays of waiters that name none, in seconds. */
const delays = { minDelay: 2, maxDelay: 120 };

function* waiterFaults(waiter: Node): Iterable<string> {
  const [least, most] = (["minDelay", "maxDelay"] as const).map((key) => {
    const value = part(waiter, key);
    return typeof value === "number" ? value : delays[key];
  });
  if (least !== undefined && most !== undefined && least > most)
    yield `waits ${least} seconds at least and ${most} at most`;
  for (const [index, acceptor] of itemsOf(part(waiter, "acceptors")).entries())
    for (const fault of acceptorFaults(acceptor)) yield `has an acceptor, number ${index}, that ${fault}`;
}

function part(node: Node | undefined, key: string): Node | undefined {
  return entriesOf(node).find(([name]) => name === key)?.[1];
}

function* acceptorFaults(acceptor: Node): Iterable<string> {
  for (const kind of ["output", "inputOutput"]) {
    const matcher = part(part(acceptor, "matcher"), kind);
    const path = part(matcher, "path");
    const expected = part(matcher, "expected");
    if (typeof path === "string") yield* unreadable(path);
    if (part(matcher, "comparator") === "booleanEquals" && expected !== "true" && expected !== "false")
      yield "compares booleans, and expects neither true nor false";
  }
  const message = part(acceptor, "message");
  if (typeof message !== "string") return;
  if (part(acceptor, "state") !== "failure") yield "has a message, and is no failure";
  yield* unreadable(message);
  const parsed = parseJmespath(message);
  if (parsed.ok && givesBooleans(parsed.query)) yield "has a message that is a boolean";
}

function* unreadable(path: string): Iterable<string> {
  const parsed = parseJmespath(path);
  if (!parsed.ok) yield `has an expression that ${parsed.reason} at character ${parsed.offset + 1}`;
}

/** Whether the query itself says so, of one value or of each item of a list; most depend on the value. */
function givesBooleans(query: Query): boolean {
  if (typeof query === "string" || query === null) return false;
  if (Array.isArray(query)) {
    const last: Query | undefined = (query as readonly Query[]).at(-1);
    return last !== undefined && givesBooleans(last);
  }
  if ("compare" in query || "not" in query) return true;
  if ("each" in query) return givesBooleans(query.each);
  if ("list" in query) return query.list.length > 0 && query.list.every(givesBooleans);
  return "literal" in query && typeof query.literal === "boolean";
}

/** Smithy's contracts: a condition is an expression. Values of traits are held against it elsewhere. */
function* conditions(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.contracts#conditions";
  for (const shape of shapes.carriers(trait)) {
    for (const [name, condition] of entriesOf(shape.traits.get(trait))) {
      const expression = part(condition, "expression");
      for (const fault of typeof expression === "string" ? unreadable(expression) : [])
        yield { event: "Model", shape, message: `The condition ${name} of ${shape.id} ${fault}.`, trait };
    }
  }
}

/** Endpoint parameters: of JMESPath, members, wildcards and `keys` only. */
function* contextParameters({ operations }: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.rules#operationContextParams";
  for (const operation of operations) {
    for (const [name, parameter] of entriesOf(operation.traits.get(trait))) {
      const path = part(parameter, "path");
      for (const fault of typeof path === "string" ? pathFaults(path) : [])
        yield parameterEvent(operation, trait, name, fault);
    }
  }
}

function parameterEvent(operation: OperationShape, trait: string, name: string, fault: string): RuleEvent {
  const message = `The parameter ${name} of ${operation.id} ${fault}.`;
  return {
    event: trait.endsWith("#staticContextParams") ? "StaticContextParamsTrait" : "OperationContextParamsTrait",
    shape: operation,
    message,
    trait,
  };
}

function* pathFaults(path: string): Iterable<string> {
  const parsed = parseJmespath(path);
  if (!parsed.ok) yield* unreadable(path);
  else if (!isSimple(parsed.query)) yield "has an expression of a kind that endpoint parameters cannot have";
}

function isSimple(query: Query): boolean {
  if (typeof query === "string") return true;
  if (Array.isArray(query)) return (query as readonly Query[]).every(isSimple);
  if (typeof query !== "object" || query === null) return false;
  if ("each" in query) return isSimple(query.each);
  if ("list" in query) return query.list.every(isSimple);
  if ("call" in query) return query.call === "keys" && query.args.every(isSimple);
  return "values" in query || "flatten" in query;
}

function* staticParameters({ operations }: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.rules#staticContextParams";
  for (const operation of operations) {
    for (const [name] of entriesOf(operation.traits.get(trait))) {
      const value = partOf(operation, trait, name, "value");
      const isTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
      if (typeof value === "string" || typeof value === "boolean" || isTexts) continue;
      yield parameterEvent(operation, trait, name, "has a value that is no string, boolean or list of strings");
    }
  }
}
