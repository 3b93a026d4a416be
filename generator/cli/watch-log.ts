/** What a watching command says: one line for each change, for people or as a JSON object. */
import { relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import { seconds } from "./counted.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printable } from "./printable.js";

/** What came of a change. */
export interface Outcome {
  /** Absolute; none for the first run. */
  readonly changed: readonly string[];
  /** What was done, in a few words. */
  readonly done: string;
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
  /** What a program is told besides. */
  readonly json: object;
}

export interface WatchLog {
  readonly watching: () => void;
  readonly outcome: (outcome: Outcome) => void;
  readonly stopped: () => void;
}

export function watchLogOf({ terminal, cwd }: Context, view: View): WatchLog {
  const { out, err } = terminal;
  const short = (path: string): string => printable((relative(cwd, path) || ".").split(sep).join("/"));
  if (view.json) {
    const event = (name: string, fields: object): void => out.line(JSON.stringify({ event: name, ...fields }));
    return {
      watching: () => event("watching", {}),
      outcome: ({ changed, diagnostics, milliseconds, json }) => {
        const ok = !hasErrors(diagnostics);
        event("change", {
          changed: changed.map(short),
          ok,
          milliseconds: Math.round(milliseconds),
          ...json,
          diagnostics,
        });
      },
      stopped: () => event("stopped", {}),
    };
  }
  const { colors } = out;
  const say = (text: string): void => (view.quiet ? undefined : out.line(text));
  return {
    watching: () => say(colors.dim("watching; Ctrl-C ends it")),
    outcome: ({ changed, done, diagnostics, milliseconds }) => {
      if (view.verbose) printDiagnostics(err, diagnostics, view);
      const [first] = diagnostics.filter(({ severity }) => severity === "error");
      const what = changed.length === 0 ? "" : `${changedText(changed.map(short))}  `;
      if (first === undefined)
        return say(`${what}${colors.green(printable(done))}  ${colors.dim(`in ${seconds(milliseconds)}`)}`);
      err.line(
        `${what}${err.colors.red(errorText(first, diagnostics))}  ${err.colors.dim("the last good state stays")}`,
      );
    },
    stopped: () => undefined,
  };
}

function changedText(changed: readonly string[]): string {
  const more = changed.length > 1 ? ` and ${changed.length - 1} more` : "";
  return `${changed[0] ?? ""}${more}`;
}

function errorText({ location, code, message }: Diagnostic, diagnostics: readonly Diagnostic[]): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column}: `;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return printable(`${place}${code} ${message}${errors > 1 ? ` (1 of ${errors} errors)` : ""}`);
}
