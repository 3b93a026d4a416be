/** For Jest, with its globals: the matchers are registered by importing this, and mocks forget between tests. */
import type { MockOf } from "../../mock/scripted-mock.js";
import { type OperationAssertions, operationMatchers } from "../../mock/matcher/index.js";

declare global {
  // The types of Jest are a namespace, and only a namespace adds to them.
  namespace jest {
    interface Matchers<R, T> extends OperationAssertions<T, R> {}
  }
}

/** What Jest puts into the global scope of a test file. */
interface JestGlobals {
  readonly expect?: { readonly extend: (matchers: typeof operationMatchers) => void };
  readonly afterEach?: (hook: () => void) => void;
}

const globals = globalThis as JestGlobals;
if (globals.expect === undefined)
  throw new Error("wrought/jest is imported by a test, or by a file of setupFilesAfterEnv");
globals.expect.extend(operationMatchers);

/** Resets the mock after each test of the file or `describe` that calls this. The mock comes back. */
export function resetAfterEach<M extends Pick<MockOf, "reset">>(mock: M): M {
  globals.afterEach?.(() => mock.reset());
  return mock;
}
