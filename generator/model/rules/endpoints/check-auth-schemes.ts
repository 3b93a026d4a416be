/** What endpoint rules say of signing: schemes have names, each one once, and those of AWS have the properties they may have. */
import { isArray, isObject, property } from "../../node.js";
import type { Node, NodeObject } from "../../shapes.js";
import type { ExpressionChecker } from "./check-expression.js";

const event = "RuleSetAuthSchemes";

/** To be called at the place of the list. Smithy 2.0, "Endpoint authSchemes list property". */
export function checkAuthSchemes(schemes: Node, checker: ExpressionChecker): void {
  if (!isArray(schemes)) return checker.fault("must be a list", event);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [index, scheme] of schemes.entries())
    checker.at(index, () => {
      const name = isObject(scheme) ? property(scheme, "name") : undefined;
      if (!isObject(scheme)) return checker.fault("must be an object", event);
      if (typeof name !== "string") return checker.fault("must have a name", event);
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
      return checkScheme(name, scheme, checker);
    });
  for (const name of repeated) checker.fault(`has the scheme ${JSON.stringify(name)} more than once`, event);
}

type PropertyType = "string" | "boolean" | "regions";

const shared = {
  name: "string",
  signingName: "string",
  disableDoubleEncoding: "boolean",
  disableNormalizePath: "boolean",
};

const properties: ReadonlyMap<string, ReadonlyMap<string, PropertyType>> = new Map(
  [
    ["sigv4", { ...shared, signingRegion: "string" }],
    ["sigv4a", { ...shared, signingRegionSet: "regions" }],
  ].map(([name, of]) => [name as string, new Map(Object.entries(of as Record<string, PropertyType>))]),
);

function checkScheme(name: string, scheme: NodeObject, checker: ExpressionChecker): void {
  const known = properties.get(name);
  if (known === undefined) {
    if (name.startsWith("beta-") && typeof property(scheme, "signingName") !== "string")
      checker.fault("must have a signingName", event);
    return;
  }
  for (const [key, value] of Object.entries(scheme)) {
    const type = known.get(key);
    if (type === undefined) checker.fault(`has ${JSON.stringify(key)}, which ${name} does not have`, event);
    else if (type === "regions") checker.at(key, () => checkRegions(value, checker));
    else if (typeof value !== type) checker.at(key, () => checker.fault(`must be a ${type}`, event));
  }
  if (name === "sigv4a" && !Object.hasOwn(scheme, "signingRegionSet"))
    checker.fault("must have a signingRegionSet", event);
}

function checkRegions(value: Node, checker: ExpressionChecker): void {
  if (!isArray(value)) checker.fault("must be a list of strings", event);
  else if (value.length === 0) checker.fault("must not be empty", event);
  else if (value.some((item) => typeof item !== "string")) checker.fault("must have nothing but strings", event);
}
