/** What run time needs to know of an operation, as data. */
import { paginationOf } from "../knowledge/pagination.js";
import type { OperationShape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { type Expression, jsonExpression, objectOf, type ObjectExpression } from "../print/expression.js";
import type { PlanContext } from "./context.js";
import { authOf } from "./plan-auth.js";
import { schemaReference } from "./plan-schemas.js";

/** The operation's own errors and then the service's, each once. */
export function errorIdsOf({ closure }: PlanContext, operation: OperationShape): readonly ShapeId[] {
  return [...new Set([...operation.errors, ...closure.service.errors])];
}

/** The object of the runtime's OperationSchema. */
export function operationValue(
  context: PlanContext,
  operation: OperationShape,
  errors: readonly ShapeId[],
): ObjectExpression {
  const http = traitOf(operation, "smithy.api#http");
  const pagination = paginationOf(context.closure.service, operation);
  const compression = traitOf(operation, "smithy.api#requestCompression");
  const checksum = traitOf(operation, "aws.protocols#httpChecksum");
  return objectOf({
    id: operation.id,
    name: operation.id.slice(operation.id.indexOf("#") + 1),
    input: schemaReference(context, operation.input),
    output: schemaReference(context, operation.output),
    errors: errors.map((id) => schemaReference(context, id)),
    auth: authOf(operation),
    http:
      http === undefined ? undefined : jsonExpression({ method: http.method, uri: http.uri, code: http.code ?? 200 }),
    endpointPrefix: traitOf(operation, "smithy.api#endpoint")?.hostPrefix,
    unwrappedXmlOutput: hasTrait(operation, "aws.customizations#s3UnwrappedXmlOutput") ? true : undefined,
    requestCompression: compression === undefined ? undefined : jsonExpression(compression.encodings),
    checksumRequired: hasTrait(operation, "smithy.api#httpChecksumRequired") ? true : undefined,
    checksum: checksum === undefined ? undefined : jsonExpression(checksum),
    paginated: pagination === undefined ? undefined : jsonExpression(pagination),
    examples: context.examplesValue(operation),
  });
}

/** The examples of an operation as they are. */
export function examplesExpression(operation: OperationShape): Expression | undefined {
  return traitOf(operation, "smithy.api#examples")?.map(exampleValue);
}

function exampleValue(example: {
  title: string;
  input?: unknown;
  output?: unknown;
  error?: { shapeId: string; content?: unknown };
}): Expression {
  const { error } = example;
  return objectOf({
    title: example.title,
    input: example.input === undefined ? undefined : jsonExpression(example.input),
    output: example.output === undefined ? undefined : jsonExpression(example.output),
    error: error === undefined ? undefined : jsonExpression({ shapeId: error.shapeId, content: error.content ?? {} }),
  });
}
