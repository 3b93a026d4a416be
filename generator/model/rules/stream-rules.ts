/** Smithy 2.0, "Streaming" and "Event streams": streams are at the top of an input or output, and events keep their headers and payload apart. */
import { unitId } from "../prelude-shapes.js";
import type { MemberShape, OperationShape, Shape, StructureShape } from "../shapes.js";
import { hasTrait, traitOf } from "../traits.js";
import { grouped, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const streamRules: readonly Rule[] = [streams, nestedStreams, events, payloads, compression, inputsAndOutputs];

const streaming = "smithy.api#streaming";
const required = "smithy.api#required";

function targetsStream({ model }: ModelShapes, member: MemberShape): boolean {
  const target = model.shape(member.target);
  return target !== undefined && hasTrait(target, streaming);
}

function structures({ model }: ModelShapes): readonly StructureShape[] {
  return [...model.shapes.values()].filter((shape) => shape.type === "structure");
}

/** A streaming blob is never absent, and an event stream is made of structures. */
function* streams(shapes: ModelShapes): Iterable<RuleEvent> {
  if (shapes.carriers(streaming).length === 0) return;
  for (const shape of shapes.model.shapes.values()) {
    if (shape.type === "union" && hasTrait(shape, streaming)) {
      const others = [...shape.members.values()].filter(
        (member) => shapes.model.shape(member.target)?.type !== "structure",
      );
      if (others.length > 0) {
        const message = `Events are structures, and these members of ${shape.id} are none: ${listed(others.map(({ name }) => name))}.`;
        yield { event: "StreamingTrait", shape, message };
      }
    }
    // Smithy 1.0 asks for neither trait.
    if (shape.type !== "structure" || !shapes.model.smithy.startsWith("2")) continue;
    for (const member of shape.members.values()) {
      if (shapes.model.shape(member.target)?.type !== "blob" || !targetsStream(shapes, member)) continue;
      if (hasTrait(member, required) || hasTrait(member, "smithy.api#default")) continue;
      const message = `${member.id} is a stream, and so must have the trait ${required} or smithy.api#default.`;
      yield { event: "StreamingTrait", shape: member, message };
    }
  }
}

function* nestedStreams(shapes: ModelShapes): Iterable<RuleEvent> {
  if (shapes.carriers(streaming).length === 0) return;
  const holders = new Set<Shape>(
    structures(shapes).filter((shape) => [...shape.members.values()].some((member) => targetsStream(shapes, member))),
  );
  if (holders.size === 0) return;
  const holds = (id: string): boolean => {
    const shape = shapes.model.shape(id);
    return shape !== undefined && holders.has(shape);
  };
  for (const shape of shapes.model.shapes.values()) {
    const members =
      shape.type === "structure" || shape.type === "union"
        ? [...shape.members.values()]
        : shape.type === "list"
          ? [shape.member]
          : shape.type === "map"
            ? [shape.value]
            : [];
    for (const member of members.filter(({ target }) => holds(target)))
      yield {
        event: "StreamingTrait",
        shape: member,
        message: `${member.id} targets ${member.target}, which holds a stream.`,
      };
    if (shape.type !== "operation") continue;
    for (const id of shape.errors.filter(holds))
      yield { event: "StreamingTrait", shape, message: `${shape.id} has the error ${id}, which holds a stream.` };
  }
}

/** Smithy 2.0, "eventPayload trait": beside the payload there are headers only. */
function* events(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const shape of shapes.holders("smithy.api#eventPayload")) {
    const members = shapes.membersOf(shape.id);
    const loose = members.filter(
      (member) => !hasTrait(member, "smithy.api#eventPayload") && !hasTrait(member, "smithy.api#eventHeader"),
    );
    if (loose.length === 0) continue;
    const message = `${shape.id} has an event payload, and these members are no headers: ${listed(loose.map(({ name }) => name))}.`;
    yield { event: "EventPayloadTrait", shape, message };
  }
}

/** Where a protocol has payloads, a stream is one. */
function* payloads(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const service of shapes.services) {
    const bindsPayloads = [...service.traits.keys()].some((id) => {
      const protocol = shapes.model.shape(id);
      const names = protocol === undefined ? [] : (traitOf(protocol, "smithy.api#protocolDefinition")?.traits ?? []);
      return names.includes("smithy.api#httpPayload");
    });
    if (!bindsPayloads) continue;
    for (const operation of shapes.closureOf(service).operations) {
      if (!hasTrait(operation, "smithy.api#http")) continue;
      for (const member of [...shapes.membersOf(operation.input), ...shapes.membersOf(operation.output)]) {
        if (!targetsStream(shapes, member) || hasTrait(member, "smithy.api#httpPayload")) continue;
        const message = `${member.id} is a stream, and so must have the trait smithy.api#httpPayload in ${service.id}.`;
        yield { event: "StreamingTrait", shape: member, message };
      }
    }
  }
}

function* compression(shapes: ModelShapes): Iterable<RuleEvent> {
  const trait = "smithy.api#requestCompression";
  for (const operation of shapes.operations) {
    const encodings = traitOf(operation, trait)?.encodings;
    if (encodings === undefined) continue;
    for (const fault of compressionFaults(shapes, operation, encodings))
      yield { event: "RequestCompressionTrait", shape: operation, message: `${operation.id} ${fault}.`, trait };
  }
}

function* compressionFaults(
  shapes: ModelShapes,
  operation: OperationShape,
  encodings: readonly string[],
): Iterable<string> {
  if (encodings.length === 0) yield "is compressed, and names no encoding";
  const strange = encodings.filter((encoding) => encoding.toLowerCase() !== "gzip");
  if (strange.length > 0) yield `names encodings that nobody knows: ${listed(strange)}`;
  if (operation.input === unitId) yield "is compressed, and has no input";
  for (const member of shapes.membersOf(operation.input)) {
    const target = shapes.model.shape(member.target);
    if (target === undefined || !hasTrait(target, streaming) || !hasTrait(target, "smithy.api#requiresLength"))
      continue;
    yield `is compressed, and the length of ${member.id} must be known beforehand`;
  }
}

/** Smithy 2.0, "input trait" and "output trait": such structures belong to one operation, and are on its side. */
function* inputsAndOutputs(shapes: ModelShapes): Iterable<RuleEvent> {
  const event = "OperationInputOutputMisuse";
  const sided = new Map<string, string>();
  for (const trait of ["smithy.api#input", "smithy.api#output"])
    for (const { id } of shapes.carriers(trait)) sided.set(id, trait);
  if (sided.size === 0) return;
  for (const shape of structures(shapes)) {
    for (const member of shape.members.values()) {
      const trait = sided.get(member.target);
      if (trait !== undefined)
        yield { event, shape: member, message: `${member.id} targets ${member.target}, which has the trait ${trait}.` };
    }
  }
  for (const operation of shapes.operations) {
    for (const [side, wrong] of [
      ["input", "smithy.api#output"],
      ["output", "smithy.api#input"],
    ] as const) {
      const target = shapes.model.shape(operation[side]);
      if (target === undefined || target.id === unitId || !hasTrait(target, wrong)) continue;
      yield {
        event,
        shape: operation,
        message: `The ${side} of ${operation.id} is ${target.id}, which has the trait ${wrong}.`,
      };
    }
  }
  yield* sharedInputs(shapes);
}

function* sharedInputs(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const side of ["input", "output"] as const) {
    for (const [id, operations] of grouped(shapes.operations, (operation) => operation[side])) {
      const shape = shapes.model.shape(id);
      if (operations.length < 2 || shape === undefined || id === unitId || !hasTrait(shape, `smithy.api#${side}`))
        continue;
      const message = `${id} is the ${side} of several operations: ${listed(operations.map((one) => one.id))}.`;
      yield { event: "OperationInputOutputMisuse", shape, message };
    }
  }
}
