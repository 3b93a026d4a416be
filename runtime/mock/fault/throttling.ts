/** The modelled errors by which a service says that it is overloaded or has failed. */
import { type OperationSchema, type StructureSchema, nameOf } from "../../schema/schema.js";

/** Names of throttling errors in AWS models, the plainest first, for models that do not say which of theirs throttle. */
const throttlingNames = [
  "ThrottlingException",
  "ThrottledException",
  "TooManyRequestsException",
  "RequestThrottledException",
  "RequestLimitExceeded",
  "ProvisionedThroughputExceededException",
  "SlowDown",
];

/** The operation's throttling error: one whose `retryable` trait says so, or one with a name that does. */
export function throttlingErrorOf({ errors }: OperationSchema): StructureSchema | undefined {
  const declared = errors.find(({ error }) => error?.retryable?.throttling === true);
  if (declared !== undefined) return declared;
  const named = throttlingNames.map((name) => errors.find(({ id }) => nameOf(id) === name));
  return named.find((error) => error !== undefined);
}

/** The operation's error for a failure of the service, if it has one of this status. */
export function serverErrorOf({ errors }: OperationSchema, status: number): StructureSchema | undefined {
  return errors.find(({ error }) => error?.fault === "server" && error.httpStatus === status);
}
