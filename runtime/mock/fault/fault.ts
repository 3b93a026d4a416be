/** What can be made to go wrong, and when: plain data, the same in code, in scenarios and over the control API. */
import type { Latency } from "../latency.js";

/** What goes wrong. */
export type FaultEffect =
  /** The answer is late. */
  | { readonly kind: "latency"; readonly ms: Latency }
  /** Too many requests, as the service's model or its protocol says it. */
  | { readonly kind: "throttle" }
  /** The service fails: 500 when no status is given. */
  | { readonly kind: "error"; readonly status?: 500 | 502 | 503 | 504 }
  /** The connection ends without an answer. */
  | { readonly kind: "reset" }
  /** The body comes in small pieces. */
  | { readonly kind: "slow"; readonly bytesPerSecond: number }
  /** The connection ends in the body, after so many bytes; half of them when absent. */
  | { readonly kind: "truncate"; readonly bytes?: number }
  /** The body is whole and of no format. */
  | { readonly kind: "malform" };

/** When it does: always, unless something here says less. All that is given must hold. */
export interface FaultSchedule {
  /** The share of calls, above 0 and up to 1. The seed decides which. */
  readonly rate?: number;
  /** Counted from 1, over the calls that the fault could meet: from which on, up to which, every how many. */
  readonly calls?: { readonly from?: number; readonly to?: number; readonly every?: number };
  /** Milliseconds on the mock's clock since the fault was set. */
  readonly time?: { readonly after?: number; readonly until?: number };
}

export type Fault = FaultEffect & FaultSchedule;

/** A fault that has been set. */
export interface SetFault {
  readonly id: string;
  /** The operation's name, or `*` for every operation. */
  readonly operation: string;
  readonly fault: Fault;
  /** How many calls it has met. */
  readonly met: number;
  readonly remove: () => void;
}
