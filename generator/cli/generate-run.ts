/** `wrought generate`: each model to its folder, all of a model's files or none; what is up to date costs hashes only. */
import { resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diskTree } from "../write/disk-tree.js";
import type { FileTree } from "../write/file-tree.js";
import { TreeError } from "../write/file-tree.js";
import type { Manifests } from "../write/up-to-date.js";
import { manifestsOf, orphansOf, upToDate } from "../write/up-to-date.js";
import type { WritePlan } from "../write/write-plan.js";
import { planRemoval, planWrite } from "../write/write-plan.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { findModels } from "./find-models.js";
import { generatorHash, inputHashOf } from "./input-hash.js";
import { hasErrors, makeUnit } from "./make-unit.js";
import type { ModelUnit } from "./model-units.js";
import { optionsFor } from "./options-for.js";
import type { OutputRequest } from "./options-for.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { progressOf } from "./progress.js";
import type { ServiceReport, ServiceRow } from "./service-report.js";
import { printRows, rowsAsJson, unitName } from "./service-report.js";

export interface GenerateRequest extends OutputRequest {
  /** Overwrite and remove what was edited by hand, and generate even what is up to date. */
  readonly force: boolean;
  /** Say what would change; write nothing. */
  readonly dryRun: boolean;
}

/** What all models of a run share. */
interface Run {
  readonly request: GenerateRequest;
  readonly context: Context;
  readonly tree: FileTree;
  readonly manifests: Manifests;
  readonly from: readonly string[];
  readonly generator: string;
  /** Folders made in this run, in lower case as some file systems see them, and the model each came from. */
  readonly made: Map<string, string>;
}

export async function runGenerate(request: GenerateRequest, view: View, context: Context): Promise<ExitCode> {
  const report = await generateAll(request, context, !view.json && !view.quiet);
  if (view.json) context.terminal.out.line(JSON.stringify(asJson(request, report), undefined, 2));
  else printReport(request, report, view, context);
  return hasErrors(report.diagnostics) ? exitCode.problems : exitCode.ok;
}

async function generateAll(request: GenerateRequest, context: Context, showProgress: boolean): Promise<ServiceReport> {
  const found = await findModels(request, context);
  const tree = diskTree(resolve(context.cwd, request.out));
  const generator = generatorHash(context.version);
  const shared = { request, context, tree, generator, from: found.from, manifests: manifestsOf(tree) };
  const run: Run = { ...shared, made: new Map() };
  const progress = showProgress ? progressOf(context.terminal.err, found.units.length) : undefined;
  const rows: ServiceRow[] = [];
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  for (const unit of found.units) {
    progress?.next(unitName(unit));
    const report = await generateUnit(unit, run);
    rows.push(...report.rows);
    diagnostics.push(...report.diagnostics);
  }
  progress?.clear();
  if (hasErrors(diagnostics) || request.services.length > 0) return { rows, diagnostics };
  const removed = removeOrphans(run);
  return { rows: [...rows, ...removed.rows], diagnostics: [...diagnostics, ...removed.diagnostics] };
}

async function generateUnit(unit: ModelUnit, run: Run): Promise<ServiceReport> {
  const start = performance.now();
  const { request, context, tree, manifests, from } = run;
  const options = optionsFor(unit, request);
  const input = inputHashOf({ generator: run.generator, options, from, sources: unit.sources });
  const current = request.force ? undefined : upToDate(tree, manifests, input);
  if (current !== undefined) return { rows: upToDateRows(unit, run, current, start), diagnostics: [] };
  const made = await makeUnit(unit, options, context.engine, request.services.length > 0);
  const names = [...made.folders.keys()];
  const manifest = { generator: context.version, input, from, folders: names };
  const plans = [...made.folders].map(([folder, files]) => {
    return planWrite(tree, { folder, files, manifest }, { root: request.out, force: request.force });
  });
  const problems = [...claim(unit, names, run), ...plans.flatMap((plan) => plan.diagnostics)];
  const diagnostics = [...made.diagnostics, ...problems];
  const failed = hasErrors(diagnostics) ? [] : write(plans, run);
  if (hasErrors(diagnostics) || failed.length > 0) {
    const row = rowOf(names[0] ?? unitName(unit), unit, "failed", [], start);
    return { rows: [row], diagnostics: [...diagnostics, ...failed] };
  }
  const rows = plans.map((plan) => {
    return rowOf(plan.folder, unit, plan.edits.length > 0 ? "written" : "unchanged", plan.changes, start);
  });
  return { rows, diagnostics };
}

/** Takes folders for a model; two models must not write to one. */
function claim(unit: ModelUnit, folders: readonly string[], { made, request }: Run): readonly Diagnostic[] {
  return folders.flatMap((folder) => {
    const other = made.get(folder.toLowerCase());
    made.set(folder.toLowerCase(), other ?? unit.name);
    if (other === undefined) return [];
    return [diagnostic("output-collision", `${unit.name} and ${other} both give the folder ${request.out}/${folder}.`)];
  });
}

function write(plans: readonly WritePlan[], { request, tree }: Run): readonly Diagnostic[] {
  if (request.dryRun) return [];
  try {
    tree.apply(plans.flatMap(({ edits }) => edits));
    return [];
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    return [diagnostic("output-failed", `${request.out} was not written: ${error.message}.`)];
  }
}

function upToDateRows(unit: ModelUnit, run: Run, folders: readonly string[], start: number): readonly ServiceRow[] {
  return folders.map((folder) => {
    run.made.set(folder.toLowerCase(), unit.name);
    const files = [...(run.manifests.get(folder)?.files.keys() ?? [])];
    const changes = files.map((file) => ({ path: `${folder}/${file}`, kind: "unchanged" as const }));
    return rowOf(folder, unit, "up-to-date", changes, start);
  });
}

function removeOrphans(run: Run): ServiceReport {
  const { tree, manifests, from, made, request } = run;
  const start = performance.now();
  const rows: ServiceRow[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of orphansOf(manifests, from, new Set(made.keys()))) {
    const plan = planRemoval(tree, folder, { root: request.out, force: request.force });
    const problems = hasErrors(plan.diagnostics) ? plan.diagnostics : write([plan], run);
    diagnostics.push(...problems);
    rows.push(rowOf(folder, undefined, hasErrors(problems) ? "failed" : "removed", plan.changes, start));
  }
  return { rows, diagnostics };
}

function rowOf(
  name: string,
  unit: ModelUnit | undefined,
  status: ServiceRow["status"],
  changes: ServiceRow["changes"],
  start: number,
): ServiceRow {
  const models = unit?.sources.map(({ file }) => file) ?? [];
  return { name, models, status, changes, milliseconds: performance.now() - start };
}

const marks = { created: "+", updated: "~", removed: "-", unchanged: " " } as const;

function printReport(request: GenerateRequest, report: ServiceReport, view: View, { terminal }: Context): void {
  if (request.dryRun && !view.quiet) {
    for (const { path, kind } of report.rows.flatMap(({ changes }) => changes)) {
      if (kind !== "unchanged") terminal.out.line(`${marks[kind]} ${request.out}/${path}`);
    }
  }
  printDiagnostics(terminal.err, report.diagnostics, view);
  if (!view.quiet && report.rows.length > 0) printRows(terminal.out, report.rows, request.dryRun);
}

function asJson(request: GenerateRequest, { rows, diagnostics }: ServiceReport): object {
  const { out, dryRun } = request;
  return { command: "generate", ok: !hasErrors(diagnostics), out, dryRun, services: rowsAsJson(rows), diagnostics };
}
