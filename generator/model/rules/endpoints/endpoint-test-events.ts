/** Tests of endpoint rules: their parameters are those of the rules, and what operations are given agrees with them. */
import { equalNodes, isObject, property, shown } from "../../node.js";
import type { Node, OperationShape, ServiceShape } from "../../shapes.js";
import { nameOf } from "../../shape-id.js";
import { entriesOf, itemsOf, type ModelShapes, type RuleEvent } from "../rule.js";
import { builtIns } from "./rule-functions.js";
import { parameterTypeOf, type RuleParameter } from "./rule-parameters.js";

const trait = "smithy.rules#endpointTests";

type Place = readonly (string | number)[];

function part(node: Node | undefined, key: string): Node | undefined {
  return isObject(node) ? property(node, key) : undefined;
}

function casesOf(service: ServiceShape): readonly Node[] {
  return itemsOf(part(service.traits.get(trait), "testCases"));
}

/** What can be said of the tests without the rules. */
export function* testInputEvents(shapes: ModelShapes, service: ServiceShape): Iterable<RuleEvent> {
  const cases = casesOf(service);
  if (cases.length === 0) return;
  const operations = new Map([...shapes.closureOf(service).operations].map((one) => [nameOf(one.id), one]));
  for (const [index, test] of cases.entries()) {
    const mayFail = part(part(test, "expect"), "error") !== undefined;
    for (const [number, input] of itemsOf(part(test, "operationInputs")).entries()) {
      const path = ["testCases", index, "operationInputs", number];
      yield* unknownBuiltIns(service, input, path);
      const name = part(input, "operationName");
      const operation = typeof name === "string" ? operations.get(name) : undefined;
      if (operation !== undefined && !mayFail) yield* parameterFaults(shapes, service, operation, input, path);
      else if (operation === undefined && typeof name === "string")
        yield about(service, `calls ${shown(name)}, which is no operation of the service`, path);
    }
  }
}

function about(service: ServiceShape, what: string, path: Place, event = "EndpointTestsTrait"): RuleEvent {
  return { event, shape: service, message: `An endpoint test of ${service.id} ${what}.`, trait, path };
}

function* unknownBuiltIns(service: ServiceShape, input: Node, path: Place): Iterable<RuleEvent> {
  for (const [name] of entriesOf(part(input, "builtInParams"))) {
    if (builtIns.has(name)) continue;
    const event = `RuleSetBuiltIn.TestCase.${path[1]}.Inputs.${path[3]}`;
    yield about(service, `gives a value to ${shown(name)}, which no client has`, path, event);
  }
}

function* parameterFaults(
  shapes: ModelShapes,
  service: ServiceShape,
  operation: OperationShape,
  input: Node,
  path: Place,
): Iterable<RuleEvent> {
  const shape = shapes.model.shape(operation.input);
  const value = part(input, "operationParams") ?? {};
  if (shape === undefined || operation.input === "smithy.api#Unit") return;
  for (const fault of shapes.faultsIn(shape, value)) {
    const where = ["operationParams", ...fault.path];
    yield about(service, `has a value for ${operation.id} that, at ${where.join(".")}, ${fault.message}`, [
      ...path,
      ...where,
    ]);
  }
}

/** What follows from the parameters that the rules have. */
export function* testParameterEvents(service: ServiceShape, parameters: readonly RuleParameter[]): Iterable<RuleEvent> {
  const cases = casesOf(service);
  if (!service.traits.has(trait)) return;
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const undefinedNames = new Set<string>();
  for (const [index, test] of cases.entries()) {
    for (const [name, value] of entriesOf(part(test, "params"))) {
      const path = ["testCases", index, "params", name];
      const parameter = known.get(name);
      if (parameter === undefined) {
        if (!undefinedNames.has(name))
          yield about(
            service,
            `has the parameter ${shown(name)}, which the rules do not have`,
            path,
            `${event}.Undefined`,
          );
        undefinedNames.add(name);
      } else if (parameterTypeOf(value) !== parameter.type)
        yield about(
          service,
          `has ${shown(value)} for ${name}, which is of the type ${parameter.type}`,
          path,
          `${event}.TypeMismatch`,
        );
      else if (parameter.builtIn !== undefined)
        yield* disagreements(service, test, index, parameter, parameter.builtIn, value);
    }
  }
  yield* missing(service, cases, parameters);
}

const event = "RuleSetParameter.TestCase";

/** Operations get what the rules are given, by the names that clients have for it, or leave it to the default. */
function* disagreements(
  service: ServiceShape,
  test: Node,
  index: number,
  parameter: RuleParameter,
  builtIn: string,
  value: Node,
): Iterable<RuleEvent> {
  for (const [number, input] of itemsOf(part(test, "operationInputs")).entries()) {
    const path = ["testCases", index, "operationInputs", number];
    const given = part(part(input, "builtInParams"), builtIn) ?? parameter.default;
    if (given === undefined)
      yield about(service, `gives ${builtIn} no value, and ${parameter.name} has no default`, path);
    else if (!equalNodes(given, value))
      yield about(service, `has ${shown(given)} for ${builtIn} and ${shown(value)} for ${parameter.name}`, path);
  }
}

function* missing(
  service: ServiceShape,
  cases: readonly Node[],
  parameters: readonly RuleParameter[],
): Iterable<RuleEvent> {
  for (const { name, isRequired, default: value } of parameters) {
    if (!isRequired || value !== undefined) continue;
    const index = cases.findIndex((test) => part(part(test, "params"), name) === undefined);
    if (index < 0) continue;
    const path = ["testCases", index];
    yield about(service, `has no value for ${name}, which the rules require`, path, `${event}.RequiredMissing`);
  }
}
