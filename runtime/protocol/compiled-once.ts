/** Operations are compiled on their first request, so that a service of a thousand starts as fast as one of ten. */
import type { OperationSchema } from "../schema/schema.js";
import type { CompiledOperation } from "./protocol.js";

export function compiledOnce(
  compile: (operation: OperationSchema) => CompiledOperation,
): (operation: OperationSchema) => CompiledOperation {
  const compiled = new Map<OperationSchema, CompiledOperation>();
  return (operation) => {
    const known = compiled.get(operation) ?? compile(operation);
    compiled.set(operation, known);
    return known;
  };
}
