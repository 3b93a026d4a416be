/** Inputs and outputs of awsJson that have an event stream. */
import { eventStreamType } from "../../codec/event-stream/index.js";
import { type JsonReader, type JsonWriter, careOf, parseJson } from "../../codec/json/index.js";
import type { Side } from "../../codec/side.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import type { Schema, StructureSchema } from "../../schema/schema.js";
import type { CompiledOperation, ProtocolSettings } from "../protocol.js";
import { type RpcBodies, eventInputReader, eventOutputWriter } from "../rpc-events.js";
import type { AwsJsonVersion } from "./version.js";

/** The payloads of events: JSON like every other body. */
export function eventBodies(
  { contentType }: AwsJsonVersion,
  readerOf: (schema: Schema) => JsonReader,
  writerOf: (schema: Schema) => JsonWriter,
  maxDepth: number,
  side: Side,
): RpcBodies {
  return {
    side,
    mediaType: contentType,
    reader: (schema) => {
      const read = readerOf(schema);
      const care = careOf(schema, { side });
      return (body) => {
        const parsed = parseJson(body, care, maxDepth);
        if (parsed === undefined) throw new MalformedBody("the payload of an event is not JSON");
        return read(parsed.json, 0);
      };
    },
    writer: (schema) => {
      const write = writerOf(schema);
      return (value) => write(value, 0);
    },
  };
}

/** `undefined` for an input without an event stream. */
export function eventReader(
  input: StructureSchema,
  bodies: RpcBodies,
  { maxEventBytes = Infinity }: ProtocolSettings,
): CompiledOperation["readInput"] | undefined {
  const read = eventInputReader(input, bodies, maxEventBytes);
  return read === undefined ? undefined : ({ body }) => read(body);
}

/** `undefined` for an output without an event stream. */
export function eventWriter(output: StructureSchema, bodies: RpcBodies): CompiledOperation["writeOutput"] | undefined {
  const write = eventOutputWriter(output, bodies);
  if (write === undefined) return undefined;
  return (value, requestId) => ({
    status: 200,
    headers: [
      ["content-type", eventStreamType],
      ["x-amzn-requestid", requestId],
    ],
    body: write((value ?? {}) as Readonly<Record<string, unknown>>),
    streams: true,
  });
}
