/** Resources that CloudFormation gets schemas of: a property has one target wherever it comes from, and an identifier is a property. */
import type { MemberShape, OperationShape, ResourceShape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { listed, type ModelShapes, partOf, type Rule, type RuleEvent, textsOf } from "./rule.js";

export const cfnRules: readonly Rule[] = [resources];

const trait = "aws.cloudformation#cfnResource";
const event = "CfnResourceProperty";

function* resources(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const resource of shapes.carriers(trait)) {
    if (resource.type !== "resource") continue;
    const primary = partOf(resource, trait, "primaryIdentifier");
    if (typeof primary === "string") yield* primaryFault(shapes, resource, primary);
    for (const [name, targets] of propertyTargets(shapes, resource)) {
      if (targets.size < 2) continue;
      const message = `The CloudFormation property ${name} of ${resource.id} has several targets: ${listed(targets)}.`;
      yield { event, shape: resource, message, trait };
    }
  }
}

function* primaryFault({ model }: ModelShapes, resource: ResourceShape, name: string): Iterable<RuleEvent> {
  const target = resource.properties.get(name);
  const type = target === undefined ? undefined : model.shape(target)?.type;
  if (type === "string" || type === "enum") return;
  const fault = target === undefined ? "is none of its properties" : "is a property that is no string";
  const message = `The primary identifier ${name} of ${resource.id} ${fault}.`;
  yield { event, shape: resource, message, trait, path: ["primaryIdentifier"] };
}

function propertyTargets(shapes: ModelShapes, resource: ResourceShape): ReadonlyMap<string, ReadonlySet<ShapeId>> {
  const targets = new Map([...resource.identifiers].map(([name, target]) => [name, new Set([target])] as const));
  for (const { name, target } of propertyMembers(shapes, resource)) {
    const known = targets.get(name);
    if (known === undefined) targets.set(name, new Set([target]));
    else known.add(target);
  }
  return targets;
}

/** What is created, written and read, and what the trait adds; without identifiers and what is excluded. */
function* propertyMembers(shapes: ModelShapes, resource: ResourceShape): Iterable<MemberShape> {
  const sides = [
    [resource.read, "output"],
    [resource.put, "input"],
    [resource.create, "input"],
    [resource.update, "input"],
  ] as const;
  for (const [id, side] of sides) {
    const operation = shapes.operation(id);
    if (operation === undefined) continue;
    const identifiers = identifierMembers(shapes, operation, resource);
    for (const member of nestedMembers(shapes, operation[side]))
      if (!identifiers.has(member.name) && !isExcluded(member)) yield member;
  }
  for (const id of textsOf(partOf(resource, trait, "additionalSchemas")))
    for (const member of shapes.membersOf(id)) if (!isExcluded(member)) yield member;
}

function isExcluded(member: MemberShape): boolean {
  return hasTrait(member, "aws.cloudformation#cfnExcludeProperty");
}

function identifierMembers(
  shapes: ModelShapes,
  operation: OperationShape,
  { identifiers }: ResourceShape,
): ReadonlySet<string> {
  const bound = shapes
    .membersOf(operation.input)
    .filter(
      (member) => hasTrait(member, "smithy.api#resourceIdentifier") || identifiers.get(member.name) === member.target,
    );
  return new Set(bound.map(({ name }) => name));
}

function nestedMembers(shapes: ModelShapes, id: ShapeId): readonly MemberShape[] {
  const members = shapes.membersOf(id);
  const nested = members.find((member) => hasTrait(member, "smithy.api#nestedProperties"));
  return nested === undefined ? members : shapes.membersOf(nested.target);
}
