/** Runs one event-stream case through a client: the messages that it sends, or the events that it reads. */
import type { NodeObject } from "../../generator/model/shapes.js";
import { type EventMessage, messagesOf } from "../../runtime/codec/event-stream/index.js";
import { ReceivedServiceError } from "../../runtime/client/index.js";
import { streamOf } from "../../runtime/protocol/body-stream.js";
import type { HeaderPair, WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { bodyOfCase } from "./compare-body.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { bytesOfEvents, eventsOfCase, failureOfCase, messagesProblems, streamOfCase } from "./event-case.js";
import { valueOfParams } from "./parameter-value.js";
import { call, headerProblems } from "./client-call.js";

/** What is wrong; nothing when the case passes. A case is about one direction. */
export async function clientEventProblems(it: ConformanceCase): Promise<readonly string[]> {
  const isResponse = eventsOfCase(it, "response").length > 0 || it.test["initialResponse"] !== undefined;
  return isResponse ? responseProblems(it) : requestProblems(it);
}

async function requestProblems(it: ConformanceCase): Promise<readonly string[]> {
  const { name } = streamOfCase(it.operation.input);
  const events = eventsOfCase(it, "request");
  const initial = valueOfParams(it.operation.input, it.test["initialRequestParams"] ?? {});
  const input = { ...Object(initial), [name]: events.map(({ value }) => value) };
  const messages: EventMessage[] = [];
  let request: WireRequest | undefined;
  const handle = async (sent: WireRequest): Promise<WireResponse> => {
    request = sent;
    for await (const message of messagesOf(streamOf(sent.body), 1e6)) messages.push(message);
    return { status: 500, headers: [], body: "" };
  };
  const outcome = await call(it, input, handle).catch((error: unknown) => error);
  if (request === undefined) return [`not sent: ${String(outcome)}`];
  return [...initialProblems(request, it.test["initialRequest"]), ...messagesProblems(messages, events)];
}

function initialProblems(request: WireRequest, initial: unknown): readonly string[] {
  if (typeof initial !== "object" || initial === null) return [];
  const expected = initial as NodeObject;
  const problems = [...headerProblems(request, expected)];
  if (request.method !== expected["method"]) problems.push(`method ${request.method}`);
  if (request.target !== expected["uri"]) problems.push(`target ${request.target}`);
  return problems;
}

/** What a client came to know of a response. */
interface Read {
  readonly output?: Readonly<Record<string, unknown>>;
  readonly events: readonly unknown[];
  readonly thrown: unknown;
}

async function responseProblems(it: ConformanceCase): Promise<readonly string[]> {
  const { name } = streamOfCase(it.operation.output);
  const events = eventsOfCase(it, "response");
  const { output, events: found, thrown } = await readResponse(it, name, responseOf(it));
  const failure = failureOfCase(it);
  if (failure !== undefined) return failureProblems(failure.name, thrown);
  if (thrown !== undefined) return [`threw ${String(thrown)}`];
  const expected = valueOfParams(it.operation.output, it.test["initialResponseParams"] ?? {});
  const values = events.map(({ value }) => value);
  const differences = [differenceOf(output, expected), differenceOf(found, values)];
  return differences.filter((difference): difference is string => difference !== undefined);
}

async function readResponse(it: ConformanceCase, name: string, response: WireResponse): Promise<Read> {
  const events: unknown[] = [];
  try {
    const input = sampleValue(it.operation.input, 0, { optional: "minimal" });
    const received = (await call(it, input, () => response)) as Readonly<Record<string, unknown>>;
    const { [name]: stream, ...output } = received;
    for await (const event of stream as AsyncIterable<unknown>) events.push(event);
    return { output, events, thrown: undefined };
  } catch (thrown) {
    return { events, thrown };
  }
}

function responseOf(it: ConformanceCase): WireResponse {
  const initial = isObject(it.test["initialResponse"]) ? it.test["initialResponse"] : {};
  const headers = Object.entries(isObject(initial["headers"]) ? initial["headers"] : {}).map(
    ([name, value]): HeaderPair => [name.toLowerCase(), String(value)],
  );
  const body =
    initial["body"] === undefined
      ? bytesOfEvents(eventsOfCase(it, "response"))
      : bodyOfCase(textOf(initial["body"]), textOf(initial["bodyMediaType"]));
  return { status: Number(initial["code"] ?? 200), headers, body };
}

function failureProblems(name: string | undefined, thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error)) return ["nothing failed"];
  if (name !== undefined) return thrown.name === name ? [] : [`threw ${String(thrown)}, want ${name}`];
  // Any failure will do but that of a bug.
  const known = ["ResponseError", "StreamError"].includes(thrown.constructor.name);
  return known || thrown instanceof ReceivedServiceError ? [] : [`threw ${String(thrown.stack)}`];
}
