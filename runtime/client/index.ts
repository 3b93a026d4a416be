/** Clients: any service called from its schema, in process or over `fetch`. No dependencies, Web standards only. */
export { createClient } from "./create-client.js";
export { ReceivedServiceError, ResponseError, type ResponseFacts } from "./errors.js";
export type { Client, ClientLimits, ClientOptions, SendOptions } from "./options.js";
export { clientProtocols } from "./protocols.js";
export { wireCall } from "./wire-call.js";
export type {
  ReceivedResponse,
  SentRequest,
  WireCall,
  WireCallOptions,
  WireOutcome,
  WireSender,
} from "../protocol/wire-call.js";
export { awsJson1_0Client, awsJson1_1Client } from "../protocol/aws-json/client.js";
export { awsQueryClient } from "../protocol/aws-query/client.js";
export { ec2QueryClient } from "../protocol/ec2-query/client.js";
export { restJson1Client } from "../protocol/rest-json/client.js";
export { restXmlClient } from "../protocol/rest-xml/client.js";
export { rpcv2CborClient, rpcv2JsonClient } from "../protocol/rpc-v2/client.js";
export type {
  ClientOperation,
  ClientOutcome,
  ClientProtocol,
  ClientRequest,
  ClientSettings,
  CompiledClient,
  ReceivedError,
  ReceivedNonsense,
  ReceivedOutput,
  ServiceFailure,
} from "../protocol/client.js";
