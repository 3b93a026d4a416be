/** `npm run conformance [-- --json] [--protocol NAME] [--id ID]`: runs the corpus, writes the page, exits with 1 on a surprise. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { type ConformanceCase, protocolName, protocolTestFolder, readCases } from "./corpus.js";
import { countsOf, reportOf } from "./report.js";
import { type CaseResult, type ExpectedFailures, runCases, sides, violationsIn } from "./run.js";

const root = process.cwd();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      protocol: { type: "string", multiple: true },
      id: { type: "string", multiple: true },
    },
  });
  const folder = protocolTestFolder(root);
  if (folder === undefined) {
    process.stderr.write("no protocol tests; set WROUGHT_CORPUS\n");
    return 1;
  }
  const all = readCases(folder);
  const isWhole = values.protocol === undefined && values.id === undefined;
  const chosen = all.filter(
    (it) =>
      (values.protocol === undefined || values.protocol.includes(protocolName(it.protocol))) &&
      (values.id === undefined ||
        values.id.some((id) => it.id === id || it.key === id || it.id.startsWith(`${id}_case`))),
  );
  const listed = expectedFailures();
  const expected = isWhole
    ? listed
    : { server: chosenFrom(listed.server, chosen), client: chosenFrom(listed.client, chosen) };
  const results = await runCases(chosen, expected);
  const violations = violationsIn(results, expected);
  if (isWhole) await writePage(reportOf(results));
  process.stdout.write(
    values.json ? `${JSON.stringify({ results, violations }, null, 2)}\n` : summaryOf(results, violations),
  );
  return violations.length === 0 && chosen.length > 0 ? 0 : 1;
}

async function writePage(text: string): Promise<void> {
  writeFileSync(join(root, "docs/conformance.md"), await format(text, { parser: "markdown", printWidth: 120 }));
}

function expectedFailures(): ExpectedFailures {
  return JSON.parse(readFileSync(join(root, "test/conformance/expected-failures.json"), "utf8")) as ExpectedFailures;
}

function chosenFrom(
  listed: Readonly<Record<string, string>>,
  chosen: readonly ConformanceCase[],
): Readonly<Record<string, string>> {
  const keys = new Set(chosen.map(({ key }) => key));
  return Object.fromEntries(Object.entries(listed).filter(([key]) => keys.has(key)));
}

function summaryOf(results: readonly CaseResult[], violations: readonly string[]): string {
  const protocols = [...new Set(results.map(({ protocol }) => protocol))];
  const lines = protocols.flatMap((protocol) =>
    sides.map((side) => {
      const own = results.filter((it) => it.protocol === protocol && it.side === side);
      const [passed, failed, other, unsupported] = countsOf(own);
      const counts = `${passed} passed, ${failed} failed, ${other} not for ${side}s, ${unsupported} not supported yet`;
      return `${protocol}, ${side}: ${counts}`;
    }),
  );
  return [...violations, ...lines, `${results.length / sides.length} cases, ${violations.length} surprises`, ""].join(
    "\n",
  );
}

process.exitCode = await main();
