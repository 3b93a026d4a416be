/** Event streams as callers read them: what cannot be read is the same error as in every other response. */
import { setMember } from "../codec/member-access.js";
import type { ReceivedOutput } from "../protocol/client.js";
import { isStreamRejected } from "../protocol/stream-rejected.js";
import type { StreamMember } from "../protocol/streaming.js";
import { ResponseError } from "./errors.js";

/** The output, its events throwing ResponseError for messages that are none; errors of the service keep their names. */
export function withReadErrors(
  operation: string,
  { output, requestId }: ReceivedOutput,
  { name }: StreamMember,
  status: number,
): unknown {
  const result: Record<string, unknown> = { ...Object(output) };
  const events = Object.hasOwn(result, name) ? result[name] : undefined;
  if (typeof events === "object" && events !== null && Symbol.asyncIterator in events) {
    const failure = (detail: string) =>
      new ResponseError(operation, { nonsense: { detail, path: `/${name}` }, requestId }, status);
    setMember(result, name, eventsOf(events as AsyncIterable<unknown>, failure));
  }
  return result;
}

async function* eventsOf(
  events: AsyncIterable<unknown>,
  failure: (detail: string) => ResponseError,
): AsyncGenerator<unknown, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    throw isStreamRejected(error) ? failure(error.message) : error;
  }
}
