/** restXml, server side (spec: AWS restXml protocol), with what S3 has of its own. */
import { inputReaderOf, messageWriterOf, uriRouterOf } from "../../http-binding/index.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import { compiledOnce } from "../compiled-once.js";
import type {
  CompiledOperation,
  CompiledProtocol,
  ErrorResponse,
  Protocol,
  ProtocolSettings,
  RequestHead,
  WireResponse,
} from "../protocol.js";
import { streamsOf } from "../streaming.js";
import { type TargetOf, targetOfRequest } from "./bucket-host.js";
import { unwrappedFormat, xmlCodec, xmlFormat } from "./body.js";
import { type ErrorEnvelope, errorEnvelopeOf, modelledErrorWriter, writeRejection } from "./errors.js";

export const restXml: Protocol = { id: "aws.protocols#restXml", compile };

function compile(service: ServiceSchema, settings: ProtocolSettings): CompiledProtocol {
  const find = uriRouterOf(Object.values(service.operations));
  const targetOf = targetOfRequest(service);
  const operationOf = (request: RequestHead) => find(request.method, targetOf(request), request.headers);
  const envelope = errorEnvelopeOf(service);
  const compiledOf = compiledOnce(operationCompiler(service, settings, targetOf, envelope));
  return {
    claims: (request) => !request.headers.get("x-amz-target") && operationOf(request) !== undefined,
    ...streamsOf(service, operationOf, compiledOf),
    route: (request) => {
      const operation = operationOf(request);
      if (operation === undefined) {
        return { rejection: { kind: "unknownOperation", detail: `no operation for ${request.method} and this path` } };
      }
      return compiledOf(operation);
    },
    writeRejection: (rejection, requestId) => writeRejection(envelope, rejection, requestId),
  };
}

function operationCompiler(
  service: ServiceSchema,
  { maxDepth, maxEventBytes }: ProtocolSettings,
  targetOf: TargetOf,
  envelope: ErrorEnvelope,
): (operation: OperationSchema) => CompiledOperation {
  const codec = xmlCodec(service, maxDepth, "server");
  const format = xmlFormat(codec);
  const unwrapped = unwrappedFormat(codec);
  const writeModelled = modelledErrorWriter(codec, envelope);
  const { requestIdFields } = envelope;
  return (schema) => {
    const read = inputReaderOf(schema, format, maxEventBytes);
    const outputFormat = schema.unwrappedXmlOutput === true ? unwrapped : format;
    const isHead = schema.http?.method === "HEAD";
    const writeOutput = messageWriterOf(schema.output, schema.http?.code ?? 200, outputFormat, isHead);
    return {
      schema,
      readInput: (request) => {
        const { method, headers, body } = request;
        return read({ method, target: targetOf(request), headers, body });
      },
      writeOutput: (output, requestId) => {
        const response = writeOutput((output ?? {}) as Readonly<Record<string, unknown>>);
        return { ...response, headers: [...response.headers, ...requestIdFields(requestId)] };
      },
      writeError: (error, members, requestId) => {
        const written = writeModelled(error, members, requestId);
        return isHead ? bodiless(written) : written;
      },
    };
  };
}

/**
 * A HEAD request gets the status and the fields only. Clients can tell such errors by their status alone, and the model
 * of S3 gives none to `NotFound`.
 */
function bodiless({ response, name }: ErrorResponse): ErrorResponse {
  const status = name === "NotFound" ? 404 : response.status;
  const bare: WireResponse = { ...response, status, body: "" };
  return { response: bare, name };
}
