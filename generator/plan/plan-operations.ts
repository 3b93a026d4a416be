/** Operations: their constants, types, documentation and schemas. */
import { byCodeUnits } from "../knowledge/closure.js";
import { paginationOf } from "../knowledge/pagination.js";
import type { OperationShape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { type Expression, jsonExpression, objectOf } from "../print/expression.js";
import type { PlanContext } from "./context.js";
import type { DocTag } from "./doc-plan.js";
import { authOf, operationAuthFacts } from "./plan-auth.js";
import type { CheckPlanner } from "./plan-checks.js";
import { planShapeDoc } from "./plan-docs.js";
import { planExamples } from "./plan-examples.js";
import { schemaReference } from "./plan-schemas.js";
import type { TypePlanner } from "./plan-types.js";
import { planWaiters } from "./plan-waiters.js";
import type { OperationPlan } from "./service-plan.js";
import { shapeName } from "./symbols.js";

/** Plans every operation of the closure, in its order. */
export function planOperations(
  context: PlanContext,
  types: TypePlanner,
  checks: CheckPlanner,
): readonly OperationPlan[] {
  return context.closure.operations.map((operation) => planOperation(context, types, checks, operation));
}

function planOperation(
  context: PlanContext,
  types: TypePlanner,
  checks: CheckPlanner,
  operation: OperationShape,
): OperationPlan {
  const { names, operationOf, typeOf } = context.symbols;
  const name = operationOf.get(operation.id) ?? shapeName(context.closure, operation.id);
  const errorIds = [...new Set([...operation.errors, ...context.closure.service.errors])];
  const errors = errorIds.flatMap((id) => {
    const error = typeOf.get(id);
    return error === undefined ? [] : [{ id, name: error, summary: context.summary(id) }];
  });
  const pagination = paginationOf(context.closure.service, operation);
  return {
    id: operation.id,
    wireName: operation.id.slice(operation.id.indexOf("#") + 1),
    name,
    errorsName: names.take(`${name}Errors`, "_"),
    input: types.shape(operation.input),
    output: types.shape(operation.output),
    inputCheck: checks.shape(operation.input),
    errors: errors.toSorted((a, b) => byCodeUnits(a.name, b.name)),
    doc: planShapeDoc(operation, callFacts(context, operation), operationTags(context, operation, errors)),
    value: operationValue(context, operation, errorIds),
    paginator: pagination === undefined ? undefined : names.take(`paginate${name}`, "_"),
    waiters: planWaiters(context, operation, name),
  };
}

interface NamedError {
  readonly name: string;
  readonly summary: string;
}

function operationTags(
  context: PlanContext,
  operation: OperationShape,
  errors: readonly NamedError[],
): readonly DocTag[] {
  const { typeOf } = context.symbols;
  const input = typeOf.get(operation.input);
  const output = typeOf.get(operation.output);
  return [
    { tag: "param", name: "input", text: input === undefined ? "Nothing." : `{@link ${input}}` },
    { tag: "returns", text: output === undefined ? "Nothing." : `{@link ${output}}` },
    ...errors.map(({ name, summary }): DocTag => ({ tag: "throws", link: name, text: summary })),
    ...referenceTag(context, operation),
    ...planExamples(context.model, operation, input),
  ];
}

/** Every AWS service has a reference page of this form for each operation. */
function referenceTag(context: PlanContext, operation: OperationShape): readonly DocTag[] {
  const service = traitOf(context.closure.service, "aws.api#service");
  if (service === undefined) return [];
  const name = operation.id.slice(operation.id.indexOf("#") + 1);
  const id = `${(service.endpointPrefix ?? service.arnNamespace ?? "").toLowerCase()}-${context.closure.service.version}`;
  const url = `https://docs.aws.amazon.com/goto/WebAPI/${encodeURIComponent(service.docId ?? id)}/${name}`;
  return [{ tag: "see", text: "AWS API reference", url }];
}

function callFacts(context: PlanContext, operation: OperationShape): readonly string[] {
  const facts = [...operationAuthFacts(context.closure.service, operation)];
  if (hasTrait(operation, "smithy.api#readonly")) facts.push("Reads only: it changes nothing.");
  if (hasTrait(operation, "smithy.api#idempotent")) facts.push("Idempotent: repeating it has no further effect.");
  return facts;
}

function operationValue(context: PlanContext, operation: OperationShape, errors: readonly ShapeId[]): Expression {
  const http = traitOf(operation, "smithy.api#http");
  const pagination = paginationOf(context.closure.service, operation);
  const examples = traitOf(operation, "smithy.api#examples");
  const compression = traitOf(operation, "smithy.api#requestCompression");
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
    paginated: pagination === undefined ? undefined : jsonExpression(pagination),
    examples: examples === undefined ? undefined : examples.map(exampleValue),
  });
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
