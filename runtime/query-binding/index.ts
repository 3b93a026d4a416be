/** Query bindings: what awsQuery and ec2Query have in common. */
export { type PublicError, publicErrorOf } from "./public-error.js";
export { queryProtocol, type QueryProtocolParts } from "./query-protocol.js";
