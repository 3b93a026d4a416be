/** A mock that is scripted and asked about its calls, typed by the operations of the generated code. */
import type { MockClock } from "./clock/mock-clock.js";
import type { Fault, SetFault } from "./fault/fault.js";
import type { Mock } from "./options.js";
import type { RecordedCall } from "./record/recorded-call.js";
import type { Script } from "./script/script.js";
import type { InputOf, MatchOf, OutputOf, StubOf, UntypedOperations } from "./stub/stub-types.js";

/** How long, and for how many calls, is waited. */
export interface CalledOptions {
  /** 1 when absent. */
  readonly times?: number;
  /** Milliseconds of the system's time; 1,000 when absent. */
  readonly timeout?: number;
}

export interface Scripting<Operations> {
  /**
   * A stub for an operation, for the inputs that match. Of several that match the newest answers; one that has answered as
   * often as it may leaves the call to the one before. Calls that no stub takes go to the handler, then to the default
   * response. @throws TypeError for an operation or a member that the model does not know
   */
  readonly on: <Name extends keyof Operations & string>(
    operation: Name,
    match?: MatchOf<Operations[Name]>,
  ) => StubOf<Operations[Name]>;
  /** Makes calls of an operation, or of every one (`*`), go wrong. @throws TypeError for what is no fault */
  readonly fault: (operation: (keyof Operations & string) | "*", fault: Fault) => SetFault;
  /** The calls of an operation, or all of them, oldest first; as many as the option `record` keeps. */
  readonly calls: {
    <Name extends keyof Operations & string>(
      operation: Name,
    ): readonly RecordedCall<InputOf<Operations[Name]>, OutputOf<Operations[Name]>>[];
    (): readonly RecordedCall[];
  };
  /** The calls of an operation as soon as there are so many. @throws Error when they do not come in time */
  readonly called: <Name extends keyof Operations & string>(
    operation: Name,
    options?: CalledOptions,
  ) => Promise<readonly RecordedCall<InputOf<Operations[Name]>, OutputOf<Operations[Name]>>[]>;
  /** The mock's own time, in contexts of handlers, delays, faults, signatures, records and, once it is moved, `Date` fields. */
  readonly clock: MockClock;
  /** Forgets stubs, faults and calls, and lets the clock show the system's time. What a scenario has set begins anew. */
  readonly reset: () => void;
  /** @throws Error that lists stubs which have not answered, or not as often as they were meant to */
  readonly assertAllUsed: () => void;
  /** The same, untyped: for adapters. */
  readonly script: Script;
  /** For the compiler alone, which reads here of what operations a mock is, whatever else it is besides: never there. */
  readonly operations?: Operations;
}

/** A mock; `Operations` maps wire names to the constants of generated code. */
export interface MockOf<Operations = UntypedOperations> extends Mock, Scripting<Operations> {}

/** Node's protocol for `util.inspect` and `console.log`: a mock that is printed would print its whole model. */
const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");
interface Inspectable {
  readonly [inspectSymbol]: () => string;
}

/** The scripting of one mock. What the compiler knows of it, {@link Script} checks again. */
export function scriptingOf<Operations>(script: Script): Scripting<Operations> {
  const scripting: Scripting<UntypedOperations> & Inspectable = {
    on: (operation, match) => script.on(operation, match),
    fault: (operation, fault) => script.fault(operation, fault),
    calls: (operation?: string) =>
      script.calls.of(operation === undefined ? undefined : script.operation(operation).name) as readonly RecordedCall<
        never,
        never
      >[],
    called: (operation, { times = 1, timeout = 1_000 } = {}) =>
      script.calls.waitFor(script.operation(operation).name, times, timeout) as Promise<
        readonly RecordedCall<never, never>[]
      >,
    clock: script.clock,
    reset: () => script.reset(),
    assertAllUsed: () => script.assertAllUsed(),
    script,
    [inspectSymbol]: () => `Mock of ${script.service.sdkId}`,
  };
  return scripting as unknown as Scripting<Operations>;
}
