/** Mock servers: one core for every platform. Node's server and the SDK's request handler are adapters of their own. */
export { createMock } from "./create-mock.js";
export type { HandlerContext, Limits, Mock, MockOptions, MockOptionsFor, RequestRecord } from "./options.js";
export { cognitoIdentityProvider } from "./profile/cognito-identity-provider.js";
export { coralInvalidInput, defaultProfile } from "./profile/default.js";
export { type InvalidInput, profileOf, type ServiceProfile } from "./profile/index.js";
export { protocols } from "./protocols.js";
export type { SampleHint, SamplePlace } from "./sample/hint.js";
export { type Optional, type SampleOptions, sampleValue } from "./sample/sample-value.js";
export type {
  CompiledOperation,
  CompiledProtocol,
  HeaderReader,
  Protocol,
  Rejection,
  WireRequest,
  WireResponse,
} from "../protocol/protocol.js";
