/** Smithy 2.0, "Service closure": names are unique in it, what is renamed is in it, and each resource and operation is bound once. */
import { nameOf } from "../shape-id.js";
import type { MemberShape, ServiceShape, Shape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { boundOperations, grouped, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const serviceRules: readonly Rule[] = [uniqueNames, renames, singleBindings];

function* uniqueNames(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const closure = [...shapes.closureOf(service).shapes].filter(({ id }) => !id.startsWith("smithy.api#"));
    const byName = grouped(closure, ({ id }) => (service.rename.get(id) ?? nameOf(id)).toLowerCase());
    for (const [, alike] of byName) {
      if (alike.length < 2 || alike.slice(1).every((one) => mayShareName(shapes, alike[0], one))) continue;
      for (const shape of alike) {
        const others = listed(alike.slice(0, 12).flatMap((one) => (one === shape ? [] : [one.id])));
        const message = `In the closure of ${service.id}, ${shape.id} has the name of ${others}, but for upper and lower case.`;
        yield { event: "Service", shape, message };
      }
    }
  }
}

/** Simple shapes of one type, and lists of such that are alike, are the same in most languages. */
function mayShareName(shapes: ModelShapes, left: Shape | undefined, right: Shape | undefined): boolean {
  if (left === undefined || right === undefined || left.type !== right.type) return false;
  if (left.type !== "list" || right.type !== "list") return isSimple(left);
  if (!sameTraits(left, right) || !sameTraits(left.member, right.member)) return false;
  const [one, other] = [shapes.model.shape(left.member.target), shapes.model.shape(right.member.target)];
  return one !== undefined && other !== undefined && (one === other || (isSimple(one) && one.type === other.type));
}

function isSimple({ type }: Shape): boolean {
  return !["list", "map", "structure", "union", "service", "operation", "resource"].includes(type);
}

function sameTraits(left: Shape | MemberShape, right: Shape | MemberShape): boolean {
  if (left.traits.size !== right.traits.size) return false;
  for (const [id, value] of left.traits)
    if (!right.traits.has(id) || JSON.stringify(value) !== JSON.stringify(right.traits.get(id))) return false;
  return true;
}

function* renames(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    for (const [id, name] of service.rename) {
      const message = renameFault(shapes, service, id, name);
      if (message !== undefined) yield { event: "Service", shape: service, message };
    }
    yield* errorRenames(shapes, service);
  }
}

function renameFault(shapes: ModelShapes, service: ServiceShape, id: ShapeId, name: string): string | undefined {
  if (id.includes("$")) return `${service.id} renames ${id}, and members cannot be renamed.`;
  const shape = shapes.model.shape(id);
  if (shape === undefined || !shapes.closureOf(service).shapes.has(shape))
    return `${service.id} renames ${id}, which is not in its closure.`;
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${service.id} renames ${id} to something that is no name.`;
  if (shape.type === "service" || shape.type === "operation" || shape.type === "resource")
    return `${service.id} renames ${id}, a ${shape.type}; only data shapes can be renamed.`;
  return name === nameOf(id) ? `${service.id} renames ${id} to the name that it has.` : undefined;
}

/** Protocols in which errors go by their shape names. */
const namedErrors = ["awsJson1_0", "awsJson1_1", "restJson1", "restXml", "awsQuery", "ec2Query"].map(
  (name) => `aws.protocols#${name}`,
);

function* errorRenames({ model }: ModelShapes, service: ServiceShape): Iterable<RuleEvent> {
  const protocols = namedErrors.filter((id) => hasTrait(service, id));
  if (protocols.length === 0) return;
  for (const id of service.rename.keys()) {
    const shape = model.shape(id);
    if (shape === undefined || !hasTrait(shape, "smithy.api#error")) continue;
    const message = `${service.id} renames the error ${id}, which ${listed(protocols)} cannot do.`;
    yield { event: "ErrorRename", shape: service, message };
  }
}

function* singleBindings(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const { resources } = shapes.closureOf(service);
    const operationsBound: (readonly [ShapeId, ShapeId])[] = service.operations.map((id) => [id, service.id]);
    const resourcesBound: (readonly [ShapeId, ShapeId])[] = service.resources.map((id) => [id, service.id]);
    for (const resource of resources) {
      for (const [, id] of boundOperations(resource)) operationsBound.push([id, resource.id]);
      for (const id of resource.resources) resourcesBound.push([id, resource.id]);
    }
    yield* boundTwice(shapes, service, operationsBound, "SingleOperationBinding");
    yield* boundTwice(shapes, service, resourcesBound, "SingleResourceBinding");
  }
}

function* boundTwice(
  { model }: ModelShapes,
  service: ServiceShape,
  bindings: readonly (readonly [bound: ShapeId, by: ShapeId])[],
  event: string,
): Iterable<RuleEvent> {
  for (const [id, group] of grouped(bindings, ([bound]) => bound)) {
    const by = new Set(group.map(([, one]) => one));
    const shape = model.shape(id);
    if (by.size < 2 || shape === undefined) continue;
    const message = `${id} is bound more than once in the closure of ${service.id}: by ${listed(by)}.`;
    yield { event, shape, message };
  }
}
