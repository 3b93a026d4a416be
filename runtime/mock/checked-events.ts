/** Events of an input's stream, held against what the model says of them when they arrive, as the rest of the input is before. */
import { getterOf, setMember } from "../codec/member-access.js";
import type { Events } from "../protocol/events.js";
import type { Rejection } from "../protocol/protocol.js";
import { StreamRejected } from "../protocol/stream-rejected.js";
import { streamMemberOf } from "../protocol/streaming.js";
import type { StructureSchema, UnionSchema } from "../schema/schema.js";
import { checkOf } from "../validate/interpret.js";
import type { Check } from "../validate/issue.js";

/** The stream of an input. Events are looked at as if each of them were all there is of the stream's member. */
export interface EventStreamOf {
  /** The input with nothing but the stream's member, which is one event. */
  readonly schema: StructureSchema;
  readonly check: Check;
  /** The input with its events passing by `refusal`; reading them throws StreamRejected where that says why. */
  readonly checked: (
    input: unknown,
    refusal: (one: Readonly<Record<string, unknown>>) => Rejection | undefined,
  ) => unknown;
}

/** Compiles it for an input; `undefined` where it has no event stream. */
export function eventStreamOf(input: StructureSchema): EventStreamOf | undefined {
  const stream = streamMemberOf(input);
  if (stream?.kind !== "events") return undefined;
  const { name } = stream;
  const schema: StructureSchema = {
    ...input,
    members: Object.fromEntries([[name, { target: eventOf(stream.target) }]]),
  };
  const eventsIn = getterOf(name);
  let check: Check | undefined;
  return {
    schema,
    check: (one) => (check ??= checkOf(schema))(one),
    checked: (value, refusal) => {
      const copy: Record<string, unknown> = { ...Object(value) };
      const events = eventsIn(copy) as Events | undefined;
      if (events === undefined) return value;
      setMember(
        copy,
        name,
        passing(events, (event) => refusal(Object.fromEntries([[name, event]]))),
      );
      return copy;
    },
  };
}

/** What a union of events is for one of them: no stream, which nothing would look at. */
function eventOf(stream: UnionSchema): UnionSchema {
  const { streaming: _, ...union } = stream;
  return union;
}

async function* passing(events: Events, refusal: (event: unknown) => Rejection | undefined): Events {
  for await (const event of events) {
    const rejection = refusal(event);
    if (rejection !== undefined) throw new StreamRejected(rejection);
    yield event;
  }
}
