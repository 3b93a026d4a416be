/** `wrought diff`: two versions of models compared, and the comparison in the form that was asked for. Writes nothing. */
import { diff } from "../diff/diff.js";
import type { ModelDiff } from "../diff/diff.js";
import type { Severity } from "../diff/event.js";
import { severities } from "../diff/event.js";
import { changelogEntry } from "../diff/report/changelog.js";
import type { Comparison } from "../diff/report/comparison.js";
import { githubReport } from "../diff/report/github.js";
import { markdownReport } from "../diff/report/markdown.js";
import { sarifReport } from "../diff/report/sarif.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import type { SidesRequest } from "./diff-sides.js";
import { sidesOf } from "./diff-sides.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printDiff } from "./print-diff.js";

export type DiffFormat = "text" | "json" | "markdown" | "changelog" | "sarif" | "github";
export type FailOn = "note" | "warning" | "danger" | "error" | "major" | "never";

export interface DiffRequest extends SidesRequest {
  readonly format: DiffFormat;
  readonly failOn: FailOn;
}

/** Exit code 1 when a model does not load, or for what `failOn` names. */
export async function runDiff(request: DiffRequest, view: View, context: Context): Promise<ExitCode> {
  const { sides, diagnostics } = await sidesOf(request, context);
  const comparisons = sides.map(({ name, oldName, old, now }): Comparison => ({ name, oldName, diff: diff(old, now) }));
  const ok = !hasErrors(diagnostics) && !comparisons.some((one) => fails(one.diff, request.failOn));
  const { out, err } = context.terminal;
  if (request.format === "json") out.line(JSON.stringify(asJson(comparisons, diagnostics, ok), undefined, 2));
  else {
    if (request.format !== "text") out.write(reportOf(request.format, comparisons, context.version));
    else for (const comparison of comparisons) printDiff(out, comparison, view);
    // Notes on models are not what was asked for.
    printDiagnostics(
      err,
      diagnostics.filter(({ code, severity }) => view.verbose || severity === "error" || code.startsWith("diff-")),
      {
        ...view,
        verbose: true,
      },
    );
  }
  return ok ? exitCode.ok : exitCode.problems;
}

function reportOf(
  format: Exclude<DiffFormat, "text" | "json">,
  comparisons: readonly Comparison[],
  version: string,
): string {
  switch (format) {
    case "markdown":
      return markdownReport(comparisons);
    case "changelog":
      return changelogEntry(comparisons);
    case "sarif":
      return sarifReport(comparisons, version);
    case "github":
      return githubReport(comparisons);
  }
}

/** A member that lost sensitivity counts as an error, one that gained it as a danger; nothing suppresses either. */
function fails({ events, sensitivity, semver }: ModelDiff, failOn: FailOn): boolean {
  if (failOn === "never") return false;
  if (failOn === "major") return semver === "major";
  const found: readonly Severity[] = [
    ...events.map(({ severity }) => severity),
    ...sensitivity.map(({ change }) => (change === "lost" ? "ERROR" : "DANGER")),
  ];
  const limit = severities.findIndex((severity) => severity === failOn.toUpperCase());
  return found.some((severity) => severities.indexOf(severity) >= limit);
}

function asJson(comparisons: readonly Comparison[], diagnostics: readonly Diagnostic[], ok: boolean): object {
  return {
    command: "diff",
    ok,
    events: comparisons.flatMap((one) => one.diff.events),
    models: comparisons.map(({ name, oldName, diff: { events, sensitivity, typescript, semver, operations } }) => {
      return { old: oldName, new: name, events: events.length, semver, sensitivity, operations, typescript };
    }),
    diagnostics,
  };
}
