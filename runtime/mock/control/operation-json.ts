/** Operations as the control API tells them. */
import { type OperationSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import type { ControlDocumentation } from "./endpoint.js";
import { JsonSchemas } from "./json-schema.js";

/** Every operation: its name and its documentation in one sentence, if there is any. */
export function operationSummaries(service: ServiceSchema, documentation: ControlDocumentation): readonly object[] {
  return Object.values(service.operations).map(({ name, paginated, auth }) => {
    const text = documentationOf(name, documentation);
    const summary = text === undefined ? undefined : (/^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text);
    return { name, summary, paginated: paginated !== undefined, auth: auth ?? "required" };
  });
}

/** One operation whole; `$ref`s point into its own `$defs`. */
export function operationDetails(operation: OperationSchema, documentation: ControlDocumentation): object {
  const schemas = new JsonSchemas();
  const { id, name, http, paginated, examples = [] } = operation;
  const input = schemas.of(operation.input);
  const output = schemas.of(operation.output);
  const errors = operation.errors.map((error) => ({
    name: nameOf(error.id),
    fault: error.error?.fault,
    status: error.error?.httpStatus,
    schema: schemas.of(error),
  }));
  const text = documentationOf(name, documentation);
  return {
    id,
    name,
    documentation: text,
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
