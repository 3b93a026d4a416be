/** The traits of `smithy.rules` and `aws.endpoints`: rules that can be read, and parameters and tests that belong to them. */
import { isObject } from "../../node.js";
import type { Node, ServiceShape, ShapeId } from "../../shapes.js";
import type { ModelShapes, Rule, RuleEvent } from "../rule.js";
import type { RuleFault } from "./check-expression.js";
import { checkRuleParts, checkRuleSet } from "./check-rule-set.js";
import { contextParameterEvents } from "./context-parameters.js";
import { diagramFault } from "./endpoint-bdd.js";
import { endpointPatterns } from "./endpoint-patterns.js";
import { testInputEvents, testParameterEvents } from "./endpoint-test-events.js";
import { builtIns } from "./rule-functions.js";
import { parametersOf } from "./rule-parameters.js";

export const endpointRules: readonly Rule[] = [ruleSets, diagrams, tests, endpointPatterns];

const ruleSet = "smithy.rules#endpointRuleSet";
const diagram = "smithy.rules#endpointBdd";

function* ruleSets(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const value = service.traits.get(ruleSet);
    if (value === undefined) continue;
    const faults = checkRuleSet(value);
    yield* eventsOf(service, ruleSet, faults);
    // Nothing more is said of rules that cannot be used at all.
    if (faults.some(({ event }) => event === undefined)) continue;
    yield* unknownBuiltIns(service, value);
    yield* parameterEvents(shapes, service, ruleSet, value);
  }
}

function* diagrams(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const value = service.traits.get(diagram);
    if (!isObject(value)) continue;
    const fault = diagramFault(value);
    const faults = fault === undefined ? checkRuleParts(value) : [{ path: [], message: fault }];
    yield* eventsOf(service, diagram, faults);
    if (!faults.some(({ event }) => event === undefined)) yield* parameterEvents(shapes, service, diagram, value);
  }
}

function* parameterEvents(
  shapes: ModelShapes,
  service: ServiceShape,
  trait: ShapeId,
  value: Node,
): Iterable<RuleEvent> {
  const parameters = parametersOf(value);
  yield* contextParameterEvents(shapes, service, parameters, trait);
  yield* testParameterEvents(service, parameters);
}

/** One that cannot be used at all hides the others. */
function* eventsOf(service: ServiceShape, trait: ShapeId, faults: readonly RuleFault[]): Iterable<RuleEvent> {
  const fatal = faults.filter(({ event }) => event === undefined);
  for (const { event = "Model", path, message } of fatal.length > 0 ? fatal : faults) {
    const where = path.length === 0 ? "" : `, ${path.join(".")},`;
    yield { event, shape: service, message: `The value of ${trait} of ${service.id}${where} ${message}.`, trait, path };
  }
}

function* unknownBuiltIns(service: ServiceShape, value: Node): Iterable<RuleEvent> {
  for (const { name, builtIn } of parametersOf(value)) {
    if (builtIn === undefined || builtIns.has(builtIn)) continue;
    const message = `The endpoint parameter ${name} of ${service.id} has the value that clients have for ${builtIn}, which none has.`;
    yield { event: "RuleSetBuiltIn.RuleSet", shape: service, message, trait: ruleSet, path: ["parameters", name] };
  }
}

function* tests(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) yield* testInputEvents(shapes, service);
}
