/** Which operations stream, in which member, and how a protocol lets their bodies through. */
import {
  type OperationSchema,
  type ServiceSchema,
  type StructureSchema,
  type UnionSchema,
  targetOf,
} from "../schema/schema.js";
import type { BlobSchema } from "../schema/schema.js";
import type { CompiledOperation, CompiledProtocol, Rejected, RequestHead } from "./protocol.js";

/** The member of an input or output that is a stream. */
export type StreamMember =
  | { readonly kind: "blob"; readonly name: string; readonly target: BlobSchema }
  | { readonly kind: "events"; readonly name: string; readonly target: UnionSchema };

/** There is one at most (spec: `streaming`). */
export function streamMemberOf(schema: StructureSchema): StreamMember | undefined {
  for (const [name, member] of Object.entries(schema.members)) {
    const target = targetOf(member);
    if (target.type === "blob" && target.streaming === true) return { kind: "blob", name, target };
    if (target.type === "union" && target.streaming === true) return { kind: "events", name, target };
  }
  return undefined;
}

/** The structure's members but for the stream: what an RPC protocol puts into the first message. */
export function withoutStream(schema: StructureSchema, { name }: StreamMember): StructureSchema {
  return { ...schema, members: Object.fromEntries(Object.entries(schema.members).filter(([it]) => it !== name)) };
}

/** The `streams` of a protocol that finds its operations by the head of a request; nothing when none of them streams. */
export function streamsOf(
  service: ServiceSchema,
  find: (head: RequestHead) => OperationSchema | Rejected | undefined,
  compiledOf: (operation: OperationSchema) => CompiledOperation,
): Pick<CompiledProtocol, "streams"> {
  const streaming = new Set(service.streamingInputs ?? streamingInputsOf(service));
  if (streaming.size === 0) return {};
  return {
    streams: (head) => {
      const operation = find(head);
      if (operation === undefined || "rejection" in operation) return undefined;
      return streaming.has(operation.name) ? compiledOf(operation) : undefined;
    },
  };
}

function streamingInputsOf({ operations }: ServiceSchema): readonly string[] {
  const streaming = Object.values(operations).filter(({ input }) => streamMemberOf(input) !== undefined);
  return streaming.map(({ name }) => name);
}
