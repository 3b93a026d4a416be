/** The tables of `docs/conformance.md`. */
import { type CaseResult, type Outcome, type Side, sides } from "./run.js";

const kinds = [
  ["request", "requests"],
  ["response", "responses"],
  ["malformed", "malformed requests"],
  ["events", "event streams"],
] as const;

const outcomes: readonly Outcome[] = ["passed", "failed", "notForSide", "unsupported"];

/** The last outcome has a column only where there is something in it. */
type Column = readonly [title: string, side: Side, outcome: Outcome];

function columnsOf(results: readonly CaseResult[]): readonly Column[] {
  const all = sides.flatMap((side): readonly Column[] => [
    [`${side}: passed`, side, "passed"],
    ["failed", side, "failed"],
    [`not for ${side}s`, side, "notForSide"],
    ["not supported", side, "unsupported"],
  ]);
  return all.filter(([, , outcome]) => outcome !== "unsupported" || results.some((it) => it.outcome === outcome));
}

/** The whole page, in Markdown. */
export function reportOf(results: readonly CaseResult[]): string {
  const protocols = [...new Set(results.map(({ protocol }) => protocol))];
  return [
    "# Conformance",
    "",
    "The official protocol tests of Smithy, run against the mock server and through the client of `wrought/client`. Made by",
    "`npm run conformance`; do not edit. A case is not for a side where the suite says so: by the case's `appliesTo`, or by the tag",
    "`client-only` or `server-only` of its operation.",
    "",
    ...protocols.flatMap((protocol) => tableOf(protocol, results)),
    ...sides.flatMap((side) => failuresOf(side, results)),
  ].join("\n");
}

function tableOf(protocol: string, results: readonly CaseResult[]): readonly string[] {
  const columns = columnsOf(results);
  const own = results.filter((result) => result.protocol === protocol);
  const rows = kinds.flatMap(([kind, title]) => {
    const some = own.filter((result) => result.kind === kind);
    return some.length === 0 ? [] : [rowOfCounts(title, some, columns)];
  });
  return [
    `## ${protocol}`,
    "",
    `| | ${columns.map(([title]) => title).join(" | ")} |`,
    `| --- | ${columns.map(() => "---:").join(" | ")} |`,
    ...rows,
    rowOfCounts("all", own, columns),
    "",
  ];
}

function rowOfCounts(title: string, results: readonly CaseResult[], columns: readonly Column[]): string {
  const counts = columns.map(
    ([, side, outcome]) => results.filter((result) => result.side === side && result.outcome === outcome).length,
  );
  return `| ${title} | ${counts.join(" | ")} |`;
}

/** How many there are of each outcome. */
export function countsOf(results: readonly CaseResult[]): readonly number[] {
  return outcomes.map((outcome) => results.filter((result) => result.outcome === outcome).length);
}

function failuresOf(side: Side, results: readonly CaseResult[]): readonly string[] {
  const failures = results.filter((result) => result.side === side && result.outcome === "failed");
  return [
    `## Expected failures of the ${side}`,
    "",
    ...(failures.length === 0 ? ["None.", ""] : ["| case | reason |", "| --- | --- |", ...failures.map(rowOf), ""]),
  ];
}

function rowOf({ key, reason, problems }: CaseResult): string {
  return `| \`${key}\` | ${(reason ?? `unexpected: ${problems.join("; ")}`).replaceAll("|", "\\|").replaceAll("\n", " ")} |`;
}
