/** The runtime's schema objects made straight from a model, so that a mock starts without generated code. */
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import { planService } from "../plan/plan-service.js";
import type { Expression } from "../print/expression.js";

/** The live schema of a service: equal to what the generated `schemas.ts` and `operations.ts` export. */
export function serviceSchemaOf(model: Model, service: ServiceShape): ServiceSchema {
  const { plan } = planService(model, service);
  const scope = new Scope();
  for (const { name, value } of plan.schemas) scope.define(name, value);
  const operations = plan.operations.map(({ wireName, value }) => [wireName, scope.evaluate(value)] as const);
  const live = scope.evaluate(plan.value);
  if (typeof live !== "object" || live === null) throw new Error(`BUG: ${service.id} has no schema`);
  return { ...live, operations: ownProperties(operations) } as ServiceSchema;
}

/** Names and their values, as modules would have them: the planner orders definitions, thunks look names up later. */
class Scope {
  readonly #values = new Map<string, unknown>([
    ["unitSchema", { type: "structure", id: "smithy.api#Unit", members: {} }],
  ]);

  define(name: string, value: Expression): void {
    this.#values.set(name, this.evaluate(value));
  }

  evaluate(value: Expression): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Expression) => this.evaluate(item));
    if (!("kind" in value)) throw new Error("BUG: not an expression");
    switch (value.kind) {
      case "object":
        return ownProperties(value.entries.map(([key, item]) => [key, this.evaluate(item)] as const));
      case "regexp":
        return new RegExp(value.source, value.flags);
      case "name":
        return value.lazy === true ? () => this.#lookUp(value.name) : this.#lookUp(value.name);
      default:
        throw new Error(`BUG: a schema with a ${value.kind} expression`);
    }
  }

  #lookUp(name: string): unknown {
    if (!this.#values.has(name)) throw new Error(`BUG: ${name} is used before it is defined`);
    return this.#values.get(name);
  }
}

/** Own properties whatever their names: `__proto__` too. */
function ownProperties(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
