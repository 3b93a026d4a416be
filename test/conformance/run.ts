/** Runs many cases and holds the outcome against the list of expected failures. */
import { type ConformanceCase, protocolName } from "./corpus.js";
import { canRun, problemsOf } from "./run-case.js";
import { canRunAsClient, clientProblemsOf } from "./run-client-case.js";

/** Which side a case is run for. */
export type Side = "server" | "client";
export type Outcome = "passed" | "failed" | "notForSide" | "unsupported";

export interface CaseResult {
  readonly side: Side;
  readonly key: string;
  readonly kind: ConformanceCase["kind"];
  readonly protocol: string;
  readonly outcome: Outcome;
  readonly problems: readonly string[];
  /** Why a failure is expected. */
  readonly reason: string | undefined;
}

/** Reasons by the key of the case, for each side. */
export type ExpectedFailures = Readonly<Record<Side, Readonly<Record<string, string>>>>;

export const sides: readonly Side[] = ["server", "client"];

interface Runner {
  readonly isFor: (it: ConformanceCase) => boolean;
  readonly canRun: (it: ConformanceCase) => boolean;
  readonly problemsOf: (it: ConformanceCase) => Promise<readonly string[]>;
}

const runners: Readonly<Record<Side, Runner>> = {
  server: { isFor: ({ isForServers }) => isForServers, canRun, problemsOf },
  client: { isFor: ({ isForClients }) => isForClients, canRun: canRunAsClient, problemsOf: clientProblemsOf },
};

/** Runs the cases one after the other, for both sides. */
export async function runCases(
  cases: readonly ConformanceCase[],
  expected: ExpectedFailures,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const it of cases) for (const side of sides) results.push(await runCase(it, side, expected[side]));
  return results;
}

async function runCase(
  it: ConformanceCase,
  side: Side,
  expected: Readonly<Record<string, string>>,
): Promise<CaseResult> {
  const runner = runners[side];
  const start = { side, key: it.key, kind: it.kind, protocol: protocolName(it.protocol) };
  const reason = Object.hasOwn(expected, it.key) ? expected[it.key] : undefined;
  if (!runner.isFor(it)) return { ...start, outcome: "notForSide", problems: [], reason };
  if (!runner.canRun(it)) return { ...start, outcome: "unsupported", problems: [], reason };
  const problems = await runner.problemsOf(it).catch((error: unknown) => [`the runner failed: ${String(error)}`]);
  return { ...start, outcome: problems.length === 0 ? "passed" : "failed", problems, reason };
}

/** What must not be: failures that nobody expects, and expectations that do not fail or that name no case. */
export function violationsIn(results: readonly CaseResult[], expected: ExpectedFailures): readonly string[] {
  const failed = new Set(results.filter(({ outcome }) => outcome === "failed").map(nameOfRun));
  return [
    ...results
      .filter(({ outcome, reason }) => outcome === "failed" && reason === undefined)
      .map((result) => `${nameOfRun(result)}: ${result.problems.join("; ")}`),
    ...sides
      .flatMap((side) => Object.keys(expected[side]).map((key) => nameOfRun({ side, key })))
      .filter((name) => !failed.has(name))
      .map((name) => `${name} is expected to fail and does not`),
  ];
}

function nameOfRun({ side, key }: Pick<CaseResult, "side" | "key">): string {
  return `${side}: ${key}`;
}
