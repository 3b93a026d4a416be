/** The parameters of endpoint rules as the rules declare them; those that are not well formed are left out. */
import { isObject, property } from "../../node.js";
import type { Node } from "../../shapes.js";
import { booleanType, type RuleType, stringArrayType, stringType } from "./rule-type.js";

/** Types by their names in lower case: rules may write them as they like. */
export const parameterTypes: ReadonlyMap<string, RuleType> = new Map([
  ["string", stringType],
  ["boolean", booleanType],
  ["stringarray", stringArrayType],
]);

export type ParameterType = "string" | "boolean" | "array";

export interface RuleParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly isRequired: boolean;
  readonly builtIn?: string;
  readonly default?: Node;
}

/** In the order of the rules. */
export function parametersOf(rules: Node | undefined): readonly RuleParameter[] {
  const parameters = isObject(rules) ? property(rules, "parameters") : undefined;
  return Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, parameter]) => {
    const type = isObject(parameter) ? typeNamed(property(parameter, "type")) : undefined;
    if (!isObject(parameter) || type === undefined) return [];
    const [builtIn, value] = [property(parameter, "builtIn"), property(parameter, "default")];
    const isRequired = property(parameter, "required") === true;
    return {
      name,
      type,
      isRequired,
      ...(typeof builtIn === "string" ? { builtIn } : {}),
      ...(value === undefined ? {} : { default: value }),
    };
  });
}

function typeNamed(name: Node | undefined): ParameterType | undefined {
  const kind = typeof name === "string" ? parameterTypes.get(name.toLowerCase())?.kind : undefined;
  return kind === "string" || kind === "boolean" || kind === "array" ? kind : undefined;
}

/** The type of parameter that a value in JSON is for; an empty list is one of strings. */
export function parameterTypeOf(value: Node | undefined): ParameterType | undefined {
  if (typeof value === "string" || typeof value === "boolean") return typeof value === "string" ? "string" : "boolean";
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? "array" : undefined;
}
