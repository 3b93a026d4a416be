/** The runtime's schema objects made straight from a model, so that a mock starts without generated code. */
import { type LinearPattern, linear } from "../../runtime/pattern/linear.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { Model, ServiceShape } from "../model/shapes.js";
import { planServiceSchema } from "../plan/plan-service-schema.js";
import type { Expression } from "../print/expression.js";

/**
 * The live schema of a service: equal to what the generated `schemas.ts` and `operations.ts` export. Each part of it is
 * made when it is first looked at, so that having a schema of a thousand shapes costs no more than one of ten.
 */
export function serviceSchemaOf(model: Model, service: ServiceShape): ServiceSchema {
  const plan = planServiceSchema(model, service);
  const scope = new Scope(plan.named);
  const operations = [...plan.operations].map(([name, value]) => [name, () => scope.evaluate(value())] as const);
  const live = scope.evaluate(plan.value);
  if (typeof live !== "object" || live === null) throw new Error(`BUG: ${service.id} has no schema`);
  const { streamingInputs } = plan;
  return { ...live, operations: objectWith(operations), streamingInputs } as ServiceSchema;
}

/** Names and their values, as modules would have them: one object a name, thunks only where the planner says so. */
class Scope {
  readonly #named: (name: string) => Expression | undefined;
  readonly #values = new Map<string, unknown>([
    ["unitSchema", { type: "structure", id: "smithy.api#Unit", members: {} }],
  ]);

  constructor(named: (name: string) => Expression | undefined) {
    this.#named = named;
  }

  evaluate(value: Expression): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Expression) => this.evaluate(item));
    if (!("kind" in value)) throw new Error("BUG: not an expression");
    switch (value.kind) {
      case "object":
        return objectWith(value.entries.map(([key, item]) => [key, () => this.evaluate(item)] as const));
      case "regexp":
        return new RegExp(value.source, value.flags);
      case "pure":
        return this.#call(value.callee, value.args);
      case "name":
        return value.lazy === true ? () => this.#lookUp(value.name) : this.#lookUp(value.name);
      default:
        throw new Error(`BUG: a schema with a ${value.kind} expression`);
    }
  }

  /** The one call that schemas have. */
  #call(callee: string, [pattern = null]: readonly Expression[]): LinearPattern {
    const regexp = this.evaluate(pattern);
    if (callee !== "linear" || !(regexp instanceof RegExp)) throw new Error(`BUG: a schema with a call of ${callee}`);
    return linear(regexp);
  }

  #lookUp(name: string): unknown {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const expression = this.#named(name);
    if (expression === undefined) throw new Error(`BUG: there is nothing of the name ${name}`);
    const value = this.evaluate(expression);
    this.#values.set(name, value);
    return value;
  }
}

/** Own properties whatever their names, `__proto__` too; each is evaluated when it is first read, and plain from then on. */
function objectWith(properties: readonly (readonly [string, () => unknown])[]): object {
  const object = {};
  for (const [key, evaluate] of properties) {
    const define = (descriptor: PropertyDescriptor): object =>
      Object.defineProperty(object, key, { ...descriptor, enumerable: true, configurable: true });
    const get = (): unknown => {
      const value = evaluate();
      define({ value, writable: true });
      return value;
    };
    define({ get });
  }
  return object;
}
