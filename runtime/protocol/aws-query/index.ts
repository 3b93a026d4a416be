/** awsQuery, server side (spec: AWS query protocol): form-encoded requests, XML responses. */
import { formReaders, queryStyle } from "../../codec/form/index.js";
import { xmlWriters } from "../../codec/xml/index.js";
import { actionRouterOf, inputReader, isQuery } from "../../query-binding/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import {
  type CompiledOperation,
  type CompiledProtocol,
  isRejected,
  type Protocol,
  type ProtocolSettings,
} from "../protocol.js";
import { modelledErrorWriter, writeRejection } from "./errors.js";
import { outputWriter } from "./response.js";

export const awsQuery: Protocol = { id: "aws.protocols#awsQuery", compile };

function compile(service: ServiceSchema, settings: ProtocolSettings): CompiledProtocol {
  const route = actionRouterOf(service);
  const compileOperation = operationCompiler(service, settings);
  const compiled = new Map<OperationSchema, CompiledOperation>();
  return {
    claims: isQuery,
    route: (request) => {
      const operation = route(request);
      if (isRejected(operation)) return operation;
      // On its first request, so that a service of a thousand operations starts as fast as one of ten.
      const known = compiled.get(operation) ?? compileOperation(operation);
      compiled.set(operation, known);
      return known;
    },
    writeRejection,
  };
}

function operationCompiler(
  service: ServiceSchema,
  { maxDepth }: ProtocolSettings,
): (operation: OperationSchema) => CompiledOperation {
  const readerOf = formReaders({
    style: queryStyle,
    timestampFormat: "date-time",
    offsets: false,
    defaults: true,
    maxDepth,
  });
  const writers = xmlWriters({ timestampFormat: "date-time", defaults: true, maxDepth });
  const writeError = modelledErrorWriter(writers);
  return (schema) => ({
    schema,
    readInput: inputReader(schema.input, readerOf(schema.input), maxDepth),
    writeOutput: outputWriter(schema, service, writers),
    writeError,
  });
}
