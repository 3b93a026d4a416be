/** AWS's "Client endpoint discovery": the operation that finds endpoints has the one form that clients know. */
import type { OperationShape, ServiceShape, Shape } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { listed, type ModelShapes, partOf, type Rule, type RuleEvent } from "./rule.js";

export const endpointDiscoveryRules: readonly Rule[] = [discovery];

const discovers = "aws.api#clientEndpointDiscovery";
const discovered = "aws.api#clientDiscoveredEndpoint";
const event = "ClientEndpointDiscovery";

function* discovery(shapes: ModelShapes): Iterable<RuleEvent> {
  const checked = new Set<OperationShape>();
  for (const service of shapes.services) {
    const id = partOf(service, discovers, "operation");
    const operation = typeof id === "string" ? shapes.operation(id) : undefined;
    if (operation === undefined) continue;
    yield* bindings(shapes, service, operation);
    if (checked.has(operation)) continue;
    checked.add(operation);
    yield* inputForm(shapes, operation);
    yield* outputForm(shapes, operation);
  }
}

function* bindings(shapes: ModelShapes, service: ServiceShape, operation: OperationShape): Iterable<RuleEvent> {
  const { operations } = shapes.closureOf(service);
  if (!operations.has(operation)) {
    const message = `${service.id} finds endpoints with ${operation.id}, which is not bound to it.`;
    yield {
      event: `${event}.UnboundOperation.${operation.id.split("#")[1] ?? ""}`,
      shape: service,
      message,
      trait: discovers,
    };
  }
  const error = partOf(service, discovers, "error");
  if (typeof error !== "string") return;
  for (const one of operations) {
    if (!hasTrait(one, discovered) || one.errors.includes(error) || service.errors.includes(error)) continue;
    const message = `${one.id} is sent to endpoints that are found, and so must have the error ${error} of ${service.id}.`;
    yield { event, shape: one, message };
  }
}

const inputNames = new Set(["Operation", "Identifiers"]);

function* inputForm(shapes: ModelShapes, operation: OperationShape): Iterable<RuleEvent> {
  const input = shapes.model.shape(operation.input);
  const members = shapes.membersOf(operation.input);
  if (input !== undefined && members.some(({ name }) => !inputNames.has(name))) {
    const message = `The input of ${operation.id} may only have the members ${listed(inputNames)}.`;
    yield { event, shape: input, message };
  }
  for (const member of members) {
    const target = shapes.model.shape(member.target);
    if (target === undefined) continue;
    if (member.name === "Operation" && !isText(target))
      yield {
        event,
        shape: target,
        message: `${member.id} must be a string, because ${operation.id} finds endpoints.`,
      };
    if (member.name === "Identifiers" && !isTextMap(shapes, target))
      yield { event, shape: member, message: `${member.id} must be a map of strings.` };
  }
}

function isText({ type }: Shape): boolean {
  return type === "string" || type === "enum";
}

function isTextMap({ model }: ModelShapes, shape: Shape): boolean {
  if (shape.type !== "map") return false;
  return [shape.key, shape.value].every(({ target }) => {
    const side = model.shape(target);
    return side !== undefined && isText(side);
  });
}

function* outputForm(shapes: ModelShapes, operation: OperationShape): Iterable<RuleEvent> {
  const members = shapes.membersOf(operation.output);
  const [endpoints, ...others] = members;
  if (endpoints?.name !== "Endpoints" || others.length > 0) {
    const message = `The output of ${operation.id} must have the member Endpoints, and no other.`;
    yield { event, shape: operation, message };
  }
  const member = members.find(({ name }) => name === "Endpoints");
  const list = member === undefined ? undefined : shapes.model.shape(member.target);
  if (member === undefined || list === undefined) return;
  if (list.type !== "list") {
    yield { event, shape: member, message: `${member.id} must be a list of endpoints.` };
    return;
  }
  const endpoint = shapes.model.shape(list.member.target);
  if (endpoint?.type !== "structure") {
    yield { event, shape: list.member, message: `${list.member.id} must be a structure.` };
    return;
  }
  const names = [...endpoint.members.keys()];
  if (names.length !== 2 || !names.includes("Address") || !names.includes("CachePeriodInMinutes")) {
    const message = `${endpoint.id} must have the members Address and CachePeriodInMinutes, and no others.`;
    yield { event, shape: endpoint, message };
  }
  for (const [name, type] of [
    ["Address", "string"],
    ["CachePeriodInMinutes", "long"],
  ] as const) {
    const part = endpoint.members.get(name);
    if (part === undefined || shapes.model.shape(part.target)?.type === type) continue;
    yield { event, shape: part, message: `${part.id} must be a ${type}.` };
  }
}
