/** `wrought generate --watch`: everything once, and then what a change asks for, in a process that stays warm. */
import { rememberDocumentation } from "../documentation/tsdoc-of.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { GenerateRequest } from "./generate-all.js";
import { generateAll } from "./generate-all.js";
import { hasErrors } from "./make-unit.js";
import type { ServiceReport } from "./service-report.js";
import { countsOf, rowsAsJson } from "./service-report.js";
import type { RunOutcome } from "./watch-run.js";
import { watchRun } from "./watch-run.js";
import { watchedBy } from "./watched-by.js";

/** Rounds of generating for nobody after the first run: code that has run a few times runs several times as fast. */
const warmRounds = 5;
/** In milliseconds: longer than this nobody's processor is to be kept busy for it. */
const longestWarmUp = 4_000;

/** Models that do not change cost their hash only; those that do are made in this process, whose code is compiled by then. */
export async function watchGenerate(request: GenerateRequest, view: View, context: Context): Promise<ExitCode> {
  const here: Context = { ...context, startWorkers: undefined };
  rememberDocumentation();
  let rounds = 0;
  const start = performance.now();
  await watchRun(
    {
      paths: () => watchedBy(request, context.cwd),
      run: async (changed) => {
        const isFirst = changed.length === 0;
        const report = await generateAll(
          { ...request, force: request.force && isFirst },
          isFirst ? context : here,
          false,
        );
        return isFirst || hasErrors(report.diagnostics) || hasNews(report) ? outcomeOf(report) : undefined;
      },
      idle: async () => {
        const report = await generateAll({ ...request, force: true, dryRun: true }, here, false);
        // With many models the first run was warm-up enough.
        return ++rounds < warmRounds && report.rows.length <= 2 && performance.now() - start < longestWarmUp;
      },
    },
    view,
    context,
  );
  return exitCode.ok;
}

function hasNews({ rows }: ServiceReport): boolean {
  return rows.some(({ status }) => status !== "up-to-date");
}

function outcomeOf(report: ServiceReport): RunOutcome {
  const { rows, diagnostics } = report;
  const busy = rows.filter(({ status }) => status !== "up-to-date");
  const { written, unchanged, removed } = countsOf((busy.length > 0 ? busy : rows).flatMap(({ changes }) => changes));
  const names = busy.map(({ name }) => name);
  const what = names.length === 0 ? "up to date" : names.length <= 3 ? names.join(", ") : `${names.length} services`;
  const counts =
    names.length === 0 ? `${unchanged} files` : `${written} written, ${unchanged} unchanged, ${removed} removed`;
  return { done: `${what}  ${counts}`, diagnostics, json: { services: rowsAsJson(rows) } };
}
