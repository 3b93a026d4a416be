/** For Vitest: the matchers are registered by importing this, and mocks forget between tests. */
import { afterEach, expect } from "vitest";
import type { MockOf } from "../../mock/scripted-mock.js";
import { type OperationAssertions, operationMatchers } from "../../mock/matcher/index.js";

declare module "vitest" {
  interface Matchers<T> extends OperationAssertions<T> {}
}

expect.extend(operationMatchers);

/** Resets the mock after each test of the file or `describe` that calls this. The mock comes back. */
export function resetAfterEach<M extends Pick<MockOf, "reset">>(mock: M): M {
  afterEach(() => mock.reset());
  return mock;
}
