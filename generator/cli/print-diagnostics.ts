/** Diagnostics as a person reads them: one block each, errors last (nearest to the prompt), counts at the end. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { counted } from "./counted.js";
import { printable } from "./printable.js";
import type { Channel, Colors } from "./terminal.js";

export interface DiagnosticsView {
  /** Errors only. */
  readonly quiet: boolean;
  /** Notes too; they are only counted otherwise. */
  readonly verbose: boolean;
}

const order: readonly Severity[] = ["note", "warning", "error"];

/** Prints the diagnostics that the view shows, and one line that counts those of each severity. */
export function printDiagnostics(channel: Channel, diagnostics: readonly Diagnostic[], view: DiagnosticsView): void {
  const shown = diagnostics.filter(({ severity }) => isShown(severity, view));
  const sorted = [...shown].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  for (const diagnostic of sorted) channel.write(blockOf(diagnostic, channel.colors));
  const counts = countsOf(diagnostics, view);
  if (counts !== "") channel.line(counts);
}

function isShown(severity: Severity, { quiet, verbose }: DiagnosticsView): boolean {
  if (severity === "error") return true;
  return !quiet && (severity === "warning" || verbose);
}

function blockOf({ severity, code, message, location, shapeId, hint }: Diagnostic, colors: Colors): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column}: `;
  const head = `${colors.bold(printable(place))}${paint(severity, colors)} ${colors.dim(code)} ${printable(message)}`;
  const shape = shapeId === undefined ? "" : `    shape  ${printable(shapeId)}\n`;
  const advice = hint === undefined ? "" : `    hint   ${printable(hint)}\n`;
  return `${head}\n${colors.dim(shape)}${colors.dim(advice)}`;
}

function paint(severity: Severity, colors: Colors): string {
  if (severity === "error") return colors.red("error");
  return severity === "warning" ? colors.yellow("warning") : colors.cyan("note");
}

function countsOf(diagnostics: readonly Diagnostic[], view: DiagnosticsView): string {
  const count = (severity: Severity): number => diagnostics.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("note")];
  const parts: string[] = [];
  if (errors > 0) parts.push(counted(errors, "error"));
  if (warnings > 0 && !view.quiet) parts.push(counted(warnings, "warning"));
  if (notes > 0 && !view.quiet) parts.push(counted(notes, "note") + (view.verbose ? "" : " (--verbose shows them)"));
  return parts.join(", ");
}
