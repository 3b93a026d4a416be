/** What was found in a model before anything of it is served: for people, or one line of JSON. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import { printDiagnostics } from "./print-diagnostics.js";

export function printFound(diagnostics: readonly Diagnostic[], view: View, { terminal }: Context): void {
  if (!view.json) printDiagnostics(terminal.err, diagnostics, view);
  else if (diagnostics.length > 0) terminal.out.line(JSON.stringify({ event: "diagnostics", diagnostics }));
}
