/** For Vitest: the matchers are registered by importing this, mocks forget between tests, and servers end with their file. */
import { afterAll, afterEach, expect } from "vitest";
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

/** Closes what `startMock` or `listen` has started after the last test of the file or `describe` that calls this. It comes back. */
export function closeAfterAll<S extends AsyncDisposable>(server: S): S {
  afterAll(async () => server[Symbol.asyncDispose]());
  return server;
}
