/** JMESPath in the values of traits of contracts and endpoint parameters: it can be read, and gives what its place needs. */
import { inferType } from "../../jmespath/infer-type.js";
import { parseJmespath } from "../../jmespath/parse.js";
import type { Query } from "../../jmespath/query.js";
import type { ValueType } from "../../jmespath/value-type.js";
import type { Node, OperationShape } from "../shapes.js";
import { type ModelShapes, entriesOf, partOf, type Rule, type RuleEvent } from "./rule.js";
import { valueTypeOf } from "./value-type-of.js";

export const expressionRules: readonly Rule[] = [conditions, contextParameters, staticParameters];

function part(node: Node | undefined, key: string): Node | undefined {
  return entriesOf(node).find(([name]) => name === key)?.[1];
}

function* unreadable(path: string): Iterable<string> {
  const parsed = parseJmespath(path);
  if (!parsed.ok) yield `has an expression that ${parsed.reason} at character ${parsed.offset + 1}`;
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
function* contextParameters({ model, operations }: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.rules#operationContextParams";
  for (const operation of operations) {
    for (const [name, parameter] of entriesOf(operation.traits.get(trait))) {
      const path = part(parameter, "path");
      for (const fault of typeof path === "string" ? pathFaults(path, valueTypeOf(model, operation.input)) : [])
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

function* pathFaults(path: string, input: ValueType): Iterable<string> {
  const parsed = parseJmespath(path);
  if (!parsed.ok) return yield* unreadable(path);
  if (!isSimple(parsed.query)) yield "has an expression of a kind that endpoint parameters cannot have";
  const [problem] = inferType(parsed.query, input).problems;
  if (problem !== undefined) yield `has an expression that ${problem.message}`;
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
