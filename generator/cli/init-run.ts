/** `wrought init`: a new configuration in the working directory. Overwrites nothing unless told to. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { configTemplate } from "../config/config-template.js";
import { configNames } from "../config/find-config.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { printDiagnostics } from "./print-diagnostics.js";

export interface InitRequest {
  readonly force: boolean;
}

const file = "wrought.config.ts";
/** So many models are named one by one; more are a pattern. */
const fewModels = 4;

export async function runInit({ force }: InitRequest, view: View, context: Context): Promise<ExitCode> {
  const { cwd, terminal } = context;
  const there = configNames.find((name) => existsSync(join(cwd, name)));
  // Another configuration would be read before this one, or after it: never what was meant.
  const isInTheWay = there !== undefined && !(force && there === file);
  const diagnostics: readonly Diagnostic[] = isInTheWay ? [inTheWay(there)] : [];
  const models = modelsIn(cwd);
  if (!isInTheWay) writeFileSync(join(cwd, file), configTemplate(models.length === 0 ? ["models/*.json"] : models));
  if (view.json) {
    const body = { command: "init", ok: !isInTheWay, file, models, diagnostics };
    terminal.out.line(JSON.stringify(body, undefined, 2));
  } else if (isInTheWay) printDiagnostics(terminal.err, diagnostics, view);
  else if (!view.quiet) {
    terminal.out.line(
      `${file} written${models.length === 0 ? ": name your models in it" : ""}; next: wrought generate`,
    );
  }
  return isInTheWay ? exitCode.problems : exitCode.ok;
}

function inTheWay(name: string): Diagnostic {
  const hint = name === file ? "Run again with --force to overwrite it." : `Remove ${name} first.`;
  return diagnostic("config-exists", `There is a configuration ${name} already.`, { hint });
}

function modelsIn(cwd: string): readonly string[] {
  const folder = join(cwd, "models");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.length > fewModels ? ["models/*.json"] : files.toSorted().map((name) => `models/${name}`);
}
