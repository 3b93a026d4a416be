/** `wrought generate`: what was done is printed, as a table for people or as JSON for programs. */
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { GenerateRequest } from "./generate-all.js";
import { generateAll } from "./generate-all.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { ServiceReport } from "./service-report.js";
import { printable } from "./printable.js";
import { type PulledChange, pulledChanges } from "./pulled-changes.js";
import { printRows, rowsAsJson } from "./service-report.js";

export type { GenerateRequest } from "./generate-all.js";

export async function runGenerate(request: GenerateRequest, view: View, context: Context): Promise<ExitCode> {
  const start = performance.now();
  const generated = await generateAll(request, context, !view.json && !view.quiet);
  const report = { ...generated, pulled: pulledChanges(generated.rows, context.cwd) };
  const { terminal } = context;
  if (view.json) terminal.out.line(JSON.stringify(asJson(request, report), undefined, 2));
  else printReport(request, report, performance.now() - start, view, context);
  return hasErrors(report.diagnostics) ? exitCode.problems : exitCode.ok;
}

interface Report extends ServiceReport {
  readonly outs: readonly string[];
  readonly pulled: readonly PulledChange[];
}

const marks = { created: "+", updated: "~", removed: "-", unchanged: " " } as const;

function printReport(
  request: GenerateRequest,
  report: Report,
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
  if (view.quiet || report.rows.length === 0) return;
  printRows(terminal.out, report.rows, request.dryRun, milliseconds);
  for (const { model, lines } of report.pulled) {
    terminal.out.line(`\n${printable(model)}, as it was pulled:`);
    for (const line of lines) terminal.out.line(`  ${printable(line)}`);
  }
}

/** `out` is the output folder; with several, each service says its own. */
function asJson({ dryRun, run }: GenerateRequest, report: Report): object {
  const { rows, diagnostics, outs, pulled } = report;
  const out = outs.length === 1 ? outs[0] : outs;
  const ok = !hasErrors(diagnostics);
  return { command: "generate", ok, ...run, out, dryRun, services: rowsAsJson(rows), pulled, diagnostics };
}
