/** The parts of an event-stream case, for both sides. */
import { readBase64 } from "../../runtime/codec/base64.js";
import type { EventMessage, HeaderValue } from "../../runtime/codec/event-stream/index.js";
import type { NodeObject } from "../../generator/model/shapes.js";
import { joined } from "../../runtime/codec/joined.js";
import { streamMemberOf } from "../../runtime/protocol/streaming.js";
import { type StructureSchema, type UnionSchema, nameOf } from "../../runtime/schema/schema.js";
import { bodyProblem } from "./compare-body.js";
import { type ConformanceCase, isObject, namesIn, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { valueOfParams } from "./parameter-value.js";

export type Direction = "request" | "response";

/** What a case says of one event. */
export interface CaseEvent {
  readonly test: NodeObject;
  /** As the union has it; `undefined` for an event that the model does not have. */
  readonly value: unknown;
  /** The whole message. */
  readonly bytes: Uint8Array;
}

/** The stream of an input or output. */
export function streamOfCase(schema: StructureSchema): { readonly name: string; readonly union: UnionSchema } {
  const stream = streamMemberOf(schema);
  if (stream?.kind !== "events") throw new Error(`BUG: ${schema.id} has no event stream`);
  return { name: stream.name, union: stream.target };
}

/** The events of one direction. */
export function eventsOfCase({ test, operation }: ConformanceCase, direction: Direction): readonly CaseEvent[] {
  const events = Array.isArray(test["events"]) ? test["events"].filter(isObject) : [];
  return events
    .filter(({ type }) => type === direction)
    .map((event) => {
      const schema = direction === "request" ? operation.input : operation.output;
      const value =
        event["params"] === undefined ? undefined : valueOfParams(streamOfCase(schema).union, event["params"]);
      return { test: event, value, bytes: readBase64(textOf(event["bytes"])) ?? new Uint8Array() };
    });
}

/** The messages of events, one behind the other. */
export function bytesOfEvents(events: readonly CaseEvent[]): Uint8Array {
  const parts = events.map(({ bytes }) => bytes);
  return joined(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
}

/** The failure that a case expects: a modelled error's name, or any failure; `undefined` when it expects success. */
export function failureOfCase({ test }: ConformanceCase): { readonly name: string | undefined } | undefined {
  const { expectation } = test;
  const failure = isObject(expectation) ? expectation["failure"] : undefined;
  if (!isObject(failure)) return undefined;
  return { name: failure["errorId"] === undefined ? undefined : nameOf(textOf(failure["errorId"])) };
}

/** What is wrong with the messages that were written, of which there must be one for each event. */
export function messagesProblems(messages: readonly EventMessage[], events: readonly CaseEvent[]): readonly string[] {
  if (messages.length !== events.length) return [`${messages.length} messages, want ${events.length}`];
  return messages.flatMap((message, index) => {
    const event = events[index];
    return event === undefined ? [] : messageProblems(message, event);
  });
}

/** What is wrong with a message that was written. */
function messageProblems({ headers, payload }: EventMessage, { test }: CaseEvent): readonly string[] {
  const problems: string[] = [];
  for (const [name, want] of Object.entries(isObject(test["headers"]) ? test["headers"] : {})) {
    const difference = differenceOf(headers.get(name), headerOf(want));
    if (difference !== undefined) problems.push(`header ${name} ${difference}`);
  }
  for (const name of namesIn(test["forbidHeaders"]))
    if (headers.has(name)) problems.push(`header ${name} is forbidden`);
  for (const name of namesIn(test["requireHeaders"]))
    if (!headers.has(name)) problems.push(`header ${name} is missing`);
  if (typeof test["body"] === "string") {
    const problem = bodyProblem(payload, test["body"], textOf(test["bodyMediaType"]));
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Bytes are base64 in cases, timestamps texts. */
function headerOf(want: unknown): HeaderValue {
  const [entry] = Object.entries(want as Readonly<Record<string, unknown>>);
  if (entry === undefined) throw new Error("BUG: a header without a value");
  const [type, value] = entry;
  switch (type) {
    case "boolean":
      return { type, value: value === true };
    case "byte":
    case "short":
    case "integer":
      return { type, value: Number(value) };
    case "long":
      return { type, value: BigInt(Number(value)) };
    case "blob":
      return { type, value: readBase64(String(value)) ?? new Uint8Array() };
    case "timestamp":
      return { type, value: BigInt(Date.parse(String(value))) };
    case "string":
      return { type, value: String(value) };
    default:
      throw new Error(`BUG: a header of type ${type}`);
  }
}
