/** Operations: their constants, types, documentation and schemas. */
import { summaryOf } from "../documentation/summary-of.js";
import { byCodeUnits } from "../knowledge/closure.js";
import { paginationOf } from "../knowledge/pagination.js";
import type { Model, OperationShape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { PlanContext } from "./context.js";
import type { DocTag } from "./doc-plan.js";
import { operationAuthFacts } from "./plan-auth.js";
import type { CheckPlanner } from "./plan-checks.js";
import { planShapeDoc } from "./plan-docs.js";
import { planExamples } from "./plan-examples.js";
import { errorIdsOf, operationValue } from "./plan-operation-value.js";
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
  const summaries = summariesOf(context.model);
  return context.closure.operations.map((operation) => planOperation(context, types, checks, summaries, operation));
}

/** The first sentence of a shape's documentation, as plain text; each is read once, however many operations have the error. */
function summariesOf(model: Model): (id: ShapeId) => string {
  const known = new Map<ShapeId, string>();
  return (id) => {
    const shape = model.shape(id);
    const summary =
      known.get(id) ?? (shape === undefined ? "" : summaryOf(traitOf(shape, "smithy.api#documentation") ?? ""));
    known.set(id, summary);
    return summary;
  };
}

function planOperation(
  context: PlanContext,
  types: TypePlanner,
  checks: CheckPlanner,
  summaryFor: (id: ShapeId) => string,
  operation: OperationShape,
): OperationPlan {
  const { names, operationOf, typeOf } = context.symbols;
  const name = operationOf.get(operation.id) ?? shapeName(context.closure, operation.id);
  const errorIds = errorIdsOf(context, operation);
  const errors = errorIds.flatMap((id) => {
    const error = typeOf.get(id);
    return error === undefined ? [] : [{ id, name: error, summary: summaryFor(id) }];
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
  // Half of a surrogate pair cannot be encoded.
  const page = encodeURIComponent((service.docId ?? id).replace(/\p{Surrogate}/gu, "\ufffd"));
  const url = `https://docs.aws.amazon.com/goto/WebAPI/${page}/${name}`;
  return [{ tag: "see", text: "AWS API reference", url }];
}

function callFacts(context: PlanContext, operation: OperationShape): readonly string[] {
  const facts = [...operationAuthFacts(context.closure.service, operation)];
  if (hasTrait(operation, "smithy.api#readonly")) facts.push("Reads only: it changes nothing.");
  if (hasTrait(operation, "smithy.api#idempotent")) facts.push("Idempotent: repeating it has no further effect.");
  return facts;
}
