/** What has been scripted for one mock, and what it has seen. No two mocks share any of it. */
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import { type MockClock, mockClock } from "../clock/mock-clock.js";
import type { Fault, SetFault } from "../fault/fault.js";
import { FaultBook } from "../fault/fault-book.js";
import { readFault } from "../fault/read-fault.js";
import type { Handler } from "../handlers.js";
import { type Latency, sampleLatency } from "../latency.js";
import { below, hashOfSeed, randomOf } from "../random.js";
import { CallLog } from "../record/call-log.js";
import { Problems, problemsText } from "../scenario/problems.js";
import type { Scenario } from "../scenario/read-scenario.js";
import { type ReadStub, readOperation } from "../scenario/read-stub.js";
import type { Stub } from "../stub/stub.js";
import { StubBook } from "../stub/stub-book.js";
import type { Step } from "../stub/step.js";

export interface ScriptOptions {
  readonly service: ServiceSchema;
  readonly seed: number | string;
  /** How many calls are kept. */
  readonly record: number | undefined;
}

/** The untyped side of a mock: adapters, scenarios and the control API work on it. */
export class Script {
  readonly service: ServiceSchema;
  readonly clock: MockClock = mockClock();
  readonly stubs: StubBook = new StubBook();
  readonly faults: FaultBook;
  readonly calls: CallLog;
  readonly #random: () => number;

  constructor({ service, seed, record }: ScriptOptions) {
    this.service = service;
    this.faults = new FaultBook(seed, this.clock);
    this.calls = new CallLog(record);
    this.#random = randomOf(below(hashOfSeed(seed), "delays"));
  }

  /** @throws TypeError when there is no such operation */
  operation(name: unknown): OperationSchema {
    const problems = new Problems();
    const operation = readOperation(this.service, name, problems);
    if (operation !== undefined) return operation;
    const [problem] = problems.list;
    throw new TypeError([problem?.message, problem?.hint].filter((part) => part !== undefined).join(". "));
  }

  on(name: unknown, match: unknown): Stub {
    return this.stubs.add(this.operation(name), match);
  }

  /** @throws TypeError for an unknown operation and for what is no fault */
  fault(name: unknown, value: unknown): SetFault {
    const problems = new Problems();
    const operation = name === "*" ? "*" : this.operation(name).name;
    const fault: Fault | undefined = readFault(value, problems);
    if (fault === undefined) throw new TypeError(`fault(${JSON.stringify(operation)}): ${problemsText(problems.list)}`);
    return this.faults.add(operation, fault);
  }

  /** Sets a stub that has been read. */
  addRead(read: ReadStub): Stub {
    return play(this.stubs.add(read.operation, read.match), read);
  }

  /** Takes the place of the scenario before. */
  setScenario({ stubs, faults }: Scenario): void {
    this.stubs.setScenario(stubs.map((read) => play(this.stubs.make(read.operation, read.match), read)));
    this.faults.setScenario(faults);
  }

  /** Stubs, faults and calls are forgotten, a scenario begins anew, and the clock shows the system's time. */
  reset(): void {
    this.stubs.reset();
    this.faults.reset();
    this.calls.reset();
    this.clock.resume();
  }

  /** @throws Error that lists the stubs which have not answered as often as they were meant to */
  assertAllUsed(): void {
    const { unused } = this.stubs;
    if (unused.length > 0) throw new Error(`stubs were not used:\n  ${unused.join("\n  ")}`);
  }

  /** The handler that plays a step, after its delay; `next` is what a call passes through to. */
  handlerOf(step: Step, delay: Latency | undefined, next: Handler | undefined): Handler | undefined {
    const player = playerOf(step, next);
    return delay === undefined ? player : this.#late(delay, player ?? passing);
  }

  #late(delay: Latency, play: Handler): Handler {
    const milliseconds = sampleLatency(delay, this.#random);
    return async (input, context) => {
      await this.clock.sleep(milliseconds);
      return play(input, context);
    };
  }
}

function play(stub: Stub, { steps, times, delay }: ReadStub): Stub {
  if (times !== undefined) stub.times(times);
  if (delay !== undefined) stub.delay(delay);
  return stub.play(steps);
}

const passing: Handler = (_, context) => context.defaultResponse();

function playerOf(step: Step, next: Handler | undefined): Handler | undefined {
  switch (step.kind) {
    case "value":
      return () => step.value;
    case "call":
      return step.call;
    case "raw":
      return () => step.response;
    case "default":
      return next;
    case "error":
      return () => {
        throw step.error;
      };
  }
}
