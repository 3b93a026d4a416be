/** The stubs of one mock: the newest that matches answers, those of a scenario after those of the code. */
import type { OperationSchema } from "../../schema/schema.js";
import { OpenStubs, type Taken } from "./open-stubs.js";
import { Stub } from "./stub.js";

export class StubBook {
  /** All, oldest first, spent ones too. */
  #code: Stub[] = [];
  #scenario: readonly Stub[] = [];
  /** Those that may still answer, by operation. */
  readonly #open = new Map<string, OpenStubs>();
  #count = 0;

  /** A new stub, which answers once it has an answer. */
  add(operation: OperationSchema, pattern: unknown): Stub {
    const stub = this.make(operation, pattern);
    this.#code.push(stub);
    this.#openOf(operation.name).add(stub);
    return stub;
  }

  /** A stub that is in no list yet. */
  make(operation: OperationSchema, pattern: unknown): Stub {
    return new Stub(`stub-${++this.#count}`, operation, pattern, this);
  }

  /** Takes the place of all stubs of the scenario before. */
  setScenario(stubs: readonly Stub[]): void {
    this.#scenario = stubs;
    this.#sort();
  }

  /** Every stub, the first to be asked first. */
  get all(): readonly Stub[] {
    return [...this.#scenario, ...this.#code].toReversed();
  }

  /** The answer to a call, if a stub has one. Costs nothing for operations without stubs. */
  take(operation: string, input: unknown): Taken | undefined {
    return this.#open.get(operation)?.take(input);
  }

  remove(stub: Stub): void {
    this.#code = this.#code.filter((it) => it !== stub);
    this.#scenario = this.#scenario.filter((it) => it !== stub);
    this.#open.get(stub.operation.name)?.remove(stub);
  }

  /** Forgets what the code has added; the scenario begins anew. */
  reset(): void {
    this.#code = [];
    for (const stub of this.#scenario) stub.rewind();
    this.#sort();
  }

  /** One line for each stub that has not answered as often as it was meant to. */
  get unused(): readonly string[] {
    return [...this.#scenario, ...this.#code]
      .filter((stub) => !stub.isDone)
      .map((stub) => `${String(stub)} ${stub.tally}`);
  }

  #sort(): void {
    this.#open.clear();
    for (const stub of [...this.#scenario, ...this.#code]) this.#openOf(stub.operation.name).add(stub);
  }

  #openOf(operation: string): OpenStubs {
    const known = this.#open.get(operation) ?? new OpenStubs();
    this.#open.set(operation, known);
    return known;
  }
}
