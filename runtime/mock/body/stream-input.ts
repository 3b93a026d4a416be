/** What a mock does with streams that no handler reads. */
import { getterOf, setMember } from "../../codec/member-access.js";
import { streamMemberOf } from "../../protocol/streaming.js";
import type { OperationSchema } from "../../schema/schema.js";

/** Answers once the input's stream has been read, or while it is. */
export type AfterStream = (input: unknown, output: unknown) => Promise<unknown>;

/**
 * Compiles it for an operation; `undefined` where the input has no stream. The stream is read to its end before anything is
 * answered, so that its checksum is verified and the client has sent what it wanted to; what reading throws, it throws. If
 * both sides are event streams the answer begins at once, and its events follow the client's.
 */
export function afterStreamOf({ input: schema, output: answer }: OperationSchema): AfterStream | undefined {
  const stream = streamMemberOf(schema);
  if (stream === undefined) return undefined;
  const get = getterOf(stream.name);
  const events = streamMemberOf(answer);
  return async (input, output) => {
    const incoming = isRecord(input) ? get(input) : undefined;
    if (stream.kind !== "events" || events?.kind !== "events" || !isRecord(output)) {
      await drain(incoming);
      return output;
    }
    const copy = { ...output };
    setMember(copy, events.name, following(incoming, getterOf(events.name)(output)));
    return copy;
  };
}

async function* following(incoming: unknown, events: unknown): AsyncGenerator<unknown, void, undefined> {
  await drain(incoming);
  if (Array.isArray(events)) yield* events;
}

async function drain(stream: unknown): Promise<void> {
  if (stream instanceof ReadableStream) {
    const reader = stream.getReader();
    while (!(await reader.read()).done);
  } else if (typeof stream === "object" && stream !== null && Symbol.asyncIterator in stream) {
    for await (const _ of stream as AsyncIterable<unknown>);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
