/** Smithy 2.0, "HTTP bindings" and "Endpoint traits": labels, headers and query strings agree with the members that fill them. */
import type { MemberShape, OperationShape, ServiceShape, ShapeId } from "../shapes.js";
import { hasTrait, traitOf } from "../traits.js";
import { grouped, listed, type ModelShapes, partOf, type Rule, type RuleEvent, textsOf } from "./rule.js";
import { hostLabelsOf, mayConflict, uriPatternOf } from "./uri.js";

export const httpRules: readonly Rule[] = [
  uris,
  labels,
  hostLabels,
  headers,
  queries,
  payloads,
  protocolHttp,
  serviceTraits,
];

const http = "smithy.api#http";
const label = "smithy.api#httpLabel";

/** Operations over HTTP. */
function* bound(shapes: ModelShapes): Iterable<readonly [OperationShape, string]> {
  for (const operation of shapes.operations) {
    const uri = traitOf(operation, http)?.uri;
    if (uri !== undefined) yield [operation, uri];
  }
}

function* uris(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const [operation, uri] of bound(shapes)) {
    if (/^[\x21-\x7e]*$/.test(uri)) continue;
    const message = `The URI of ${operation.id} has characters that no URI can have.`;
    yield { event: "HttpUriFormat", shape: operation, message, trait: http };
  }
  for (const service of shapes.services) yield* uriConflicts(shapes, service);
}

function* uriConflicts(shapes: ModelShapes, service: ServiceShape): Iterable<RuleEvent> {
  const entries = [...shapes.closureOf(service).operations].flatMap((operation) => {
    const value = traitOf(operation, http);
    if (value === undefined) return [];
    const host = traitOf(operation, "smithy.api#endpoint")?.hostPrefix ?? "";
    const pattern = uriPatternOf(value.uri);
    const shape = pattern.segments.map(({ text, label: isLabel }) => (isLabel ? "{" : text));
    return [{ operation, pattern, key: [value.method, host.replaceAll(/\{[^}]*\}/g, "{}"), ...shape].join("/") }];
  });
  for (const group of grouped(entries, ({ key }) => key).values()) {
    if (group.length < 2) continue;
    for (const { operation, pattern } of group) {
      const others = group.filter((one) => one.operation !== operation && mayConflict(one.pattern, pattern));
      if (others.length === 0 || !others.every((one) => withoutPatterns(shapes, one.operation))) continue;
      const message = `The URI of ${operation.id} may be that of ${listed(others.map((one) => one.operation.id))} too.`;
      yield { event: "HttpUriConflict", shape: operation, message, trait: http };
    }
  }
}

/** Patterns on labels may keep requests apart, which is for the author to know. */
function withoutPatterns(shapes: ModelShapes, operation: OperationShape): boolean {
  return shapes.membersOf(operation.input).every((member) => {
    const target = shapes.model.shape(member.target);
    if (!hasTrait(member, label) && !hasTrait(member, "smithy.api#hostLabel")) return true;
    return !hasTrait(member, "smithy.api#pattern") && (target === undefined || !hasTrait(target, "smithy.api#pattern"));
  });
}

function* labels(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const [operation, uri] of bound(shapes)) {
    const segments = uriPatternOf(uri).segments.filter((segment) => segment.label);
    const members = shapes.membersOf(operation.input).filter((member) => hasTrait(member, label));
    const missing = segments.filter(({ text }) => !members.some((one) => fills(one, text))).map(({ text }) => text);
    if (missing.length > 0) {
      const message = `The URI of ${operation.id} has labels without members that have ${label}: ${listed(missing)}.`;
      yield { event: "HttpLabelTrait", shape: operation, message, trait: http };
    }
    for (const member of members) {
      const segment = segments.find(({ text }) => fills(member, text));
      const target = shapes.model.shape(member.target);
      const fault =
        segment === undefined
          ? `has no label in the URI of ${operation.id}`
          : segment.greedy && target?.type !== "string"
            ? `fills a greedy label of ${operation.id}, and targets no string`
            : undefined;
      if (fault !== undefined)
        yield { event: "HttpLabelTrait", shape: member, message: `${member.id} ${fault}.`, trait: label };
    }
  }
}

/** By its name, or by the identifier that it is. */
function fills(member: MemberShape, text: string): boolean {
  return member.name === text || traitOf(member, "smithy.api#resourceIdentifier") === text;
}

function* hostLabels(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#endpoint";
  for (const operation of shapes.operations) {
    const prefix = traitOf(operation, trait)?.hostPrefix;
    if (prefix === undefined) continue;
    const event = { event: "HostLabelTrait", shape: operation, trait };
    const members = shapes.membersOf(operation.input).filter((member) => hasTrait(member, "smithy.api#hostLabel"));
    const names = hostLabelsOf(prefix);
    const missing = names.filter((name) => !members.some((member) => member.name === name));
    if (missing.length > 0)
      yield { ...event, message: `The host prefix of ${operation.id} has labels without members: ${listed(missing)}.` };
    for (const member of members.filter(({ name }) => !names.includes(name)))
      yield { ...event, shape: member, message: `${member.id} has no label in the host prefix of ${operation.id}.` };
    if (!isHost(prefix.replaceAll(/\{[^{}]*\}/g, "a")))
      yield { ...event, message: `The host prefix of ${operation.id} cannot be part of a host's name.` };
  }
}

/** RFC 1123, section 2.1, with the limits of RFC 1034. */
function isHost(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}(?:\.|$)|(?:\.|$))(?:[A-Za-z0-9-]{1,63}(?:\.|$))*$/.test(text);
}

function* headers(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const shape of shapes.holders("smithy.api#httpHeader")) {
    if (shape.type !== "structure") continue;
    const named = [...shape.members.values()].flatMap((member) => {
      const name = traitOf(member, "smithy.api#httpHeader");
      return name === undefined ? [] : [{ member, name: name.toLowerCase() }];
    });
    for (const [name, group] of grouped(named, (one) => one.name)) {
      if (group.length < 2) continue;
      const message = `Several members of ${shape.id} are the header ${name}: ${listed(group.map(({ member }) => member.name))}.`;
      yield { event: "HttpHeaderTrait", shape, message };
    }
    for (const prefixed of shape.members.values()) yield* prefixes(prefixed, named);
  }
}

function* prefixes(
  prefixed: MemberShape,
  named: readonly { readonly member: MemberShape; readonly name: string }[],
): Iterable<RuleEvent> {
  const prefix = traitOf(prefixed, "smithy.api#httpPrefixHeaders");
  if (prefix === undefined || prefix === "") return;
  for (const { member, name } of named) {
    if (!name.startsWith(prefix.toLowerCase())) continue;
    const message = `The header of ${member.id}, ${name}, begins as those of ${prefixed.id} do.`;
    yield { event: "HttpPrefixHeadersTrait", shape: member, message, trait: "smithy.api#httpHeader" };
  }
}

function* queries(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#httpQuery";
  for (const shape of shapes.holders(trait)) {
    const named = shapes.membersOf(shape.id).filter((member) => hasTrait(member, trait));
    for (const [name, group] of grouped(named, (member) => traitOf(member, trait))) {
      if (group.length < 2) continue;
      const message = `Several members of ${shape.id} are the query parameter ${name}: ${listed(group.map((one) => one.name))}.`;
      yield { event: "HttpQueryTrait", shape, message };
    }
  }
  for (const [operation, uri] of bound(shapes)) {
    const { query } = uriPatternOf(uri);
    const input = shapes.model.shape(operation.input);
    for (const member of input === undefined ? [] : shapes.membersOf(operation.input)) {
      const name = traitOf(member, trait);
      if (name === undefined || input === undefined || !query.has(name)) continue;
      const message = `${member.id} is the query parameter ${name}, which the URI of ${operation.id} has already.`;
      yield { event: "HttpQueryTrait", shape: input, message };
    }
  }
}

const bindings = ["Header", "Label", "Query", "QueryParams", "PrefixHeaders", "ResponseCode", "Payload"].map(
  (name) => `smithy.api#http${name}`,
);

function* payloads(shapes: ModelShapes): Iterable<RuleEvent> {
  const isIgnored = (member: MemberShape): boolean => hasTrait(member, "smithy.api#hostLabel");
  const sides = new Set<ShapeId>();
  for (const [operation] of bound(shapes))
    for (const id of [operation.input, operation.output, ...operation.errors]) sides.add(id);
  for (const { id } of shapes.carriers("smithy.api#error")) sides.add(id);
  for (const id of sides) {
    const shape = shapes.model.shape(id);
    const members = shapes.membersOf(id);
    const payload = members.find((member) => hasTrait(member, "smithy.api#httpPayload"));
    if (payload === undefined || shape === undefined) continue;
    const loose = members.filter((member) => !isIgnored(member) && !bindings.some((trait) => hasTrait(member, trait)));
    if (loose.length > 0) {
      const message = `${payload.id} is the payload, and members of ${id} are nowhere in the message: ${listed(loose.map(({ name }) => name))}.`;
      yield { event: "HttpPayload", shape, message };
    }
  }
  for (const service of shapes.services) yield* protocolPayloads(shapes, service);
}

const restProtocols = ["aws.protocols#restJson1", "aws.protocols#restXml"];
const payloadTypes = new Set(["string", "blob", "structure", "union", "document", "enum"]);

function* protocolPayloads(shapes: ModelShapes, service: ServiceShape): Iterable<RuleEvent> {
  const trait = "smithy.api#httpPayload";
  if (!restProtocols.some((id) => hasTrait(service, id))) return;
  const { shapes: reached } = shapes.closureOf(service);
  for (const member of shapes.carriers(trait)) {
    if (member.type !== "member") continue;
    const [container, target] = [shapes.model.shape(member.container), shapes.model.shape(member.target)];
    if (container === undefined || target === undefined || !reached.has(container) || payloadTypes.has(target.type))
      continue;
    const message = `${member.id} is the payload, and the protocols of ${service.id} have none of type ${target.type}.`;
    yield { event: "ProtocolHttpPayload", shape: member, message, trait };
  }
}

/** Protocols whose HTTP versions for event streams are among those for all. */
const versioned: readonly (readonly [ShapeId, string])[] = [
  ...["awsJson1_0", "awsJson1_1", "restJson1", "restXml"].map(
    (name) => [`aws.protocols#${name}`, "ProtocolHttp"] as const,
  ),
  ["smithy.protocols#rpcv2Cbor", "Rpcv2CborTrait"],
  ["smithy.protocols#rpcv2Json", "Rpcv2JsonTrait"],
];

function* protocolHttp({ services }: ModelShapes): Iterable<RuleEvent> {
  for (const service of services) {
    for (const [trait, event] of versioned) {
      const all = textsOf(partOf(service, trait, "http"));
      const strange = textsOf(partOf(service, trait, "eventStreamHttp")).filter((version) => !all.includes(version));
      if (strange.length === 0) continue;
      const message = `${trait} of ${service.id} has versions of HTTP for event streams that are not among those for all: ${listed(strange)}.`;
      yield { event, shape: service, message, trait };
    }
  }
}

function* serviceTraits(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const key = traitOf(service, "smithy.api#httpApiKeyAuth");
    if (key?.scheme !== undefined && key.in !== "header") {
      const message = `The API key of ${service.id} has a scheme, which only a header can have.`;
      yield { event: "HttpApiKeyAuthTrait", shape: service, message, trait: "smithy.api#httpApiKeyAuth" };
    }
    const cors = (key: string): boolean => partOf(service, "smithy.api#cors", key) !== undefined;
    if (cors("origin") && cors("origins")) {
      const message = `The trait smithy.api#cors of ${service.id} has both origin and origins.`;
      yield { event: "CorsTrait", shape: service, message, trait: "smithy.api#cors" };
    }
  }
  for (const shape of shapes.carriers("smithy.api#xmlNamespace")) {
    const uri = traitOf(shape, "smithy.api#xmlNamespace")?.uri;
    if (uri === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:\S*$|^[^:\s]*$/.test(uri)) continue;
    const message = `The XML namespace of ${shape.id} is no URI.`;
    yield { event: "XmlNamespaceTrait", shape, message, trait: "smithy.api#xmlNamespace" };
  }
}
