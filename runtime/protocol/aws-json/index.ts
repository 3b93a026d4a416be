/** awsJson1_0 and awsJson1_1, server side: one implementation, two versions. */
import { jsonReaders, jsonWriters } from "../../codec/json/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import {
  type CompiledOperation,
  type CompiledProtocol,
  isRejected,
  type Protocol,
  type ProtocolSettings,
} from "../protocol.js";
import { compiledOnce } from "../compiled-once.js";
import { queryErrorFieldsOf } from "../query-error.js";
import { saysEventStream } from "../rpc-events.js";
import { streamsOf } from "../streaming.js";
import { writeModelledError, writeRejection } from "./errors.js";
import { eventBodies, eventReader, eventWriter } from "./events.js";
import { jsonShapes } from "./json-shapes.js";
import { inputReader } from "./request.js";
import { outputWriter } from "./response.js";
import { routerOf, speaks } from "./router.js";
import { type AwsJsonVersion, version10, version11 } from "./version.js";

export const awsJson1_0: Protocol = protocolOf(version10);
export const awsJson1_1: Protocol = protocolOf(version11);

function protocolOf(version: AwsJsonVersion): Protocol {
  return { id: version.id, compile: (service, settings) => compile(version, service, settings) };
}

function compile(version: AwsJsonVersion, service: ServiceSchema, settings: ProtocolSettings): CompiledProtocol {
  const route = routerOf(service, version);
  const compiledOf = compiledOnce(operationCompiler(version, service, settings));
  return {
    // What says that it is of RPC v2 is that, and malformed, whatever else it says.
    claims: (request) =>
      (speaks(version, request) || saysEventStream(request)) &&
      Boolean(request.headers.get("x-amz-target")) &&
      !request.headers.get("smithy-protocol"),
    ...streamsOf(service, route, compiledOf),
    route: (request) => {
      const operation = route(request);
      return isRejected(operation) ? operation : compiledOf(operation);
    },
    writeRejection: (rejection, requestId) => writeRejection(version, rejection, requestId),
  };
}

function operationCompiler(
  version: AwsJsonVersion,
  service: ServiceSchema,
  settings: ProtocolSettings,
): (operation: OperationSchema) => CompiledOperation {
  const readerOf = jsonReaders({ ...jsonShapes, maxDepth: settings.maxDepth, side: "server" });
  const writerOf = jsonWriters({ ...jsonShapes, maxDepth: settings.maxDepth, side: "server" });
  const queryErrorFields = queryErrorFieldsOf(service);
  const bodies = eventBodies(version, readerOf, writerOf, settings.maxDepth, "server");
  return (schema) => ({
    schema,
    readInput:
      eventReader(schema.input, bodies, settings) ??
      inputReader(schema.input, readerOf(schema.input), settings.maxDepth),
    writeOutput:
      eventWriter(schema.output, bodies) ?? outputWriter(schema.output, writerOf(schema.output), version, settings),
    writeError: (error, members, requestId) => {
      const { response, name } = writeModelledError(version, error, writerOf(error), members, requestId);
      return { response: { ...response, headers: [...response.headers, ...queryErrorFields(error)] }, name };
    },
  });
}
