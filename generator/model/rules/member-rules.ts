/** Names and types of members as protocols need them: JSON names that differ, no documents where a protocol has none. */
import type { ServiceShape } from "../shapes.js";
import { hasTrait, traitOf } from "../traits.js";
import { grouped, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const memberRules: readonly Rule[] = [jsonNames, documents, queryDocuments];

function* jsonNames(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const shape of shapes.holders("smithy.api#jsonName")) {
    const members = shapes.membersOf(shape.id);
    for (const [name, alike] of grouped(members, (member) => traitOf(member, "smithy.api#jsonName") ?? member.name)) {
      if (alike.length < 2) continue;
      const message = `Several members of ${shape.id} have the JSON name ${name}: ${listed(alike.map((one) => one.name))}.`;
      yield { event: "JsonName", shape, message };
    }
  }
}

/** Smithy 2.0, "protocolDefinition trait": a protocol may say that it has no documents. */
function* documents(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    for (const id of service.traits.keys()) {
      const definition = shapes.model.shape(id);
      const protocol = definition === undefined ? undefined : traitOf(definition, "smithy.api#protocolDefinition");
      if (protocol?.noInlineDocumentSupport !== true || isQuery(id)) continue;
      const found = [...shapes.closureOf(service).shapes].filter(({ type }) => type === "document");
      if (found.length === 0) continue;
      const message = `The protocol ${id} of ${service.id} has no documents, and these are reached: ${listed(found.map((one) => one.id))}.`;
      yield { event: "NoInlineDocumentSupport", shape: service, message };
    }
  }
}

const queryProtocols = ["aws.protocols#awsQuery", "aws.protocols#ec2Query", "aws.protocols#restXml"];

function isQuery(id: string): boolean {
  return queryProtocols.includes(id);
}

function* queryDocuments(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const protocol = queryProtocols.find((id) => hasTrait(service, id));
    const { shapes: reached } = shapes.closureOf(service);
    if (protocol === undefined || ![...reached].some(({ type }) => type === "document")) continue;
    yield* documentMembers(shapes, service, protocol);
  }
}

function* documentMembers(shapes: ModelShapes, service: ServiceShape, protocol: string): Iterable<RuleEvent> {
  for (const shape of shapes.closureOf(service).shapes) {
    const members =
      shape.type === "structure" || shape.type === "union"
        ? shape.members.values()
        : shape.type === "list"
          ? [shape.member]
          : shape.type === "map"
            ? [shape.value]
            : [];
    for (const member of members) {
      if (shapes.model.shape(member.target)?.type !== "document") continue;
      const message = `${member.id} is a document, and the protocol ${protocol} of ${service.id} has none.`;
      yield { event: "UnsupportedProtocolDocument", shape: member, message };
    }
  }
}
