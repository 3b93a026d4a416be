/** Generates every model of a run: each to its folder, all of a model's files or none; what is up to date costs hashes only. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { TreeError } from "../write/file-tree.js";
import { orphansOf, upToDate } from "../write/up-to-date.js";
import type { WritePlan } from "../write/write-plan.js";
import { planRemoval, planWrite } from "../write/write-plan.js";
import type { Context } from "./context.js";
import type { OutputRequest } from "./jobs.js";
import type { MadePiece } from "./make-all.js";
import { hasErrors } from "./make-unit.js";
import type { Piece, Target } from "./pieces.js";
import { piecesFor } from "./pieces.js";
import { progressOf } from "./progress.js";
import type { ServiceReport, ServiceRow } from "./service-report.js";
import { unitName } from "./service-report.js";

export interface GenerateRequest extends OutputRequest {
  /** Overwrite and remove what was edited by hand, and generate even what is up to date. */
  readonly force: boolean;
  /** Say what would change; write nothing. */
  readonly dryRun: boolean;
  /** How many workers at most; as many as there are cores when undefined. */
  readonly workers?: number | undefined;
  /** What smithy-build calls this run. */
  readonly run?: { readonly projection?: string | undefined; readonly artifact?: string | undefined } | undefined;
}

/** Rows are in the order of jobs and models, whoever finished first. */
export async function generateAll(
  request: GenerateRequest,
  context: Context,
  showProgress: boolean,
): Promise<ServiceReport & { readonly outs: readonly string[] }> {
  const found = await piecesFor(request, context);
  const rows = new Map<Piece, readonly ServiceRow[]>();
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  for (const piece of request.force ? [] : found.pieces) {
    const current = upToDateRows(piece);
    if (current !== undefined) rows.set(piece, current);
  }
  const stale = found.pieces.filter((piece) => !rows.has(piece));
  if (stale.length > 0) {
    const progress = showProgress ? progressOf(context.terminal.err, stale.length) : undefined;
    const { makeAll } = await import("./make-all.js");
    for await (const made of makeAll(stale, context, request.workers, progress)) {
      const report = settle(made, request, context);
      rows.set(made.piece, report.rows);
      diagnostics.push(...report.diagnostics);
    }
    progress?.clear();
  }
  const removed = hasErrors(diagnostics) ? [] : found.targets.map((target) => removeOrphans(target, request));
  return {
    outs: found.targets.map(({ out }) => out),
    rows: [...found.pieces.flatMap((piece) => rows.get(piece) ?? []), ...removed.flatMap((one) => one.rows)],
    diagnostics: [...diagnostics, ...removed.flatMap((one) => one.diagnostics)],
  };
}

/** Undefined when the model has to be generated. */
function upToDateRows(piece: Piece): readonly ServiceRow[] | undefined {
  const start = performance.now();
  const { tree, manifests, made } = piece.target;
  return upToDate(tree, manifests, piece.input)?.map((folder) => {
    made.set(folder.toLowerCase(), piece.unit.name);
    const files = [...(manifests.get(folder)?.files.keys() ?? [])];
    const changes = files.map((file) => ({ path: `${folder}/${file}`, kind: "unchanged" as const }));
    return rowOf(folder, piece, "up-to-date", changes, performance.now() - start);
  });
}

/** Writes what was made of a model, or says why not. */
function settle({ piece, made }: MadePiece, request: GenerateRequest, context: Context): ServiceReport {
  const { target, from, input, unit } = piece;
  const { milliseconds } = made;
  const names = [...made.folders.keys()];
  const manifest = { generator: context.version, input, from, folders: names };
  const plans = [...made.folders].map(([folder, files]) => {
    return planWrite(target.tree, { folder, files, manifest }, { root: target.out, force: request.force });
  });
  const problems = [...claim(piece, names), ...plans.flatMap((plan) => plan.diagnostics)];
  const diagnostics = [...made.diagnostics, ...problems];
  const failed = hasErrors(diagnostics) ? [] : write(plans, target, request);
  if (hasErrors(diagnostics) || failed.length > 0) {
    const row = rowOf(names[0] ?? unitName(unit), piece, "failed", [], milliseconds);
    return { rows: [row], diagnostics: [...diagnostics, ...failed] };
  }
  const rows = plans.map((plan) => {
    return rowOf(plan.folder, piece, plan.edits.length > 0 ? "written" : "unchanged", plan.changes, milliseconds);
  });
  return { rows, diagnostics };
}

/** Takes folders for a model; two models must not write to one. */
function claim({ unit, target }: Piece, folders: readonly string[]): readonly Diagnostic[] {
  return folders.flatMap((folder) => {
    const other = target.made.get(folder.toLowerCase());
    target.made.set(folder.toLowerCase(), other ?? unit.name);
    if (other === undefined) return [];
    return [diagnostic("output-collision", `${unit.name} and ${other} both give the folder ${target.out}/${folder}.`)];
  });
}

/** All edits of a model at once, so that a failure leaves its folders as they were. */
function write(plans: readonly WritePlan[], { tree, out }: Target, { dryRun }: GenerateRequest): readonly Diagnostic[] {
  if (dryRun) return [];
  try {
    tree.apply(plans.flatMap(({ edits }) => edits));
    return [];
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    return [diagnostic("output-failed", `${out} was not written: ${error.message}.`)];
  }
}

function removeOrphans(target: Target, request: GenerateRequest): ServiceReport {
  const { tree, manifests, from, made, out } = target;
  const start = performance.now();
  const rows: ServiceRow[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of orphansOf(manifests, [...from], new Set(made.keys()))) {
    const plan = planRemoval(tree, folder, { root: out, force: request.force });
    const problems = hasErrors(plan.diagnostics) ? plan.diagnostics : write([plan], target, request);
    diagnostics.push(...problems);
    const status = hasErrors(problems) ? "failed" : "removed";
    const milliseconds = performance.now() - start;
    rows.push({ out, name: folder, models: [], status, changes: plan.changes, milliseconds });
  }
  return { rows, diagnostics };
}

function rowOf(
  name: string,
  { target, unit }: Piece,
  status: ServiceRow["status"],
  changes: ServiceRow["changes"],
  milliseconds: number,
): ServiceRow {
  return { out: target.out, name, models: unit.sources.map(({ file }) => file), status, changes, milliseconds };
}
