/** Runs many cases and holds the outcome against the list of expected failures. */
import { type ConformanceCase, protocolName } from "./corpus.js";
import { canRun, problemsOf } from "./run-case.js";

export type Outcome = "passed" | "failed" | "notForServers" | "unsupported";

export interface CaseResult {
  readonly key: string;
  readonly kind: ConformanceCase["kind"];
  readonly protocol: string;
  readonly outcome: Outcome;
  readonly problems: readonly string[];
  /** Why a failure is expected. */
  readonly reason: string | undefined;
}

/** Reasons by the key of the case. */
export type ExpectedFailures = Readonly<Record<string, string>>;

/** Runs the cases one after the other. */
export async function runCases(
  cases: readonly ConformanceCase[],
  expected: ExpectedFailures,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const it of cases) results.push(await runCase(it, expected));
  return results;
}

async function runCase(it: ConformanceCase, expected: ExpectedFailures): Promise<CaseResult> {
  const start = { key: it.key, kind: it.kind, protocol: protocolName(it.protocol) };
  const reason = Object.hasOwn(expected, it.key) ? expected[it.key] : undefined;
  if (!it.isForServers) return { ...start, outcome: "notForServers", problems: [], reason };
  if (!canRun(it)) return { ...start, outcome: "unsupported", problems: [], reason };
  const problems = await problemsOf(it).catch((error: unknown) => [`the runner failed: ${String(error)}`]);
  return { ...start, outcome: problems.length === 0 ? "passed" : "failed", problems, reason };
}

/** What must not be: failures that nobody expects, and expectations that do not fail or that name no case. */
export function violationsIn(results: readonly CaseResult[], expected: ExpectedFailures): readonly string[] {
  const failed = new Set(results.filter(({ outcome }) => outcome === "failed").map(({ key }) => key));
  return [
    ...results
      .filter(({ outcome, reason }) => outcome === "failed" && reason === undefined)
      .map(({ key, problems }) => `${key}: ${problems.join("; ")}`),
    ...Object.keys(expected)
      .filter((key) => !failed.has(key))
      .map((key) => `${key} is expected to fail and does not`),
  ];
}
