/** `wrought lint`: what is worth knowing of models before code is generated of them. Writes nothing. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { lintService } from "../lint/lint-service.js";
import { linterFindings } from "../lint/linters/linter-findings.js";
import { modelFindings } from "../lint/model-findings.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { LookRequest } from "./load-units.js";
import { eachUnit } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import type { Progress } from "./progress.js";
import { progressOf } from "./progress.js";
import { unitName } from "./service-report.js";

export interface LintRequest extends LookRequest {
  /** Warnings are problems. */
  readonly strict: boolean;
}

/** Exit code 1 for errors, with `strict` for warnings too, never for notes. */
export async function runLint(request: LintRequest, view: View, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const diagnostics: Diagnostic[] = [];
  let services = 0;
  let progress: Progress | undefined;
  const begin = (name: string, total: number): void => {
    if (view.json || view.quiet) return;
    progress ??= progressOf(terminal.err, total);
    progress.next(name);
  };
  for await (const one of eachUnit(request, context, diagnostics, (unit, total) => begin(unitName(unit), total))) {
    diagnostics.push(...linterFindings(one.model), ...modelFindings(one.model));
    for (const service of one.services) diagnostics.push(...lintService(one.model, service));
    services += one.services.length;
    progress?.done();
  }
  progress?.clear();
  const ok = !hasErrors(diagnostics) && !(request.strict && count(diagnostics, "warning") > 0);
  if (view.json) terminal.out.line(JSON.stringify({ command: "lint", ok, services, diagnostics }, undefined, 2));
  else {
    // What was asked for is what there is to say: notes are shown as well.
    printDiagnostics(terminal.out, diagnostics, { quiet: view.quiet, verbose: true });
    if (diagnostics.length === 0 && !view.quiet)
      terminal.out.line(`nothing to report in ${counted(services, "service")}`);
  }
  return ok ? exitCode.ok : exitCode.problems;
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}
