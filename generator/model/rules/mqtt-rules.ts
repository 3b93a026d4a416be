/** Smithy's MQTT bindings: labels of topics have members, a topic has one payload, and streams go one way. */
import type { MemberShape, OperationShape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { grouped, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const mqttRules: readonly Rule[] = [labels, conflicts, publishing, subscribing];

const publish = "smithy.mqtt#publish";
const subscribe = "smithy.mqtt#subscribe";
const topicLabel = "smithy.mqtt#topicLabel";

function* topics({ operations }: ModelShapes): Iterable<readonly [OperationShape, ShapeId, string]> {
  for (const operation of operations) {
    for (const trait of [publish, subscribe]) {
      const topic = operation.traits.get(trait);
      if (typeof topic === "string") yield [operation, trait, topic];
    }
  }
}

function labelsOf(topic: string): readonly string[] {
  return [...topic.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function* labels(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const [operation, trait, topic] of topics(shapes)) {
    const members = shapes.membersOf(operation.input).filter((member) => hasTrait(member, topicLabel));
    const names = labelsOf(topic);
    const missing = names.filter((name) => !members.some((member) => member.name === name));
    if (missing.length > 0) {
      const message = `The topic of ${operation.id} has labels without members: ${listed(missing)}.`;
      yield { event: "MqttTopicLabel", shape: operation, message, trait };
    }
    for (const member of members.filter(({ name }) => !names.includes(name)))
      yield {
        event: "MqttTopicLabel",
        shape: member,
        message: `${member.id} has no label in the topic of ${operation.id}.`,
      };
  }
}

function streamOf(shapes: ModelShapes, id: ShapeId): MemberShape | undefined {
  return shapes.membersOf(id).find((member) => {
    const target = shapes.model.shape(member.target);
    return target?.type === "union" && hasTrait(target, "smithy.api#streaming");
  });
}

/** What is sent on a topic: the input, but for its labels, or the events. */
function* conflicts(shapes: ModelShapes): Iterable<RuleEvent> {
  const sent = [...topics(shapes)].flatMap(([operation, trait, topic]) => {
    const payload = trait === publish ? operation.input : streamOf(shapes, operation.output)?.target;
    return payload === undefined ? [] : [{ operation, trait, payload, topic: topic.replaceAll(/\{[^{}]*\}/g, "{}") }];
  });
  for (const group of grouped(sent, ({ topic }) => topic).values()) {
    for (const { operation, trait, payload } of group) {
      const others = group.filter((one) => one.operation !== operation && one.payload !== payload);
      if (others.length === 0 || isSingleEvent(shapes, payload, others)) continue;
      const message = `The topic of ${operation.id} has other payloads in ${listed(others.map((one) => one.operation.id))}.`;
      yield { event: "MqttTopicConflict", shape: operation, message, trait };
    }
  }
}

/** An event stream of just the structure that others publish is no conflict. */
function isSingleEvent(
  shapes: ModelShapes,
  payload: ShapeId,
  others: readonly { readonly payload: ShapeId }[],
): boolean {
  const onlyEvent = (id: ShapeId): ShapeId | undefined => {
    const shape = shapes.model.shape(id);
    const [member, ...more] = shape?.type === "union" ? [...shape.members.values()] : [];
    return more.length > 0 ? undefined : member?.target;
  };
  return others.every((other) => onlyEvent(payload) === other.payload || onlyEvent(other.payload) === payload);
}

function* publishing(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.operations) {
    const stream = hasTrait(operation, publish) ? streamOf(shapes, operation.input) : undefined;
    if (stream === undefined) continue;
    const message = `${stream.id} is an event stream, and ${operation.id} publishes single messages.`;
    yield { event: "MqttPublishInput.NoEventStreams", shape: stream, message };
  }
}

function* subscribing(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.operations) {
    if (!hasTrait(operation, subscribe)) continue;
    const stream = streamOf(shapes, operation.output);
    if (stream === undefined) {
      const message = `${operation.id} subscribes, and its output has no event stream.`;
      yield { event: "MqttSubscribeOutput.MissingEventStream", shape: operation, message, trait: subscribe };
    }
    const others = shapes.membersOf(operation.output).filter((member) => member !== stream);
    if (others.length > 0) {
      const message = `${operation.id} subscribes, and its output has members beside the event stream: ${listed(others.map(({ name }) => name))}.`;
      yield { event: "MqttSubscribeOutput.NoInitialEvents", shape: operation, message, trait: subscribe };
    }
    for (const member of shapes.membersOf(operation.input)) {
      if (hasTrait(member, topicLabel)) continue;
      const message = `${member.id} is no label of the topic, and ${operation.id} sends nothing else.`;
      yield { event: "MqttSubscribeInput", shape: member, message };
    }
  }
}
