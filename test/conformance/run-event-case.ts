/** Runs one event-stream case against a mock: what a handler reads of a request, or what is written of its events. */
import { type EventMessage, isStreamError, messagesOf } from "../../runtime/codec/event-stream/index.js";
import { streamOf } from "../../runtime/protocol/body-stream.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import { isStreamRejected } from "../../runtime/protocol/stream-rejected.js";
import { ask } from "./ask.js";
import { bareRequest } from "./bare-request.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { bytesOfEvents, eventsOfCase, failureOfCase, messagesProblems, streamOfCase } from "./event-case.js";
import { valueOfParams } from "./parameter-value.js";
import { responseDifferences } from "./response-differences.js";

/** What is wrong; nothing when the case passes. A case is about one direction. */
export async function eventProblems(it: ConformanceCase): Promise<readonly string[]> {
  const isResponse = eventsOfCase(it, "response").length > 0 || it.test["initialResponse"] !== undefined;
  return isResponse ? responseProblems(it) : requestProblems(it);
}

/** What a handler came to know of a request. */
interface Read {
  readonly input: Readonly<Record<string, unknown>>;
  readonly events: readonly unknown[];
  readonly thrown: unknown;
}

async function requestProblems(it: ConformanceCase): Promise<readonly string[]> {
  const events = eventsOfCase(it, "request");
  const { name } = streamOfCase(it.operation.input);
  let read: Read | undefined;
  const handler = async (input: unknown): Promise<unknown> => {
    const { [name]: stream, ...others } = input as Readonly<Record<string, unknown>>;
    read = { input: others, ...(await eventsIn(stream as AsyncIterable<unknown>)) };
    if (read.thrown !== undefined) throw read.thrown;
    return {};
  };
  const { response, record } = await ask(it, requestOf(it, bytesOfEvents(events)), handler, "strict");
  const failure = failureOfCase(it);
  if (failure !== undefined) return failureProblems(failure.name, read, response.status);
  if (read === undefined) return [`not served: ${JSON.stringify(record()?.rejection)}`];
  if (read.thrown !== undefined) return [`the stream threw ${String(read.thrown)}`];
  const expected = valueOfParams(it.operation.input, it.test["initialRequestParams"] ?? {});
  const values = events.map(({ value }) => value);
  const differences = [differenceOf(read.input, expected), differenceOf(read.events, values)];
  return differences.filter((it): it is string => it !== undefined);
}

async function eventsIn(stream: AsyncIterable<unknown>): Promise<Omit<Read, "input">> {
  const events: unknown[] = [];
  try {
    for await (const event of stream) events.push(event);
    return { events, thrown: undefined };
  } catch (thrown) {
    return { events, thrown };
  }
}

/** An error that the client sends is thrown as what it is; a broken message or a missing member refuses the request. */
function failureProblems(name: string | undefined, read: Read | undefined, status: number): readonly string[] {
  const thrown = read?.thrown;
  if (name !== undefined) {
    return isStreamError(thrown) && thrown.isModelled && thrown.name === name ? [] : [`threw ${String(thrown)}`];
  }
  if (isStreamError(thrown)) return thrown.isModelled ? [`threw ${thrown.name}`] : [];
  const isRefused = read === undefined || isStreamRejected(thrown);
  return isRefused && status >= 400 && status < 500 ? [] : [`status ${status}, threw ${String(thrown)}`];
}

async function responseProblems(it: ConformanceCase): Promise<readonly string[]> {
  const { name, union } = streamOfCase(it.operation.output);
  const events = eventsOfCase(it, "response");
  const initial = valueOfParams(it.operation.output, it.test["initialResponseParams"] ?? {});
  const answer = { ...Object(initial), [name]: events.map(({ value }) => value) };
  const { response, record } = await ask(it, requestOf(it, new Uint8Array()), () => answer, "off");
  const { initialResponse } = it.test;
  const differences = isObject(initialResponse) ? responseDifferences(response, initialResponse) : [];
  const messages: EventMessage[] = [];
  for await (const message of messagesOf(streamOf(response.body), 1e6)) messages.push(message);
  if (record()?.outcome !== "handler")
    return [`${String(record()?.outcome)}: ${String(record()?.cause)} of ${union.id}`];
  return [...differences, ...messagesProblems(messages, events)];
}

/** The request of a case; one that reaches the operation where the case is about something else. */
function requestOf(it: ConformanceCase, body: Uint8Array): WireRequest {
  const { initialRequest } = it.test;
  const bare = bareRequest(it.protocol, it.service, it.operation);
  const headers = new Headers(isObject(initialRequest) ? headersIn(initialRequest["headers"]) : {});
  for (const key of bare.headers.keys()) headers.set(key, bare.headers.get(key) ?? "");
  headers.set("content-type", "application/vnd.amazon.eventstream");
  if (!isObject(initialRequest)) return { ...bare, headers, body };
  return { method: textOf(initialRequest["method"]), target: textOf(initialRequest["uri"]), headers, body };
}

function headersIn(node: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(node)).map(([name, value]) => [name, String(value)]));
}
