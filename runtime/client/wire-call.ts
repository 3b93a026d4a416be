/** Calls an operation as any client does, and keeps what went over the wire. */
import { fieldsOf } from "../client-binding/index.js";
import { isBodyStream } from "../protocol/body-stream.js";
import type { HeaderPair, WireRequest, WireResponse } from "../protocol/protocol.js";
import { streamMemberOf } from "../protocol/streaming.js";
import type { WireCall, WireCallOptions, WireOutcome } from "../protocol/wire-call.js";
import type { ReceivedResponse, SentRequest } from "../protocol/wire-call.js";
import { createClient } from "./create-client.js";
import { ReceivedServiceError, ResponseError } from "./errors.js";
import { type GatherLimits, gathered } from "./gathered.js";

const limits: GatherLimits = { bytes: 8 * 1024 * 1024, milliseconds: 60_000 };
const mostEvents = 1_000;

/**
 * A call of an operation, with both messages as they were. Streams are read to their end, to 8 MiB or for a minute: a body that
 * is longer is `broken`. Events that an input streams may be an array. @throws TypeError for an input that does not fit
 */
export async function wireCall(options: WireCallOptions): Promise<WireCall> {
  const { service, operation, headers, host, input } = options;
  const passage = new Passage(options);
  const endpoint = `http://${host}`;
  const client = createClient({
    service,
    endpoint: URL.canParse(endpoint) ? endpoint : "http://localhost",
    handle: (request) => passage.handle(request),
  });
  let outcome: WireOutcome | undefined;
  try {
    const output = await client.send(operation.name, withEvents(options, input), { headers });
    outcome = { kind: "output", output: await settled(options, output) };
  } catch (error) {
    outcome = passage.outcomeOf(error);
  }
  if (passage.request === undefined) throw new Error("BUG: a call without a request");
  return { request: passage.request, response: passage.response, outcome, durationMs: passage.durationMs };
}

/** Thrown to leave the client early; never seen outside. */
class Left extends Error {
  readonly outcome: WireOutcome | undefined;
  constructor(outcome: WireOutcome | undefined) {
    super("left");
    this.outcome = outcome;
  }
}

/** What goes over the wire in between. */
class Passage {
  request: SentRequest | undefined;
  response: ReceivedResponse | undefined;
  durationMs = 0;
  readonly #options: WireCallOptions;

  constructor(options: WireCallOptions) {
    this.#options = options;
  }

  async handle(request: WireRequest): Promise<WireResponse> {
    const { bytes } = await gathered(request.body, limits);
    const { method, target, headers } = request;
    const pairs = [...headers.keys()].map((name): HeaderPair => [name, headers.get(name) ?? ""]);
    const withLength: readonly HeaderPair[] =
      bytes.length === 0 ? pairs : [...pairs, ["content-length", String(bytes.length)]];
    this.request = { method, target, headers: withLength, body: bytes };
    if (this.#options.dry) throw new Left(undefined);
    const start = performance.now();
    const answer = await this.#options.handle({ method, target, headers: fieldsOf(withLength), body: bytes });
    this.durationMs = performance.now() - start;
    if (answer.reset === true) {
      if (isBodyStream(answer.body)) await gathered(answer.body, { bytes: 0, milliseconds: 0 });
      throw new Left({ kind: "reset", message: "the connection ended without an answer" });
    }
    const body = await gathered(answer.body, limits);
    this.durationMs = performance.now() - start;
    this.response = { status: answer.status, headers: answer.headers, body: body.bytes };
    if (body.end !== "whole") throw new Left({ kind: "broken", message: "the connection ended in the body" });
    return { ...answer, body: body.bytes };
  }

  /** @throws what is no outcome of a call */
  outcomeOf(error: unknown): WireOutcome | undefined {
    if (error instanceof Left) return error.outcome;
    if (error instanceof ReceivedServiceError) {
      const members = Object.entries(error).filter(([name]) => !name.startsWith("$") && name !== "name");
      return { kind: "error", name: error.name, message: error.message, members: Object.fromEntries(members) };
    }
    if (error instanceof ResponseError) return { kind: "unreadable", message: error.message };
    throw error;
  }
}

/** An event stream in an input is there, if empty, and may be given as an array. */
function withEvents({ operation }: WireCallOptions, input: unknown): unknown {
  const stream = streamMemberOf(operation.input);
  if (stream?.kind !== "events" || typeof input !== "object" || input === null) return input;
  const given = (input as Readonly<Record<string, unknown>>)[stream.name];
  const events: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return Object.fromEntries([...Object.entries(input), [stream.name, eventsOf(events)]]);
}

async function* eventsOf(events: readonly unknown[]): AsyncGenerator<unknown, void, undefined> {
  for (const event of events) yield await Promise.resolve(event);
}

/** The output with its stream read: bytes, or a list of events. */
async function settled({ operation }: WireCallOptions, output: unknown): Promise<unknown> {
  const stream = streamMemberOf(operation.output);
  if (stream === undefined || typeof output !== "object" || output === null) return output;
  const value = (output as Readonly<Record<string, unknown>>)[stream.name];
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return output;
  const pieces = value as AsyncIterable<unknown>;
  const read =
    stream.kind === "blob" ? (await gathered(pieces as AsyncIterable<Uint8Array>, limits)).bytes : await first(pieces);
  return Object.fromEntries([...Object.entries(output), [stream.name, read]]);
}

/** The first events. */
async function first(events: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const event of events) {
    found.push(event);
    if (found.length >= mostEvents) break;
  }
  return found;
}
