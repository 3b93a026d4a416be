/** Smithy RPC v2 with CBOR and with JSON, server side: one implementation, two formats. */
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import {
  type CompiledOperation,
  type CompiledProtocol,
  type HeaderPair,
  isRejected,
  type Protocol,
  type ProtocolSettings,
} from "../protocol.js";
import { compiledOnce } from "../compiled-once.js";
import { streamsOf } from "../streaming.js";
import { errorWriters, headersOf, rejectionWriter } from "./errors.js";
import { eventBodies, eventReader, eventWriter } from "./events.js";
import { type RpcFormat, cborFormat, jsonFormat } from "./format.js";
import { inputReader } from "./request.js";
import { routerOf, speaks } from "./router.js";

export const rpcv2Cbor: Protocol = protocolOf(cborFormat);
export const rpcv2Json: Protocol = protocolOf(jsonFormat);

function protocolOf(format: RpcFormat): Protocol {
  return { id: format.id, compile: (service, settings) => compile(format, service, settings) };
}

function compile(format: RpcFormat, service: ServiceSchema, settings: ProtocolSettings): CompiledProtocol {
  const codec = format.codec(settings.maxDepth, "server");
  const route = routerOf(service, format);
  const errorWriterOf = errorWriters(format, codec, service);
  const bodies = eventBodies(format, codec, "server");
  const compiledOf = compiledOnce((schema) => ({
    schema,
    readInput:
      eventReader(schema, bodies, settings.maxEventBytes) ?? inputReader(schema, codec.readerOf(schema.input), format),
    writeOutput:
      eventWriter(schema.output, bodies, format) ?? outputWriter(schema, format, codec.writerOf(schema.output)),
    writeError: (error, members, requestId) => errorWriterOf(error)(members, requestId),
  }));
  return {
    claims: (request) => speaks(format, request),
    ...streamsOf(service, route, compiledOf),
    route: (request) => {
      const operation = route(request);
      return isRejected(operation) ? operation : compiledOf(operation);
    },
    writeRejection: rejectionWriter(format, codec),
  };
}

/** Operations without output answer without body and content type (spec: Smithy RPC v2, responses). */
function outputWriter(
  { output: { id } }: OperationSchema,
  format: RpcFormat,
  write: (value: unknown) => Uint8Array | string,
): CompiledOperation["writeOutput"] {
  if (id !== "smithy.api#Unit") {
    return (output, requestId) => ({ status: 200, headers: headersOf(format, requestId), body: write(output ?? {}) });
  }
  return (_, requestId) => {
    const headers: readonly HeaderPair[] = [
      ["smithy-protocol", format.name],
      ["x-amzn-requestid", requestId],
    ];
    return { status: 200, headers, body: "" };
  };
}
