/** A client protocol made of the one thing in which protocols differ: how an operation is compiled. */
import type { ClientOperation, ClientProtocol, ClientSettings } from "../protocol/client.js";
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";

/** Compiles the operations of one service; what they share is made once. */
export type OperationCompiler = (
  service: ServiceSchema,
  settings: ClientSettings,
) => (operation: OperationSchema) => ClientOperation;

/** Makes the protocol. Operations are compiled when they are first asked for. */
export function clientProtocol(id: string, compiler: OperationCompiler): ClientProtocol {
  return {
    id,
    compile: (service, settings) => {
      const compile = compiler(service, settings);
      const schemas = new Map(Object.entries(service.operations));
      const compiled = new Map<string, ClientOperation>();
      return {
        operation: (name) => {
          const schema = schemas.get(name);
          if (schema === undefined) return undefined;
          const known = compiled.get(name) ?? compile(schema);
          compiled.set(name, known);
          return known;
        },
      };
    },
  };
}
