/** `expect.extend(operationMatchers)`: for Vitest, Jest, and runners that take the same. */
import {
  toHaveReceivedNthOperation,
  toHaveReceivedOperation,
  toHaveReceivedOperationTimes,
} from "./operation-matchers.js";

export type { OperationAssertions } from "./assertions.js";
export type { MatcherResult } from "./operation-matchers.js";

/** The type says what a runner has to offer, and nothing of the runner. */
export const operationMatchers: {
  readonly toHaveReceivedOperation: typeof toHaveReceivedOperation;
  readonly toHaveReceivedOperationTimes: typeof toHaveReceivedOperationTimes;
  readonly toHaveReceivedNthOperation: typeof toHaveReceivedNthOperation;
} = { toHaveReceivedOperation, toHaveReceivedOperationTimes, toHaveReceivedNthOperation };
