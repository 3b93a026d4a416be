/** The stubs of one mock: the newest that matches answers, those of a scenario after those of the code. */
import type { OperationSchema } from "../../schema/schema.js";
import { Stub } from "./stub.js";
import type { Step } from "./step.js";

/** What a stub answers with, and who it is. */
export interface Taken {
  readonly stub: Stub;
  readonly step: Step;
}

export class StubBook {
  /** All, oldest first, spent ones too. */
  #code: Stub[] = [];
  #scenario: readonly Stub[] = [];
  /** Those that may still answer, by operation, oldest first. */
  readonly #open = new Map<string, Stub[]>();
  #count = 0;

  /** A new stub, which answers once it has an answer. */
  add(operation: OperationSchema, pattern: unknown): Stub {
    const stub = this.make(operation, pattern);
    this.#code.push(stub);
    this.#listOf(operation.name).push(stub);
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
    const list = this.#open.get(operation);
    if (list === undefined) return undefined;
    for (let index = list.length - 1; index >= 0; index--) {
      const stub = list[index];
      const step = stub?.take(input);
      if (stub === undefined || step === undefined) continue;
      if (!stub.isOpen) list.splice(index, 1);
      return { stub, step };
    }
    return undefined;
  }

  remove(stub: Stub): void {
    this.#code = this.#code.filter((it) => it !== stub);
    this.#scenario = this.#scenario.filter((it) => it !== stub);
    const list = this.#open.get(stub.operation.name);
    const index = list?.indexOf(stub) ?? -1;
    if (index >= 0) list?.splice(index, 1);
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
    for (const stub of [...this.#scenario, ...this.#code]) this.#listOf(stub.operation.name).push(stub);
  }

  #listOf(operation: string): Stub[] {
    const known = this.#open.get(operation) ?? [];
    this.#open.set(operation, known);
    return known;
  }
}
