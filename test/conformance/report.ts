/** The tables of `docs/conformance.md`. */
import type { CaseResult, Outcome } from "./run.js";

const kinds = [
  ["request", "requests"],
  ["response", "responses"],
  ["malformed", "malformed requests"],
  ["events", "event streams"],
] as const;

const outcomes: readonly (readonly [Outcome, string])[] = [
  ["passed", "passed"],
  ["failed", "failed"],
  ["notForServers", "not for servers"],
  ["unsupported", "not supported yet"],
];

/** The whole page, in Markdown. */
export function reportOf(results: readonly CaseResult[]): string {
  const protocols = [...new Set(results.map(({ protocol }) => protocol))];
  const failures = results.filter(({ outcome }) => outcome === "failed");
  return [
    "# Conformance",
    "",
    "The official protocol tests of Smithy, run against the mock server. Made by `npm run conformance`; do not edit.",
    "",
    ...protocols.flatMap((protocol) => tableOf(protocol, results)),
    "## Expected failures",
    "",
    ...(failures.length === 0 ? ["None.", ""] : ["| case | reason |", "| --- | --- |", ...failures.map(rowOf), ""]),
  ].join("\n");
}

function tableOf(protocol: string, results: readonly CaseResult[]): readonly string[] {
  const own = results.filter((result) => result.protocol === protocol);
  const rows = kinds.flatMap(([kind, title]) => {
    const some = own.filter((result) => result.kind === kind);
    return some.length === 0 ? [] : [`| ${title} | ${countsOf(some).join(" | ")} |`];
  });
  const names = outcomes.map(([, title]) => title);
  return [
    `## ${protocol}`,
    "",
    `| | ${names.join(" | ")} |`,
    `| --- | ${names.map(() => "---:").join(" | ")} |`,
    ...rows,
    `| all | ${countsOf(own).join(" | ")} |`,
    "",
  ];
}

/** How many there are of each outcome. */
export function countsOf(results: readonly CaseResult[]): readonly number[] {
  return outcomes.map(([outcome]) => results.filter((result) => result.outcome === outcome).length);
}

function rowOf({ key, reason, problems }: CaseResult): string {
  return `| \`${key}\` | ${(reason ?? `unexpected: ${problems.join("; ")}`).replaceAll("|", "\\|").replaceAll("\n", " ")} |`;
}
