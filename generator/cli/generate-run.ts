/** `wrought generate`: what was done is printed, as a table for people or as JSON for programs. */
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { GenerateRequest } from "./generate-all.js";
import { generateAll } from "./generate-all.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { ServiceReport } from "./service-report.js";
import { printRows, rowsAsJson } from "./service-report.js";

export type { GenerateRequest } from "./generate-all.js";

export async function runGenerate(request: GenerateRequest, view: View, context: Context): Promise<ExitCode> {
  const start = performance.now();
  const report = await generateAll(request, context, !view.json && !view.quiet);
  const { terminal } = context;
  if (view.json) terminal.out.line(JSON.stringify(asJson(request, report), undefined, 2));
  else printReport(request, report, performance.now() - start, view, context);
  return hasErrors(report.diagnostics) ? exitCode.problems : exitCode.ok;
}

const marks = { created: "+", updated: "~", removed: "-", unchanged: " " } as const;

function printReport(
  request: GenerateRequest,
  report: ServiceReport,
  milliseconds: number,
  view: View,
  { terminal }: Context,
): void {
  if (request.dryRun && !view.quiet) {
    for (const { out, changes } of report.rows) {
      for (const { path, kind } of changes) {
        if (kind !== "unchanged") terminal.out.line(`${marks[kind]} ${out}/${path}`);
      }
    }
  }
  printDiagnostics(terminal.err, report.diagnostics, view);
  if (!view.quiet && report.rows.length > 0) printRows(terminal.out, report.rows, request.dryRun, milliseconds);
}

/** `out` is the output folder; with several, each service says its own. */
function asJson({ dryRun }: GenerateRequest, report: ServiceReport & { readonly outs: readonly string[] }): object {
  const { rows, diagnostics, outs } = report;
  const out = outs.length === 1 ? outs[0] : outs;
  return { command: "generate", ok: !hasErrors(diagnostics), out, dryRun, services: rowsAsJson(rows), diagnostics };
}
