/** Endpoints that AWS's traits give for regions and partitions: URLs, once their placeholders are filled in. */
import { hasTrait } from "../../traits.js";
import { entriesOf, itemsOf, type ModelShapes, partOf, type RuleEvent } from "../rule.js";

const special = [
  ["aws.endpoints#standardRegionalEndpoints", "regionSpecialCases"],
  ["aws.endpoints#standardRegionalEndpoints", "partitionSpecialCases"],
  ["aws.endpoints#standardPartitionalEndpoints", "partitionEndpointSpecialCases"],
] as const;

/** What the URI syntax of RFC 2396 allows before a path, and in one. */
const url = /^[a-z][a-z0-9+.-]*:(?:\/\/)?[\w.~!$&'()*+,;=:@%[\]-]*(?:[/?#][\w.~!$&'()*+,;=:@%/?#-]*)?$/i;

export function* endpointPatterns({ services }: ModelShapes): Iterable<RuleEvent> {
  for (const service of services) {
    for (const [trait, key] of special) {
      if (!hasTrait(service, trait)) continue;
      for (const [name, cases] of entriesOf(partOf(service, trait, key))) {
        for (const [index, one] of itemsOf(cases).entries()) {
          const endpoint = entriesOf(one).find(([part]) => part === "endpoint")?.[1];
          if (typeof endpoint !== "string" || url.test(endpoint.replaceAll(/[{}]/g, ""))) continue;
          const message = `The endpoint ${JSON.stringify(endpoint)} of ${service.id} is no URL.`;
          const path = [key, name, index, "endpoint"];
          yield { event: "AwsSpecialCaseEndpoint.InvalidEndpointPatternUrl", shape: service, message, trait, path };
        }
      }
    }
  }
}
