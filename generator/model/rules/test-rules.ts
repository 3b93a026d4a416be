/** Traits that hold tests: ids are unique, and parameters are values of the shapes that they are for. */
import { unitId } from "../prelude-shapes.js";
import type { AnyShape } from "../selector/neighbors.js";
import type { Node, OperationShape, Shape, ShapeId } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { entriesOf, grouped, itemsOf, listed, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const testRules: readonly Rule[] = [uniqueIds, httpParameters, smokeParameters, eventParameters];

const requests = "smithy.test#httpRequestTests";
const responses = "smithy.test#httpResponseTests";
const smoke = "smithy.test#smokeTests";
const events = "smithy.test#eventStreamTests";

function part(node: Node | undefined, key: string): Node | undefined {
  return entriesOf(node).find(([name]) => name === key)?.[1];
}

function text(node: Node | undefined, key: string): string | undefined {
  const value = part(node, key);
  return typeof value === "string" ? value : undefined;
}

function* uniqueIds(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const trait of [requests, responses]) {
    const cases = casesOf(shapes.carriers(trait), trait);
    const byId = (one: Case): string => `${text(one.node, "protocol") ?? ""} ${one.id.toLowerCase()}`;
    yield* repeated(cases, byId, trait, "UniqueProtocolTestCaseId");
  }
  if (shapes.carriers(smoke).length === 0) return;
  const bound = new Set<Shape>();
  for (const service of shapes.services) {
    const { operations } = shapes.closureOf(service);
    for (const operation of operations) bound.add(operation);
    yield* repeated(casesOf([...operations], smoke), ({ id }) => id, smoke, "UniqueSmokeTestCaseId");
  }
  for (const operation of shapes.operations.filter((one) => !bound.has(one)))
    yield* repeated(casesOf([operation], smoke), ({ id }) => id, smoke, "UniqueSmokeTestCaseId");
}

interface Case {
  readonly shape: AnyShape;
  readonly id: string;
  readonly node: Node;
}

function casesOf(shapes: readonly AnyShape[], trait: ShapeId): readonly Case[] {
  return shapes.flatMap((shape) =>
    itemsOf(shape.traits.get(trait)).map((node) => ({ shape, node, id: text(node, "id") ?? "" })),
  );
}

function* repeated(
  cases: readonly Case[],
  keyOf: (one: Case) => string,
  trait: ShapeId,
  event: string,
): Iterable<RuleEvent> {
  for (const alike of grouped(cases, keyOf).values()) {
    if (alike.length < 2) continue;
    const carriers = new Set(alike.map(({ shape }) => shape));
    for (const shape of carriers) {
      const message = `Several tests of ${trait} have the id ${alike[0]?.id ?? ""}: on ${listed([...carriers].map(({ id }) => id))}.`;
      yield { event, shape, message, trait };
    }
  }
}

function* httpParameters(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.operations) {
    yield* caseFaults(shapes, operation, requests, "HttpRequestTestsInput", operation.input);
    yield* caseFaults(shapes, operation, responses, "HttpResponseTestsOutput", operation.output);
  }
  for (const shape of shapes.model.shapes.values())
    if (hasTrait(shape, "smithy.api#error"))
      yield* caseFaults(shapes, shape, responses, "HttpResponseTestsError", shape.id);
}

function* caseFaults(
  shapes: ModelShapes,
  carrier: Shape,
  trait: ShapeId,
  event: string,
  target: ShapeId,
): Iterable<RuleEvent> {
  for (const [index, node] of itemsOf(carrier.traits.get(trait)).entries()) {
    const about = { event, carrier, trait, place: `test ${index}` };
    yield* faults(shapes, about, "params", target, part(node, "params"));
    yield* vendorFaults(shapes, about, node);
  }
}

interface About {
  readonly event: string;
  readonly carrier: Shape;
  readonly trait: ShapeId;
  readonly place: string;
}

/** Parameters of a vendor have a shape only when the test names one. */
function* vendorFaults(shapes: ModelShapes, about: About, node: Node): Iterable<RuleEvent> {
  const shape = text(node, "vendorParamsShape");
  const params = part(node, "vendorParams");
  if (shape !== undefined && params !== undefined) yield* faults(shapes, about, "vendorParams", shape, params);
}

/** Constraints may be broken by tests of them: only types and required members count. */
function* faults(
  shapes: ModelShapes,
  { event, carrier, trait, place }: About,
  what: string,
  target: ShapeId,
  value: Node | undefined,
): Iterable<RuleEvent> {
  const shape = shapes.model.shape(target);
  if (shape === undefined || value === undefined || target === unitId) return;
  for (const { path, message } of shapes.faultsIn(shape, value)) {
    // Tests of what becomes of null give it to members that may be absent.
    if (at(value, path) === null) continue;
    const where = [what, ...path].join(".");
    yield {
      event,
      shape: carrier,
      trait,
      message: `The ${where} of ${place} in ${trait} of ${carrier.id} ${message}.`,
    };
  }
}

function at(value: Node, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = value;
  for (const key of path) node = typeof key === "number" ? itemsOf(node)[key] : part(node, key);
  return node;
}

function requiredOf(shapes: ModelShapes, id: ShapeId): readonly string[] {
  return shapes.membersOf(id).flatMap((member) => (hasTrait(member, "smithy.api#required") ? [member.name] : []));
}

function* smokeParameters(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.operations) {
    for (const node of itemsOf(operation.traits.get(smoke))) {
      const id = text(node, "id") ?? "";
      const about = { event: "SmokeTestCase", carrier: operation, trait: smoke, place: `test ${id}` };
      const needed = requiredOf(shapes, operation.input);
      if (part(node, "params") !== undefined)
        yield* faults(shapes, about, "params", operation.input, part(node, "params"));
      else if (needed.length > 0) {
        const message = `The test ${id} of ${operation.id} has no params, and the input needs ${listed(needed)}.`;
        yield { event: "SmokeTestCase", shape: operation, message, trait: smoke };
      }
      yield* vendorFaults(shapes, about, node);
    }
  }
}

/** One of these there must be. */
const messages = ["events", "initialRequest", "initialRequestParams", "initialResponse", "initialResponseParams"];

function* eventParameters(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.operations) {
    for (const [index, node] of itemsOf(operation.traits.get(events)).entries()) {
      const about = { event: "EventStreamTestsTrait", carrier: operation, trait: events, place: `test ${index}` };
      if (!messages.some((key) => part(node, key) !== undefined)) {
        const message = `Test ${index} in ${events} of ${operation.id} has neither an event nor a first message.`;
        yield { event: `EventStreamTestsTrait.${index}`, shape: operation, message, trait: events };
      }
      yield* messageFaults(shapes, about, operation, node);
      yield* vendorFaults(shapes, about, node);
      for (const event of itemsOf(part(node, "events"))) {
        yield* eventFaults(shapes, about, operation, event);
        yield* vendorFaults(shapes, about, event);
      }
    }
  }
}

/** The first messages: what they hold of the input or output, and what a shape of the test's own says of them. */
function* messageFaults(shapes: ModelShapes, about: About, operation: OperationShape, node: Node): Iterable<RuleEvent> {
  for (const [what, side] of [
    ["initialRequest", operation.input],
    ["initialResponse", operation.output],
  ] as const) {
    const shape = text(node, `${what}Shape`);
    if (shape !== undefined) yield* faults(shapes, about, what, shape, part(node, what));
    for (const member of shapes.membersOf(side)) {
      const value = part(part(node, `${what}Params`), member.name);
      yield* faults(shapes, about, `${what}Params.${member.name}`, member.target, value);
    }
  }
}

function* eventFaults(shapes: ModelShapes, about: About, operation: OperationShape, event: Node): Iterable<RuleEvent> {
  const params = part(event, "params");
  if (params === undefined) return;
  const side = text(event, "type") === "request" ? operation.input : operation.output;
  for (const member of shapes.membersOf(side)) {
    const target = shapes.model.shape(member.target);
    if (target?.type === "union" && hasTrait(target, "smithy.api#streaming"))
      yield* faults(shapes, about, "params", target.id, params);
  }
}
