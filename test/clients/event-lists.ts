/** Event streams as lists: so a sweep samples and compares them as it does all else, and turns them into streams to send. */
import { setMember } from "../../runtime/codec/member-access.js";
import {
  type MemberSchema,
  type OperationSchema,
  type StructureSchema,
  targetOf,
  type UnionSchema,
} from "../../runtime/schema/schema.js";

/** The operation with a list of events in place of each stream. Errors end a stream, and are left out of the list. */
export function withEventLists(operation: OperationSchema): OperationSchema {
  const { input, output } = operation;
  if (eventMemberOf(input) === undefined && eventMemberOf(output) === undefined) return operation;
  return { ...operation, input: listed(input), output: listed(output) };
}

/** The name of the member that streams events. */
export function eventMemberOf({ members }: StructureSchema): string | undefined {
  return Object.entries(members).find(([, member]) => streamOf(member) !== undefined)?.[0];
}

function streamOf(member: MemberSchema): UnionSchema | undefined {
  const target = targetOf(member);
  return target.type === "union" && target.streaming === true ? target : undefined;
}

function listed(schema: StructureSchema): StructureSchema {
  const members: Record<string, MemberSchema> = {};
  for (const [name, member] of Object.entries(schema.members)) {
    const union = streamOf(member);
    const target = union === undefined ? undefined : listOf(union);
    // Clients send and give a stream always, without events if need be.
    setMember(members, name, target === undefined ? member : { ...member, target, required: true });
  }
  return { ...schema, members };
}

function listOf({ type, id, members }: UnionSchema): MemberSchema["target"] {
  const events = Object.entries(members).filter(([, member]) => {
    const target = targetOf(member);
    return target.type !== "structure" || target.error === undefined;
  });
  return { type: "list", id: `${id}s`, member: { target: { type, id, members: Object.fromEntries(events) } } };
}

/** The value with its list of events as the stream that clients take. */
export function withEventStream(schema: StructureSchema | undefined, value: object): object {
  const name = schema === undefined ? undefined : eventMemberOf(schema);
  if (name === undefined) return value;
  const events = (value as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(events) ? { ...value, [name]: eventsOf(events) } : value;
}

async function* eventsOf(events: readonly unknown[]): AsyncGenerator<unknown> {
  for (const event of events) yield await Promise.resolve(event);
}
