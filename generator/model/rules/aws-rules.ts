/** AWS's traits for IAM, tagging, API Gateway and CloudFormation: what they name is there, and said once. */
import type { MemberShape, Node, ServiceShape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { entriesOf, grouped, listed, type ModelShapes, partOf, type Rule, type RuleEvent, textsOf } from "./rule.js";

export const awsRules: readonly Rule[] = [
  iamActions,
  iamResources,
  conditionKeys,
  definedKeys,
  keyValues,
  tagEnabled,
  authorizers,
  identifiers,
];

const iamAction = "aws.iam#iamAction";
const replaced = [
  ["name", "aws.iam#actionName"],
  ["documentation", "aws.iam#actionPermissionDescription"],
  ["requiredActions", "aws.iam#requiredActions"],
] as const;

function* iamActions({ operations }: ModelShapes): Iterable<RuleEvent> {
  for (const operation of operations) {
    for (const [key, old] of replaced) {
      if (partOf(operation, iamAction, key) === undefined || !hasTrait(operation, old)) continue;
      const message = `${operation.id} says ${key} in ${iamAction} and in ${old}.`;
      yield { event: `IamAction.ConflictingProperty.${key}`, shape: operation, message, trait: old };
    }
  }
}

function* iamResources(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const named = [...shapes.closureOf(service).resources].flatMap((resource) => {
      const name = partOf(resource, "aws.iam#iamResource", "name");
      return typeof name === "string" ? [{ resource, name: name.toLowerCase() }] : [];
    });
    for (const [name, alike] of grouped(named, (one) => one.name)) {
      if (alike.length < 2) continue;
      const message = `Several resources of ${service.id} have the IAM name ${name}: ${listed(alike.map(({ resource }) => resource.id))}.`;
      yield { event: "IamResourceTraitConflictingName", shape: service, message };
    }
  }
}

const defineKeys = "aws.iam#defineConditionKeys";
const resolvedKeys = "aws.iam#serviceResolvedConditionKeys";
const keyValue = "aws.iam#conditionKeyValue";

/** Keys as the traits name them: without a service, they are of the service's own namespace. */
function fullKey(service: ServiceShape, key: string): string {
  if (key.includes(":")) return key;
  const arn = partOf(service, "aws.api#service", "arnNamespace");
  const sdkId = partOf(service, "aws.api#service", "sdkId");
  const name = typeof arn === "string" ? arn : typeof sdkId === "string" ? sdkId.toLowerCase().replaceAll(" ", "") : "";
  return `${name}:${key}`;
}

function* conditionKeys(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services.filter((one) => hasTrait(one, "aws.api#service"))) {
    const defined = new Set(entriesOf(service.traits.get(defineKeys)).map(([key]) => fullKey(service, key)));
    const resolved = new Set(textsOf(service.traits.get(resolvedKeys)).map((key) => fullKey(service, key)));
    const { operations, resources } = shapes.closureOf(service);
    const isKnown = (key: string): boolean => defined.has(key) || key.startsWith("aws:");
    const event = "ConditionKeys";
    const lost = [...resolved].filter((key) => !isKnown(key));
    if (lost.length > 0) {
      const message = `${service.id} resolves condition keys that it does not define: ${listed(lost)}.`;
      yield { event, shape: service, message, trait: resolvedKeys };
    }
    for (const shape of [...operations, ...resources]) {
      const keys = textsOf(shape.traits.get("aws.iam#conditionKeys")).map((key) => fullKey(service, key));
      for (const key of keys.filter((one) => !isKnown(one)))
        yield { event, shape, message: `${shape.id} refers to ${key}, which ${service.id} does not define.` };
    }
    for (const operation of operations) {
      for (const member of shapes.membersOf(operation.input)) {
        const fault = valueFault(service, member, isKnown, resolved);
        if (fault !== undefined)
          yield { event, shape: member, message: `${member.id} gives a value for ${fault}.`, trait: keyValue };
      }
    }
  }
}

function valueFault(
  service: ServiceShape,
  member: MemberShape,
  isKnown: (key: string) => boolean,
  resolved: ReadonlySet<string>,
): string | undefined {
  const named = member.traits.get(keyValue);
  if (typeof named !== "string") return undefined;
  const key = fullKey(service, named);
  if (resolved.has(key)) return `${key}, which ${service.id} resolves itself`;
  return isKnown(key) ? undefined : `${key}, which ${service.id} does not define`;
}

/** A key may only be required where the service resolves it. */
function* definedKeys({ services }: ModelShapes): Iterable<RuleEvent> {
  for (const service of services) {
    const resolved = new Set(textsOf(service.traits.get(resolvedKeys)).map((key) => fullKey(service, key)));
    for (const [key, definition] of entriesOf(service.traits.get(defineKeys))) {
      const required = entriesOf(definition).some(
        ([name, value]: readonly [string, Node]) => name === "required" && value === true,
      );
      if (!required || resolved.has(fullKey(service, key))) continue;
      const message = `${service.id} requires the condition key ${key}, which it does not resolve itself.`;
      yield { event: "DefineConditionKeysTrait", shape: service, message, trait: defineKeys };
    }
  }
}

function* keyValues(shapes: ModelShapes): Iterable<RuleEvent> {
  const inputs = new Set(shapes.operations.map(({ input }) => input));
  for (const id of inputs) {
    const input = shapes.model.shape(id);
    const valued = shapes.membersOf(id).filter((member) => hasTrait(member, keyValue));
    for (const [key, alike] of grouped(valued, (member) => member.traits.get(keyValue))) {
      if (alike.length < 2 || input === undefined || typeof key !== "string") continue;
      const message = `Several members of ${id} give a value for ${key}: ${listed(alike.map(({ name }) => name))}.`;
      yield { event: "ConditionKeyValueTrait", shape: input, message };
    }
  }
}

function* tagEnabled(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "aws.api#tagEnabled";
  for (const service of shapes.services) {
    if (!hasTrait(service, trait)) continue;
    const { resources } = shapes.closureOf(service);
    if ([...resources].some((resource) => hasTrait(resource, "aws.api#taggable"))) continue;
    const message = `${service.id} has tags, and none of its resources has the trait aws.api#taggable.`;
    yield { event: "TagEnabledService", shape: service, message, trait };
  }
  yield* tagTypes(shapes);
}

/** The property that holds tags: a map of strings, or a list of pairs of strings. */
function* tagTypes(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const resource of shapes.resources) {
    const name = partOf(resource, "aws.api#taggable", "property");
    const target = typeof name === "string" ? resource.properties.get(name) : undefined;
    if (target === undefined || isTags(shapes, target)) continue;
    const message = `The tags of ${resource.id} are neither a map of strings nor a list of pairs of strings.`;
    yield { event: "TagResourcePropertyType", shape: resource, message, trait: "aws.api#taggable" };
  }
}

function isTags(shapes: ModelShapes, id: ShapeId): boolean {
  const shape = shapes.model.shape(id);
  const isText = (target: ShapeId): boolean => ["string", "enum"].includes(shapes.model.shape(target)?.type ?? "");
  if (shape?.type === "map") return isText(shape.value.target);
  if (shape?.type !== "list") return false;
  const members = shapes.membersOf(shape.member.target);
  return members.length === 2 && members.every(({ target }) => isText(target));
}

function* authorizers({ services }: ModelShapes): Iterable<RuleEvent> {
  const trait = "aws.apigateway#authorizers";
  for (const service of services) {
    const wrong = entriesOf(service.traits.get(trait)).filter(([, authorizer]) => {
      const scheme = entriesOf(authorizer).find(([key]) => key === "scheme")?.[1];
      return typeof scheme === "string" && !hasTrait(service, scheme);
    });
    const simple = entriesOf(service.traits.get(trait)).filter(([name]) => hasOldResponses(service, name));
    if (simple.length > 0) {
      const message = `Authorizers of ${service.id} enable simple responses, which need the payload format 2.0: ${listed(simple.map(([name]) => name))}.`;
      yield { event: "AuthorizersTrait", shape: service, message, trait };
    }
    if (wrong.length === 0) continue;
    const message = `Authorizers of ${service.id} have schemes that it does not have: ${listed(wrong.map(([name]) => name))}.`;
    yield { event: "AuthorizersTrait", shape: service, message, trait };
  }
}

function hasOldResponses(service: ServiceShape, authorizer: string): boolean {
  const of = (key: string): Node | undefined => partOf(service, "aws.apigateway#authorizers", authorizer, key);
  return of("enableSimpleResponses") !== undefined && (of("authorizerPayloadFormatVersion") ?? "2.0") !== "2.0";
}

/** What can only be written identifies nothing. */
function* identifiers(shapes: ModelShapes): Iterable<RuleEvent> {
  const mutability = "aws.cloudformation#cfnMutability";
  for (const shape of shapes.carriers("aws.cloudformation#cfnAdditionalIdentifier")) {
    if (shape.traits.get(mutability) !== "write") continue;
    const message = `${shape.id} is an additional identifier, and can only be written.`;
    yield { event: "CfnMutabilityTrait", shape, message, trait: mutability };
  }
}
