/** A query protocol made of its parts: how it names parameters and how it writes its XML. */
import { type FormStyle, formReaders } from "../codec/form/index.js";
import { type XmlWriters, xmlWriters } from "../codec/xml/index.js";
import {
  type CompiledOperation,
  type ErrorResponse,
  isRejected,
  type Protocol,
  type Rejection,
  type WireResponse,
} from "../protocol/protocol.js";
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";
import { actionRouterOf, isQuery } from "./action-router.js";
import { inputReader } from "./read-input.js";

export interface QueryProtocolParts {
  readonly id: string;
  readonly style: FormStyle;
  /** Compiles the writer of one operation's output. */
  readonly outputWriter: (
    operation: OperationSchema,
    service: ServiceSchema,
    writers: XmlWriters,
  ) => (value: unknown, requestId: string) => WireResponse;
  /** Compiles the writer of modelled errors, for all operations. */
  readonly modelledErrorWriter: (writers: XmlWriters) => CompiledOperation["writeError"];
  readonly writeRejection: (rejection: Rejection, requestId: string) => ErrorResponse;
}

/** More than the real services take in one request. */
const mostPairs = 200_000;

/** Makes the protocol. Each operation is compiled on its first request, so that large services start as fast as small ones. */
export function queryProtocol(parts: QueryProtocolParts): Protocol {
  return {
    id: parts.id,
    compile: (service, { maxDepth, maxFormPairs = mostPairs }) => {
      const find = actionRouterOf(service);
      const compileOperation = operationCompiler(parts, service, maxDepth, maxFormPairs);
      const compiled = new Map<OperationSchema, CompiledOperation>();
      return {
        claims: isQuery,
        route: (request) => {
          const operation = find(request);
          if (isRejected(operation)) return operation;
          const known = compiled.get(operation) ?? compileOperation(operation);
          compiled.set(operation, known);
          return known;
        },
        writeRejection: parts.writeRejection,
      };
    },
  };
}

/** Spec: AWS query protocol; timestamps are date-times, in both directions. */
function operationCompiler(
  { style, outputWriter, modelledErrorWriter }: QueryProtocolParts,
  service: ServiceSchema,
  maxDepth: number,
  maxPairs: number,
): (operation: OperationSchema) => CompiledOperation {
  const readerOf = formReaders({ style, timestampFormat: "date-time", side: "server", maxDepth });
  const writers = xmlWriters({ timestampFormat: "date-time", side: "server", maxDepth });
  const writeError = modelledErrorWriter(writers);
  return (schema) => ({
    schema,
    readInput: inputReader(readerOf(schema.input), maxDepth, maxPairs),
    writeOutput: outputWriter(schema, service, writers),
    writeError,
  });
}
