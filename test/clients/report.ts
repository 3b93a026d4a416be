/** What a sweep of one client found: counts, failures, and what it left out and why. */

/** Why something was left out. */
export type LeftOutReason =
  | "operations that the client does not have"
  | "operations that the model does not have"
  | "members that the client does not have"
  | "errors that the client does not have"
  | "errors whose query code is another error's too"
  | "paginators that the client does not have"
  | "waiters that the client does not have"
  | "cases that need a member the client does not have"
  | "operations that the client sends in another way"
  | "paginators whose token has one value only"
  | "waiter states that no output was found for";

export interface Failure {
  readonly operation: string;
  /** What was tried: `input`, `output`, an error's or a waiter's name. */
  readonly what: string;
  readonly text: string;
}

export interface Report {
  readonly service: string;
  /** The name part of the protocol's id. */
  readonly protocol: string;
  readonly transport: "in process" | "over HTTP";
  readonly version: string;
  readonly operations: number;
  readonly roundTrips: number;
  readonly errors: number;
  readonly paginators: number;
  readonly waiters: number;
  /** Throttled calls that were tried again. */
  readonly retries: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, readonly string[]>>>;
  /** The customisations of the client that were met, as their keys. */
  readonly customisations: readonly string[];
  readonly failures: readonly Failure[];
}

/** Counts while a sweep runs. */
export class Tally {
  readonly operations = new Set<string>();
  roundTrips = 0;
  errors = 0;
  paginators = 0;
  waiters = 0;
  retries = 0;
  readonly customisations = new Set<string>();
  readonly #leftOut = new Map<LeftOutReason, Set<string>>();
  readonly #failures = new Map<string, Failure>();

  leaveOut(reason: LeftOutReason, what: string): void {
    const known = this.#leftOut.get(reason) ?? new Set();
    this.#leftOut.set(reason, known.add(what));
  }

  /** Of one kind at one operation, the first failure is kept. */
  fail(operation: string, what: string, text: string): void {
    const key = `${operation} ${what}`;
    if (!this.#failures.has(key)) this.#failures.set(key, { operation, what, text: text.slice(0, 600) });
  }

  report(run: Pick<Report, "service" | "protocol" | "transport" | "version">): Report {
    const { roundTrips, errors, paginators, waiters, retries } = this;
    return {
      ...run,
      operations: this.operations.size,
      roundTrips,
      errors,
      paginators,
      waiters,
      retries,
      leftOut: Object.fromEntries([...this.#leftOut].map(([reason, what]) => [reason, [...what].toSorted()])),
      customisations: [...this.customisations].toSorted(),
      failures: [...this.#failures.values()],
    };
  }
}

/** One line for people. */
export function lineOf(report: Report): string {
  const { service, protocol, transport, version, operations, roundTrips, errors, paginators, waiters, retries } =
    report;
  const leftOut = Object.entries(report.leftOut).map(([reason, what]) => `${what.length} ${reason}`);
  return [
    `${service} ${version}, ${protocol} ${transport}: ${operations} operations, ${roundTrips} round trips, ${errors} errors`,
    `, ${paginators} paginators, ${waiters} waiters, ${retries} retries`,
    report.customisations.length === 0 ? "" : `, ${report.customisations.length} client customisations`,
    leftOut.length === 0 ? "" : `; left out: ${leftOut.join(", ")}`,
    report.failures.length === 0 ? "" : `; ${report.failures.length} FAILED`,
  ].join("");
}
