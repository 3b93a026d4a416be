/** Smithy 2.0, "Resource": lifecycle operations keep their traits, and operations bind the identifiers and properties of their resource. */
import { property, isObject } from "../node.js";
import type { MemberShape, OperationShape, ResourceShape, ShapeId } from "../shapes.js";
import { hasTrait, traitOf } from "../traits.js";
import { boundOperations, grouped, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const resourceRules: readonly Rule[] = [
  lifecycle,
  identifierBindings,
  parentBindings,
  propertyBindings,
  references,
];

const readonly = "smithy.api#readonly";
const idempotent = "smithy.api#idempotent";
const wanted: Readonly<Record<string, { readonly readonly: boolean; readonly idempotent?: true }>> = {
  create: { readonly: false },
  put: { readonly: false, idempotent: true },
  read: { readonly: true },
  update: { readonly: false },
  delete: { readonly: false, idempotent: true },
  list: { readonly: true },
};

function* lifecycle(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const resource of shapes.resources) {
    for (const [how, id] of boundOperations(resource)) {
      const operation = shapes.operation(id);
      const want = Object.hasOwn(wanted, how) ? wanted[how] : undefined;
      if (operation === undefined || want === undefined) continue;
      const event = { event: "ResourceLifecycle", shape: resource };
      const head = `${id} is the ${how} operation of ${resource.id}:`;
      if (want.readonly !== hasTrait(operation, readonly))
        yield { ...event, message: `${head} it ${want.readonly ? "must" : "must not"} have the trait ${readonly}.` };
      if (want.idempotent === true && !hasTrait(operation, idempotent))
        yield { ...event, message: `${head} it must have the trait ${idempotent}.` };
    }
  }
}

/** The identifiers of a resource that the members of the operation's input bind. */
function boundIdentifiers(
  shapes: ModelShapes,
  operation: OperationShape,
  resource: ResourceShape,
): ReadonlySet<string> {
  const members = shapes.membersOf(operation.input);
  const bound = [...resource.identifiers].filter(([name, target]) => {
    const member =
      members.find((one) => traitOf(one, "smithy.api#resourceIdentifier") === name) ??
      members.find((one) => one.name === name && !hasTrait(one, "smithy.api#resourceIdentifier"));
    return member !== undefined && hasTrait(member, "smithy.api#required") && member.target === target;
  });
  return new Set(bound.map(([name]) => name));
}

function isInstance(how: string): boolean {
  return how !== "create" && how !== "list" && how !== "collectionOperations";
}

function* identifierBindings(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const resource of shapes.resources) {
    for (const [how, id] of boundOperations(resource)) {
      const operation = shapes.operation(id);
      if (operation === undefined || resource.identifiers.size === 0) continue;
      const bound = boundIdentifiers(shapes, operation, resource);
      const isWhole = bound.size === resource.identifiers.size;
      const event = { event: "ResourceIdentifierBinding", shape: operation };
      if (isInstance(how) && !isWhole) {
        const missing = listed([...resource.identifiers.keys()].filter((name) => !bound.has(name)));
        const message = `${id} is an operation on one ${resource.id}, and its input does not bind ${missing} with required members.`;
        yield { ...event, message };
      } else if (!isInstance(how) && how !== "create" && isWhole) {
        yield {
          ...event,
          message: `${id} is an operation on many ${resource.id}, and its input binds all identifiers.`,
        };
      } else if (how === "create" && isWhole) {
        yield {
          ...event,
          message: `${id} creates a ${resource.id}, and its input binds all identifiers: that is a put.`,
        };
      }
    }
  }
}

/** A resource has at least the identifiers of the one it is in, and so have its operations. */
function* parentBindings(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const parent of shapes.resources) {
    const both = [...parent.properties.keys()].filter((name) => parent.identifiers.has(name));
    if (both.length > 0) {
      const message = `${parent.id} has identifiers that are properties as well: ${listed(both)}.`;
      yield { event: "ResourceIdentifier", shape: parent, message };
    }
    for (const child of parent.resources.flatMap((id) => shapes.resource(id) ?? [])) {
      const missing = [...parent.identifiers].filter(([name, target]) => child.identifiers.get(name) !== target);
      if (missing.length > 0) {
        const message = `${child.id} is in ${parent.id}, and lacks its identifiers ${listed(missing.map(([name]) => name))}.`;
        yield { event: "ResourceIdentifier", shape: child, message };
        continue;
      }
      for (const [how, id] of boundOperations(child)) {
        const operation = shapes.operation(id);
        if (operation === undefined || isInstance(how)) continue;
        const bound = boundIdentifiers(shapes, operation, child);
        const unbound = [...parent.identifiers.keys()].filter((name) => !bound.has(name));
        if (unbound.length === 0) continue;
        const message = `${id} is bound to ${child.id}, and does not bind ${listed(unbound)} of ${parent.id}.`;
        yield { event: "ResourceIdentifierBinding", shape: operation, message };
      }
    }
  }
}

/** Smithy 2.0, "Resource properties". Only resources that have properties are held to them. */
function* propertyBindings(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const resource of shapes.resources) {
    if (resource.properties.size === 0) continue;
    const used = new Set<string>();
    for (const [how, id] of boundOperations(resource)) {
      const operation = shapes.operation(id);
      if (operation === undefined || how === "list" || how === "collectionOperations") continue;
      for (const side of [operation.input, operation.output]) {
        const members = propertyMembers(shapes, side);
        if (how !== "operations" || side === operation.input || members !== undefined)
          yield* sideFaults(shapes, resource, how, members ?? shapes.membersOf(side), side === operation.input, used);
      }
    }
    const unused = [...resource.properties.keys()].filter((name) => !used.has(name));
    for (const name of unused) {
      const message = `No operation on one ${resource.id} has its property ${name} in input or output.`;
      yield { event: "ResourceOperationInputOutput", shape: resource, message };
    }
  }
}

/** The members of the one that holds the nested properties; undefined when there is none. */
function propertyMembers(shapes: ModelShapes, side: ShapeId): readonly MemberShape[] | undefined {
  const nested = shapes.membersOf(side).find((member) => hasTrait(member, "smithy.api#nestedProperties"));
  return nested === undefined ? undefined : shapes.membersOf(nested.target);
}

function isNoProperty({ model }: ModelShapes, resource: ResourceShape, member: MemberShape, inInput: boolean): boolean {
  if (hasTrait(member, "smithy.api#resourceIdentifier") || hasTrait(member, "smithy.api#notProperty")) return true;
  // By its name alone, a member is an identifier in an input, and in an output when it is always there.
  const isNamed = resource.identifiers.get(member.name) === member.target && !hasTrait(member, "smithy.api#property");
  if (isNamed && (inInput || hasTrait(member, "smithy.api#required"))) return true;
  return [...member.traits.keys()].some((id) => {
    const definition = model.shape(id);
    return definition !== undefined && hasTrait(definition, "smithy.api#notProperty");
  });
}

/** Traits of the prelude whose definitions carry `notProperty`. */
const notProperties = ["smithy.api#idempotencyToken"];

function* sideFaults(
  shapes: ModelShapes,
  resource: ResourceShape,
  how: string,
  members: readonly MemberShape[],
  inInput: boolean,
  used: Set<string>,
): Iterable<RuleEvent> {
  const named: (readonly [string, MemberShape])[] = members
    .filter(
      (member) => !isNoProperty(shapes, resource, member, inInput) && !notProperties.some((id) => hasTrait(member, id)),
    )
    .map((member) => [traitOf(member, "smithy.api#property")?.name ?? member.name, member]);
  const event = "ResourceOperationInputOutput";
  for (const [name, group] of grouped(named, ([one]) => one)) {
    used.add(name);
    const [[, member] = []] = group;
    const container = member === undefined ? undefined : shapes.model.shape(member.container);
    if (member === undefined || container === undefined) continue;
    if (group.length > 1) {
      const message = `Several members of ${container.id} are the property ${name}: ${listed(group.map(([, one]) => one.name))}.`;
      yield { event, shape: container, message };
    }
    const target = resource.properties.get(name);
    if (target === undefined) {
      const message = `${member.id} is neither a property nor an identifier of ${resource.id}; ${how} is one of its operations.`;
      yield { event, shape: member, message };
    } else if (target !== member.target) {
      yield {
        event,
        shape: member,
        message: `${member.id} is the property ${name} of ${resource.id}, which targets ${target}.`,
      };
    }
  }
}

/** Smithy 2.0, "references trait": the ids name members that bind every identifier. */
function* references(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const shape of shapes.carriers("smithy.api#references")) {
    for (const reference of traitOf(shape, "smithy.api#references") ?? []) {
      const target = shapes.model.shape(reference.resource);
      if (target === undefined) continue;
      const message =
        target.type !== "resource"
          ? `A reference of ${shape.id} names ${target.id}, which is no resource.`
          : referenceFault(shapes, shape.id, target, reference);
      if (message !== undefined) yield { event: "ReferencesTrait", shape, message, trait: "smithy.api#references" };
    }
  }
}

function referenceFault(
  shapes: ModelShapes,
  id: ShapeId,
  resource: ResourceShape,
  { ids, rel }: { readonly ids?: Readonly<Record<string, string>>; readonly rel?: string },
): string | undefined {
  const shape = shapes.model.shape(id);
  const names = [...resource.identifiers.keys()];
  if (shape?.type === "string" && ids !== undefined) return `A reference of ${id} has ids, and ${id} is a string.`;
  if (shape?.type === "string" && names.length !== 1)
    return `A reference of ${id}, a string, is to ${resource.id}, which has ${names.length} identifiers.`;
  if (shape?.type !== "structure") return undefined;
  const given = ids !== undefined && isObject(ids) ? Object.keys(ids) : undefined;
  const strange = given?.filter((name) => !names.includes(name)) ?? [];
  if (strange.length > 0) return `A reference of ${id} binds ${listed(strange)}, which ${resource.id} does not have.`;
  if (rel === "collection") return undefined;
  if (given !== undefined && given.length < names.length)
    return `A reference of ${id} binds ${given.length} of the ${names.length} identifiers of ${resource.id}.`;
  const unbound = names.filter((name) => {
    const member = given === undefined || !isObject(ids ?? null) ? name : property(ids ?? {}, name);
    const target = typeof member === "string" ? shape.members.get(member)?.target : undefined;
    return target === undefined || !["string", "enum"].includes(shapes.model.shape(target)?.type ?? "");
  });
  return unbound.length === 0
    ? undefined
    : `A reference of ${id} has no members that are strings for ${listed(unbound)} of ${resource.id}.`;
}
