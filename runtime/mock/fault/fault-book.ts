/** The faults of one mock, and which of them a call meets. Seeded: the same calls in the same order meet the same faults. */
import type { MockClock } from "../clock/mock-clock.js";
import { sampleLatency } from "../latency.js";
import { below, hashOfSeed, randomOf } from "../random.js";
import type { Fault, SetFault } from "./fault.js";

/** What a call meets. */
export interface Trouble {
  /** The kinds of the faults, in the order they were set. */
  readonly kinds: readonly string[];
  /** The latencies together. */
  readonly latencyMs: number;
  /** Instead of an answer: the newest fault that is one. */
  readonly failure: (Fault & { readonly kind: "throttle" | "error" | "reset" }) | undefined;
  /** What becomes of the body. */
  readonly spoilt: readonly (Fault & { readonly kind: "slow" | "truncate" | "malform" })[];
}

export class FaultBook {
  readonly #seed: number | string;
  readonly #clock: MockClock;
  #code: ActiveFault[] = [];
  #scenario: ActiveFault[] = [];
  #count = 0;

  constructor(seed: number | string, clock: MockClock) {
    this.#seed = seed;
    this.#clock = clock;
  }

  add(operation: string, fault: Fault): SetFault {
    const active = this.#make("code", this.#code.length, operation, fault);
    this.#code.push(active);
    return active;
  }

  /** Takes the place of all faults of the scenario before. */
  setScenario(faults: readonly { readonly operation: string; readonly fault: Fault }[]): void {
    this.#scenario = faults.map(({ operation, fault }, index) => this.#make("scenario", index, operation, fault));
  }

  get all(): readonly SetFault[] {
    return [...this.#scenario, ...this.#code];
  }

  /** What a call of the operation meets; `undefined` when nothing, which costs next to nothing. */
  meet(operation: string): Trouble | undefined {
    if (this.#code.length + this.#scenario.length === 0) return undefined;
    const now = this.#clock.now().getTime();
    const met = [...this.#scenario, ...this.#code].filter((it) => it.meets(operation, now));
    if (met.length === 0) return undefined;
    let latencyMs = 0;
    let failure: Trouble["failure"];
    const spoilt: Trouble["spoilt"][number][] = [];
    for (const { fault, random } of met) {
      if (fault.kind === "latency") latencyMs += sampleLatency(fault.ms, random);
      else if (fault.kind === "throttle" || fault.kind === "error" || fault.kind === "reset") failure = fault;
      else spoilt.push(fault);
    }
    return { kinds: met.map(({ fault }) => fault.kind), latencyMs, failure, spoilt };
  }

  /** Forgets what the code has set; the scenario begins anew. */
  reset(): void {
    this.#code = [];
    this.setScenario(this.#scenario);
  }

  #make(layer: "code" | "scenario", index: number, operation: string, fault: Fault): ActiveFault {
    const random = randomOf(below(below(below(hashOfSeed(this.#seed), `fault of the ${layer}`), index), operation));
    const remove = (it: ActiveFault): void => {
      this.#code = this.#code.filter((other) => other !== it);
      this.#scenario = this.#scenario.filter((other) => other !== it);
    };
    return new ActiveFault(`fault-${++this.#count}`, operation, fault, this.#clock.now().getTime(), random, remove);
  }
}

class ActiveFault implements SetFault {
  readonly id: string;
  readonly operation: string;
  readonly fault: Fault;
  readonly random: () => number;
  readonly #since: number;
  readonly #removeFrom: (it: ActiveFault) => void;
  #seen = 0;
  #met = 0;

  constructor(
    id: string,
    operation: string,
    fault: Fault,
    since: number,
    random: () => number,
    removeFrom: (it: ActiveFault) => void,
  ) {
    this.id = id;
    this.operation = operation;
    this.fault = fault;
    this.random = random;
    this.#since = since;
    this.#removeFrom = removeFrom;
  }

  get met(): number {
    return this.#met;
  }

  readonly remove = (): void => this.#removeFrom(this);

  meets(operation: string, now: number): boolean {
    if (this.operation !== "*" && this.operation !== operation) return false;
    this.#seen++;
    const { rate = 1, calls = {}, time = {} } = this.fault;
    const { from = 1, to = Infinity, every = 1 } = calls;
    const age = now - this.#since;
    if (this.#seen < from || this.#seen > to || (this.#seen - from) % every !== 0) return false;
    if (age < (time.after ?? 0) || age >= (time.until ?? Infinity)) return false;
    if (rate < 1 && this.random() >= rate) return false;
    this.#met++;
    return true;
  }
}
