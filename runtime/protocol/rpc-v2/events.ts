/** Inputs and outputs of RPC v2 that have an event stream. */
import { eventStreamType } from "../../codec/event-stream/index.js";
import type { Side } from "../../codec/side.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import type { OperationSchema, StructureSchema } from "../../schema/schema.js";
import type { CompiledOperation } from "../protocol.js";
import { type RpcBodies, eventInputReader, eventOutputWriter } from "../rpc-events.js";
import { headersOf } from "./errors.js";
import type { RpcCodec, RpcFormat } from "./format.js";

/** The payloads of events: in the format of every other body. */
export function eventBodies({ mediaType }: RpcFormat, { readerOf, writerOf }: RpcCodec, side: Side): RpcBodies {
  return {
    side,
    mediaType,
    reader: (schema) => {
      const read = readerOf(schema);
      return (body) => {
        const outcome = read(body);
        if (outcome === undefined) throw new MalformedBody(`the payload of an event is not ${mediaType}`);
        return outcome.value;
      };
    },
    writer: writerOf,
  };
}

/** `undefined` for an input without an event stream. */
export function eventReader(
  { input }: OperationSchema,
  bodies: RpcBodies,
  maxEventBytes: number = Infinity,
): CompiledOperation["readInput"] | undefined {
  const read = eventInputReader(input, bodies, maxEventBytes);
  return read === undefined ? undefined : ({ body }) => read(body);
}

/** `undefined` for an output without an event stream. */
export function eventWriter(
  output: StructureSchema,
  bodies: RpcBodies,
  format: RpcFormat,
): CompiledOperation["writeOutput"] | undefined {
  const write = eventOutputWriter(output, bodies);
  if (write === undefined) return undefined;
  return (value, requestId) => ({
    status: 200,
    headers: headersOf({ ...format, mediaType: eventStreamType }, requestId),
    body: write((value ?? {}) as Readonly<Record<string, unknown>>),
    streams: true,
  });
}
