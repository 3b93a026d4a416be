/** The protocols that clients speak, in the order in which they are chosen for a service that offers several. */
import { awsJson1_0Client, awsJson1_1Client } from "../protocol/aws-json/client.js";
import { awsQueryClient } from "../protocol/aws-query/client.js";
import type { ClientProtocol } from "../protocol/client.js";
import { ec2QueryClient } from "../protocol/ec2-query/client.js";
import { restJson1Client } from "../protocol/rest-json/client.js";
import { restXmlClient } from "../protocol/rest-xml/client.js";
import { rpcv2CborClient, rpcv2JsonClient } from "../protocol/rpc-v2/client.js";

export const clientProtocols: readonly ClientProtocol[] = [
  rpcv2CborClient,
  rpcv2JsonClient,
  awsJson1_0Client,
  awsJson1_1Client,
  restJson1Client,
  restXmlClient,
  awsQueryClient,
  ec2QueryClient,
];
