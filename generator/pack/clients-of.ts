/** What the client of an AWS service is called in each SDK. The names follow from the model's `sdkId`, as the SDKs derive them. */
import type { ServiceShape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export interface ClientNames {
  /** `@aws-sdk/client-…`, and the class in it. */
  readonly javaScript: { readonly module: string; readonly client: string };
  /** The name that boto3 and the AWS CLI know. */
  readonly python: string;
  /** The package below `service/`. */
  readonly go: string;
  /** The package below `software.amazon.awssdk.services`, and the class in it. */
  readonly java: { readonly module: string; readonly client: string };
}

/** Undefined for a service that is not of AWS: nobody publishes clients of it. */
export function clientsOf(service: ServiceShape): ClientNames | undefined {
  const trait = traitOf(service, "aws.api#service");
  if (trait === undefined) return undefined;
  const words = trait.sdkId.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.join("");
  const lower = joined.toLowerCase();
  return {
    javaScript: { module: `@aws-sdk/client-${words.join("-").toLowerCase()}`, client: `${joined}Client` },
    python: safe(trait.endpointPrefix ?? words.join("-").toLowerCase()),
    go: lower,
    java: { module: lower, client: `${joined}Client` },
  };
}

/** These names stand in commands that people copy. */
function safe(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9.-]+/g, "-");
}
