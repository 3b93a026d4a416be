/** The addresses that AWS SDK clients use for a service by themselves. */
import type { ServiceSchema } from "../../schema/schema.js";

/** The domains of AWS's partitions, each with that of its addresses with IPv6. */
const domains = [
  ["amazonaws.com", "api.aws"],
  ["amazonaws.com.cn", "api.amazonwebservices.com.cn"],
  ["amazonaws.eu", "api.amazonwebservices.eu"],
  ["c2s.ic.gov", "api.aws.ic.gov"],
  ["sc2s.sgov.gov", "api.aws.scloud"],
  ["cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"],
  ["csp.hci.ic.gov", "api.aws.hci.ic.gov"],
].flat();

/**
 * Matches what stands below an endpoint of the service: in any region or in none, with FIPS or IPv6, and with something in
 * front of it, such as a bucket. `undefined` when the service is none of AWS.
 */
export function awsEndpoints({ endpointPrefix }: ServiceSchema): RegExp | undefined {
  if (endpointPrefix === undefined) return undefined;
  const region = String.raw`(?:[a-z]+(?:-[a-z]+)+-\d+|global)`;
  const host = [
    String.raw`(?:[^/?#]*\.)?`,
    literal(endpointPrefix),
    String.raw`(?:-fips)?(?:\.dualstack)?(?:\.${region})?`,
    String.raw`\.(?:${domains.map(literal).join("|")})`,
  ].join("");
  return new RegExp(String.raw`^https?://${host}(?::\d+)?(?:[/?#]|$)`, "i");
}

/** A pattern that matches the text and nothing else. */
export function literal(text: string): string {
  return text.replaceAll(/[^\w-]/g, (character) => `\\${character}`);
}
