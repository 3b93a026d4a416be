/** `EndpointSigV4Migration`: an endpoint of a rule set that prefers another version of AWS signatures. */
import { equalNodes, isArray, isObject, property } from "../../model/node.js";
import type { Node, NodeObject } from "../../model/shapes.js";
import type { TypedChange } from "../differences.js";
import { changedTrait, changesOf } from "../differences.js";
import type { Differences } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";
import { effectiveAuth } from "./effective-auth.js";
import { migrationOf } from "./sigv4-order.js";

const ruleSet = "smithy.rules#endpointRuleSet";

export const endpointSigV4Migration: Evaluator = {
  name: "EndpointSigV4Migration",
  events: [
    {
      id: "EndpointSigV4Migration",
      severity: "DANGER",
      when: "The same as `SigV4Migration`, for one endpoint of `smithy.rules#endpointRuleSet`, which may name schemes itself.",
    },
  ],
  evaluate: (differences) => changesOf(differences, "service").flatMap((change) => migrations(change, differences)),
};

function migrations(change: TypedChange<"service">, { oldModel, newModel }: Differences): readonly Finding[] {
  const { old, now } = change;
  const [before, after] = [old.traits.get(ruleSet), now.traits.get(ruleSet)];
  if (before === undefined || after === undefined) return [];
  const [modeledBefore, modeled] = [effectiveAuth(oldModel, old.shape), effectiveAuth(newModel, now.shape)];
  const isSame =
    changedTrait(change, ruleSet) === undefined &&
    changedTrait(change, "smithy.api#auth") === undefined &&
    equalNodes(modeledBefore, modeled);
  if (isSame) return [];
  const olds = endpointsOf(before);
  return [...endpointsOf(after)].flatMap(([path, endpoint]) => {
    const was = olds.get(path);
    if (was === undefined || equalNodes(was, endpoint)) return [];
    const what = migrationOf(schemesOf(was, modeledBefore), schemesOf(endpoint, modeled));
    if (what === undefined) return [];
    const message = `In the authentication schemes of the endpoint at ${path} of ${now.id}, ${what}.`;
    return [finding("DANGER", "EndpointSigV4Migration", now, message)];
  });
}

/** The endpoints of the rules by JSON pointer. Without recursion: rules nest as deep as a file may. */
function endpointsOf(rules: Node): ReadonlyMap<string, NodeObject> {
  const endpoints = new Map<string, NodeObject>();
  const list = isObject(rules) ? property(rules, "rules") : undefined;
  const pending: { readonly at: string; readonly node: Node }[] = [{ at: "/rules", node: list ?? null }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { at, node } = next;
    if (isArray(node)) for (const [index, item] of node.entries()) pending.push({ at: `${at}/${index}`, node: item });
    if (!isObject(node)) continue;
    const endpoint = property(node, "endpoint");
    if (property(node, "type") === "endpoint") {
      if (isObject(endpoint)) endpoints.set(`${at}/endpoint`, endpoint);
    } else for (const [key, item] of Object.entries(node)) pending.push({ at: `${at}/${key}`, node: item });
  }
  return new Map([...endpoints].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The endpoint's own schemes; when it has none, the modelled ones. */
function schemesOf(endpoint: NodeObject, modeled: readonly string[]): readonly string[] {
  const properties = property(endpoint, "properties");
  const list = isObject(properties) ? property(properties, "authSchemes") : undefined;
  if (!isArray(list) || list.length === 0) return modeled;
  return list.filter(isObject).map((scheme) => {
    const name = property(scheme, "name");
    return typeof name === "string" ? name : "";
  });
}
