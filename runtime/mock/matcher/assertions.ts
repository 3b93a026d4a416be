/** The matchers as `expect` offers them, typed by the mock that is expected of. */
import type { MockOf } from "../scripted-mock.js";
import type { MatchOf, UntypedOperations } from "../stub/stub-types.js";

type OperationsOf<Mock> = Mock extends Pick<MockOf<infer Operations>, "operations"> ? Operations : UntypedOperations;
type Name<Mock> = keyof OperationsOf<Mock> & string;
type Input<Mock, Operation extends Name<Mock>> = MatchOf<OperationsOf<Mock>[Operation]>;

/** `Mock` is what stands in `expect(…)`; `Result` is what the runner's own matchers return. */
export interface OperationAssertions<Mock, Result = void> {
  /** The mock was asked for the operation, with an input of which `input` is a part. */
  toHaveReceivedOperation: <Operation extends Name<Mock>>(
    operation: Operation,
    input?: Input<Mock, Operation>,
  ) => Result;
  /** The mock was asked so many times. */
  toHaveReceivedOperationTimes: <Operation extends Name<Mock>>(
    operation: Operation,
    times: number,
    input?: Input<Mock, Operation>,
  ) => Result;
  /** The n-th time, counted from 1, it was asked with an input of which `input` is a part. */
  toHaveReceivedNthOperation: <Operation extends Name<Mock>>(
    nth: number,
    operation: Operation,
    input?: Input<Mock, Operation>,
  ) => Result;
}
