/** Query bindings: what awsQuery and ec2Query have in common on the way in, and the names of their errors. */
export { type ActionRouter, actionRouterOf, isQuery } from "./action-router.js";
export { type PublicError, publicErrorOf } from "./public-error.js";
export { inputReader } from "./read-input.js";
