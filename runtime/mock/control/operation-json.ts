/** Operations as the control API tells them. */
import { streamMemberOf } from "../../protocol/streaming.js";
import { type OperationSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import type { ControlDocumentation } from "./endpoint.js";
import { JsonSchemas } from "./json-schema.js";

/** Every operation: its name and its documentation in one sentence, if there is any. */
export function operationSummaries(service: ServiceSchema, documentation: ControlDocumentation): readonly object[] {
  return Object.values(service.operations).map((operation) => {
    const { id, name, paginated, auth } = operation;
    const text = documentationOf(name, documentation);
    const summary = text === undefined ? undefined : (/^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text);
    const deprecated = documentation.isDeprecated?.(id) === true ? { deprecated: true } : {};
    const streaming = streamsOf(operation);
    return { name, summary, paginated: paginated !== undefined, auth: auth ?? "required", ...deprecated, ...streaming };
  });
}

/** Which of its sides stream, if any does. */
function streamsOf({ input, output }: OperationSchema): { readonly streaming?: "input" | "output" | "both" } {
  const [asks, answers] = [streamMemberOf(input) !== undefined, streamMemberOf(output) !== undefined];
  if (!asks && !answers) return {};
  return { streaming: asks && answers ? "both" : asks ? "input" : "output" };
}

/** One operation whole; `$ref`s point into its own `$defs`. */
export function operationDetails(operation: OperationSchema, documentation: ControlDocumentation): object {
  const schemas = new JsonSchemas(documentation);
  const { id, name, http, paginated, examples = [] } = operation;
  const input = schemas.of(operation.input);
  const output = schemas.of(operation.output);
  const errors = operation.errors.map((error) => ({
    name: nameOf(error.id),
    fault: error.error?.fault,
    status: error.error?.httpStatus,
    documentation: documentation.shape?.(error.id),
    schema: schemas.of(error),
  }));
  const text = documentationOf(name, documentation);
  return {
    id,
    name,
    documentation: text,
    ...(documentation.isDeprecated?.(id) === true && { deprecated: true }),
    ...streamsOf(operation),
    http,
    paginated,
    input,
    output,
    errors,
    examples,
    $defs: schemas.definitions,
  };
}

function documentationOf(name: string, { operations = {} }: ControlDocumentation): string | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined;
}
