/** Operations by their exact name, `toString` being none; no other operation of the service is looked at. */
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";

/** Finds an operation by its wire name, in constant time. */
export function operationFinder({ operations }: ServiceSchema): (name: string) => OperationSchema | undefined {
  const found = new Map<string, OperationSchema>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation !== undefined) found.set(name, operation);
    return operation;
  };
}
