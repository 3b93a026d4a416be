/** The parameters that a service's client, operations and members give to its endpoint rules: one type each, and all of them used. */
import { inferType } from "../../../jmespath/infer-type.js";
import { parseJmespath } from "../../../jmespath/parse.js";
import type { OperationShape, ServiceShape, ShapeId } from "../../shapes.js";
import { entriesOf, type ModelShapes, partOf, type RuleEvent } from "../rule.js";
import { valueTypeOf } from "../value-type-of.js";
import { type ParameterType, parameterTypeOf, type RuleParameter } from "./rule-parameters.js";

const client = "smithy.rules#clientContextParams";
const fixed = "smithy.rules#staticContextParams";
const computed = "smithy.rules#operationContextParams";
const bound = "smithy.rules#contextParam";

interface Given {
  readonly name: string;
  readonly type: ParameterType | undefined;
  readonly shape: RuleEvent["shape"];
  readonly trait: ShapeId;
  /** The part of the event's id that names where it is given. */
  readonly where: string;
}

/** Smithy 2.0, "Rules engine parameters". */
export function* contextParameterEvents(
  shapes: ModelShapes,
  service: ServiceShape,
  parameters: readonly RuleParameter[],
  trait: ShapeId,
): Iterable<RuleEvent> {
  const types = new Map<string, ParameterType>();
  for (const { name, type, shape, where, trait: by } of given(shapes, service)) {
    const known = types.get(name);
    if (type === undefined) {
      if (where !== "ContextParam") continue;
      const message = `${shape.id} is an endpoint parameter, and neither a string nor a boolean.`;
      yield { event: "RuleSetParameter.ContextParam.UnsupportedType", shape, message, trait: by };
    } else if (known === undefined) types.set(name, type);
    else if (known !== type) {
      const message = `${shape.id} gives the endpoint parameter ${name} a value of the type ${type}, and elsewhere it is of the type ${known}.`;
      yield { event: `RuleSetParameter.${where}.InconsistentType`, shape, message, trait: by };
    }
  }
  yield* unmatched(service, parameters, types, trait);
  yield* unbound(shapes, service, parameters);
}

function* given(shapes: ModelShapes, service: ServiceShape): Iterable<Given> {
  for (const [name] of entriesOf(service.traits.get(client))) {
    const type = partOf(service, client, name, "type");
    const known = type === "string" || type === "boolean" ? type : undefined;
    yield { name, type: known, shape: service, trait: client, where: "ClientContextParams" };
  }
  // The first to give a type decides: the order is that of names, as the official one.
  const operations = [...shapes.closureOf(service).operations];
  operations.sort((left, right) => (left.id < right.id ? -1 : 1));
  for (const operation of operations) yield* givenBy(shapes, operation);
}

function* givenBy(shapes: ModelShapes, operation: OperationShape): Iterable<Given> {
  for (const [name] of entriesOf(operation.traits.get(fixed))) {
    const type = parameterTypeOf(partOf(operation, fixed, name, "value"));
    yield { name, type, shape: operation, trait: fixed, where: "StaticContextParams" };
  }
  for (const [name] of entriesOf(operation.traits.get(computed))) {
    const type = computedType(shapes, operation, name);
    yield { name, type, shape: operation, trait: computed, where: "OperationContextParams" };
  }
  if (shapes.carriers(bound).length === 0) return;
  for (const member of shapes.membersOf(operation.input)) {
    const name = partOf(member, bound, "name");
    if (typeof name !== "string") continue;
    const type = boundType(shapes, member.target);
    yield { name, type, shape: member, trait: bound, where: "ContextParam" };
  }
}

function computedType({ model }: ModelShapes, operation: OperationShape, name: string): ParameterType | undefined {
  const path = partOf(operation, computed, name, "path");
  const parsed = typeof path === "string" ? parseJmespath(path) : undefined;
  if (parsed?.ok !== true) return undefined;
  const { kind } = inferType(parsed.query, valueTypeOf(model, operation.input)).type;
  return kind === "string" || kind === "boolean" || kind === "array" ? kind : undefined;
}

function boundType({ model }: ModelShapes, target: ShapeId): ParameterType | undefined {
  const type = model.shape(target)?.type;
  return type === "enum" || type === "string" ? "string" : type === "boolean" ? "boolean" : undefined;
}

function* unmatched(
  service: ServiceShape,
  parameters: readonly RuleParameter[],
  types: ReadonlyMap<string, ParameterType>,
  trait: ShapeId,
): Iterable<RuleEvent> {
  const event = "RuleSetParameter.RuleSet.UnmatchedName";
  for (const { name, type, builtIn } of parameters) {
    const elsewhere = types.get(name);
    const path = ["parameters", name];
    if (builtIn !== undefined || elsewhere === type) continue;
    if (elsewhere === undefined) {
      const message = `Nothing in the closure of ${service.id} gives the endpoint parameter ${name} a value.`;
      yield { event, shape: service, message, trait, path };
    } else {
      const message = `The endpoint parameter ${name} of ${service.id} is of the type ${type}, and what is given of the type ${elsewhere}.`;
      yield { event: "RuleSetParameter.RuleSet.TypeMismatch", shape: service, message, trait, path };
    }
  }
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of types.keys()) {
    if (known.has(name)) continue;
    const message = `The endpoint rules of ${service.id} have no parameter ${name}, which something in its closure gives a value.`;
    yield { event, shape: service, message, trait };
  }
}

/** What rules need and no default gives, each operation gives, unless the client does. */
function* unbound(
  shapes: ModelShapes,
  service: ServiceShape,
  parameters: readonly RuleParameter[],
): Iterable<RuleEvent> {
  const byClient = new Set(entriesOf(service.traits.get(client)).map(([name]) => name));
  const needed = parameters.filter(
    ({ name, isRequired, builtIn, default: value }) =>
      isRequired && builtIn === undefined && value === undefined && !byClient.has(name),
  );
  if (needed.length === 0) return;
  for (const operation of shapes.closureOf(service).operations) {
    const names = new Set([...givenBy(shapes, operation)].map(({ name }) => name));
    for (const { name } of needed) {
      if (names.has(name)) continue;
      const message = `${operation.id} gives no value for the endpoint parameter ${name}, which the rules of ${service.id} require.`;
      yield { event: "RuleSetParameter.Operation.RequiredMissing", shape: operation, message };
    }
  }
}
