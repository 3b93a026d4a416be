/** Mock servers: one core for every platform. Node's server and the SDK's request handler are adapters of their own. */
export { atPath } from "./at-path.js";
export { createMock } from "./create-mock.js";
export type { MockClock, Moment } from "./clock/mock-clock.js";
export type { ControlDocumentation } from "./control/endpoint.js";
export { type Controllable, type ControlOptions, withControl } from "./control/with-control.js";
export type { Fault, FaultEffect, FaultSchedule, SetFault } from "./fault/fault.js";
export type { Latency } from "./latency.js";
export type {
  AuthContext,
  Authenticator,
  HandlerContext,
  Limits,
  Mock,
  MockOptions,
  MockOptionsFor,
  Refusal,
  RequestRecord,
} from "./options.js";
export { RecordedCall } from "./record/recorded-call.js";
export type { PlainProblem } from "./scenario/problems.js";
export { readScenario, type Scenario, type ScenarioReading } from "./scenario/read-scenario.js";
export type { CalledOptions, MockOf, Scripting } from "./scripted-mock.js";
export type { Match, Pattern } from "./stub/pattern.js";
export { raw, type RawParts, type RawResponse } from "./stub/raw.js";
export type {
  AnsweredStub,
  ErrorMembers,
  OpenStub,
  Reply,
  SequenceEntry,
  Untyped,
  UntypedError,
  UntypedOperations,
} from "./stub/stub-types.js";
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
