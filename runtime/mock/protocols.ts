/** The protocols that mocks speak, the likeliest first. */
import { awsJson1_0, awsJson1_1 } from "../protocol/aws-json/index.js";
import { awsQuery } from "../protocol/aws-query/index.js";
import { ec2Query } from "../protocol/ec2-query/index.js";
import type { Protocol } from "../protocol/protocol.js";
import { restJson1 } from "../protocol/rest-json/index.js";
import { restXml } from "../protocol/rest-xml/index.js";
import { rpcv2Cbor, rpcv2Json } from "../protocol/rpc-v2/index.js";
import type { ServiceSchema } from "../schema/schema.js";

export const protocols: readonly Protocol[] = [
  awsJson1_1,
  awsJson1_0,
  rpcv2Cbor,
  rpcv2Json,
  awsQuery,
  ec2Query,
  restJson1,
  restXml,
];

/** Those the model names, and awsQuery where the service has come from it: SDKs of before, in many languages, go on using it. */
export function isSpokenBy({ protocols: named, queryCompatible }: ServiceSchema, id: string): boolean {
  return named.includes(id) || (queryCompatible === true && id === awsQuery.id);
}
