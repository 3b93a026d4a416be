/** awsJson1_0 and awsJson1_1, server side: one implementation, two versions. */
import { type JsonReadOptions, type JsonWriteOptions, jsonReaders, jsonWriters } from "../../codec/json/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import {
  type CompiledOperation,
  type CompiledProtocol,
  isRejected,
  type Protocol,
  type ProtocolSettings,
} from "../protocol.js";
import { queryErrorFieldsOf } from "../query-error.js";
import { writeModelledError, writeRejection } from "./errors.js";
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
  const compileOperation = operationCompiler(version, service, settings);
  const compiled = new Map<OperationSchema, CompiledOperation>();
  return {
    claims: (request) => speaks(version, request) && Boolean(request.headers.get("x-amz-target")),
    route: (request) => {
      const operation = route(request);
      if (isRejected(operation)) return operation;
      // On its first request, so that a service of a thousand operations starts as fast as one of ten.
      const known = compiled.get(operation) ?? compileOperation(operation);
      compiled.set(operation, known);
      return known;
    },
    writeRejection: (rejection, requestId) => writeRejection(version, rejection, requestId),
  };
}

function operationCompiler(
  version: AwsJsonVersion,
  service: ServiceSchema,
  settings: ProtocolSettings,
): (operation: OperationSchema) => CompiledOperation {
  const readerOf = jsonReaders({ ...readOptions, maxDepth: settings.maxDepth });
  const writerOf = jsonWriters({ ...writeOptions, maxDepth: settings.maxDepth });
  const queryErrorFields = queryErrorFieldsOf(service);
  return (schema) => ({
    schema,
    readInput: inputReader(schema.input, readerOf(schema.input), settings.maxDepth),
    writeOutput: outputWriter(schema.output, writerOf(schema.output), version, settings),
    writeError: (error, members, requestId) => {
      const { response, name } = writeModelledError(version, error, writerOf(error), members, requestId);
      return { response: { ...response, headers: [...response.headers, ...queryErrorFields(error)] }, name };
    },
  });
}

/** Spec: awsJson protocols; `jsonName` is ignored, timestamps are seconds. */
const readOptions: Omit<JsonReadOptions, "maxDepth"> = {
  jsonNames: false,
  timestampFormat: "epoch-seconds",
  offsets: false,
  defaults: true,
  denseNulls: "reject",
  unknownUnionMembers: "reject",
};
const writeOptions: Omit<JsonWriteOptions, "maxDepth"> = {
  jsonNames: false,
  timestampFormat: "epoch-seconds",
  defaults: true,
};
