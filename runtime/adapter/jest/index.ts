/** For Jest, with its globals: the matchers are registered by importing this, mocks forget between tests, servers end with their file. */
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
  readonly afterAll?: (hook: () => Promise<void>) => void;
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

/** Closes what `startMock` or `listen` has started after the last test of the file or `describe` that calls this. It comes back. */
export function closeAfterAll<S extends AsyncDisposable>(server: S): S {
  globals.afterAll?.(async () => server[Symbol.asyncDispose]());
  return server;
}
