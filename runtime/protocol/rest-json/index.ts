/** restJson1, server side (spec: AWS restJson1 protocol). */
import { inputReaderOf, messageWriterOf, uriRouterOf } from "../../http-binding/index.js";
import { type OperationSchema, type ServiceSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import { compiledOnce } from "../compiled-once.js";
import type { CompiledOperation, CompiledProtocol, HeaderPair, Protocol, ProtocolSettings } from "../protocol.js";
import { streamsOf } from "../streaming.js";
import { jsonFormat } from "./body.js";
import { modelledErrorWriter, writeRejection } from "./errors.js";

export const restJson1: Protocol = { id: "aws.protocols#restJson1", compile };

function compile(service: ServiceSchema, settings: ProtocolSettings): CompiledProtocol {
  const find = uriRouterOf(Object.values(service.operations));
  const compiledOf = compiledOnce(operationCompiler(settings));
  return {
    claims: ({ method, target, headers }) =>
      !headers.get("x-amz-target") && find(method, target, headers) !== undefined,
    ...streamsOf(service, ({ method, target, headers }) => find(method, target, headers), compiledOf),
    route: ({ method, target, headers }) => {
      const operation = find(method, target, headers);
      if (operation === undefined) {
        return { rejection: { kind: "unknownOperation", detail: `no operation for ${method} and this path` } };
      }
      return compiledOf(operation);
    },
    writeRejection,
  };
}

function operationCompiler(settings: ProtocolSettings): (operation: OperationSchema) => CompiledOperation {
  const format = jsonFormat(settings.maxDepth, "server");
  const errorWriterOf = modelledErrorWriter(format);
  return (schema) => {
    const writeOutput = messageWriterOf(
      schema.output,
      schema.http?.code ?? 200,
      format,
      schema.http?.method === "HEAD",
    );
    return {
      schema,
      readInput: inputReaderOf(schema, format, settings.maxEventBytes),
      writeOutput: (output, requestId) => {
        const response = writeOutput((output ?? {}) as Readonly<Record<string, unknown>>);
        return { ...response, headers: [...response.headers, requestIdField(requestId)] };
      },
      writeError: (error: StructureSchema, members, requestId) => {
        const response = errorWriterOf(error)(members);
        return {
          response: { ...response, headers: [...response.headers, requestIdField(requestId)] },
          name: nameOf(error.id),
        };
      },
    };
  };
}

function requestIdField(requestId: string): HeaderPair {
  return ["x-amzn-requestid", requestId];
}
