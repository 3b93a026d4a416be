/** `wrought check`: whether the output folder is what `generate` would leave there now. Always generates; writes nothing. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { FileTree } from "../write/file-tree.js";
import { manifestName } from "../write/manifest.js";
import { orphansOf } from "../write/up-to-date.js";
import type { FileChange, WritePlan } from "../write/write-plan.js";
import { planRemoval, planWrite, readFolderManifest } from "../write/write-plan.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { OutputRequest } from "./jobs.js";
import type { MadePiece } from "./make-all.js";
import { makeAll } from "./make-all.js";
import { hasErrors } from "./make-unit.js";
import type { Target } from "./pieces.js";
import { piecesFor } from "./pieces.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { progressOf } from "./progress.js";
import { colorDiff, unifiedDiff } from "./unified-diff.js";

export interface CheckRequest extends OutputRequest {
  /** How many workers at most; as many as there are cores when undefined. */
  readonly workers?: number | undefined;
}

interface DriftedFile extends FileChange {
  /** The output folder that the path is in. */
  readonly out: string;
}

interface Drift {
  /** Files that differ, are missing, or should not be there. */
  readonly changes: readonly DriftedFile[];
  /** Files that are as generated. */
  readonly inSync: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface TotalDrift extends Drift {
  readonly outs: readonly string[];
}

export async function runCheck(request: CheckRequest, view: View, context: Context): Promise<ExitCode> {
  const drift = await driftOf(request, context, !view.json && !view.quiet);
  if (view.json) context.terminal.out.line(JSON.stringify(asJson(drift), undefined, 2));
  else await print(drift, view, context);
  return hasErrors(drift.diagnostics) || drift.changes.length > 0 ? exitCode.problems : exitCode.ok;
}

async function driftOf(request: CheckRequest, context: Context, showProgress: boolean): Promise<TotalDrift> {
  const { pieces, targets, diagnostics } = await piecesFor(request, context);
  const progress = showProgress ? progressOf(context.terminal.err, pieces.length) : undefined;
  const drifts: Drift[] = [{ changes: [], inSync: 0, diagnostics }];
  for await (const made of makeAll(pieces, context, request.workers, progress)) {
    drifts.push(driftOfPiece(made, context));
  }
  progress?.clear();
  if (!drifts.some((drift) => hasErrors(drift.diagnostics))) drifts.push(...targets.flatMap(driftOfOrphans));
  return { ...sumOf(drifts), outs: targets.map(({ out }) => out) };
}

function driftOfPiece({ piece, made }: MadePiece, context: Context): Drift {
  const { target, from, input } = piece;
  const { folders, diagnostics } = made;
  const fresh = { generator: context.version, input, from, folders: [...folders.keys()] };
  const drifts = [...folders].map(([folder, files]) => {
    target.made.set(folder.toLowerCase(), piece.unit.name);
    const known = readFolderManifest(target.tree, folder);
    // What a manifest says of its input may be old: what counts is that it is there, and which files it owns.
    const manifest = typeof known === "string" ? fresh : known;
    return driftOfPlan(planWrite(target.tree, { folder, files, manifest }, { root: target.out, force: true }), target);
  });
  return sumOf([{ changes: [], inSync: 0, diagnostics }, ...drifts]);
}

function driftOfOrphans(target: Target): readonly Drift[] {
  const { tree, manifests, from, made, out } = target;
  return orphansOf(manifests, [...from], new Set(made.keys())).map((folder) => {
    return driftOfPlan(planRemoval(tree, folder, { root: out, force: true }), target);
  });
}

function driftOfPlan(plan: WritePlan, { tree, out }: Target): Drift {
  const changes = plan.changes.filter(({ kind }) => kind !== "unchanged");
  const inSync = plan.changes.length - changes.length;
  const path = `${plan.folder}/${manifestName}`;
  const edit = plan.edits.find((one) => one.path === path);
  if (edit !== undefined) changes.push(manifestChange(tree, path, edit.text));
  return { changes: changes.map((change) => ({ ...change, out })), inSync, diagnostics: plan.diagnostics };
}

function manifestChange(tree: FileTree, path: string, after: string | undefined): FileChange {
  const entry = tree.read(path);
  if (entry.kind !== "file") return { path, kind: "created", ...(after === undefined ? {} : { after }) };
  return after === undefined
    ? { path, kind: "removed", before: entry.text }
    : { path, kind: "updated", before: entry.text, after };
}

function sumOf(drifts: readonly Drift[]): Drift {
  return {
    changes: drifts.flatMap(({ changes }) => changes),
    inSync: drifts.reduce((sum, { inSync }) => sum + inSync, 0),
    diagnostics: drifts.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function print(drift: TotalDrift, view: View, { terminal }: Context): Promise<void> {
  const { out, err } = terminal;
  const outs = drift.outs.join(", ");
  if (!view.quiet) {
    for (const change of drift.changes) out.write(colorDiff(unifiedDiff(change.out, change), out.colors));
  }
  printDiagnostics(err, drift.diagnostics, view);
  if (hasErrors(drift.diagnostics)) return;
  if (drift.changes.length === 0) {
    if (!view.quiet) out.line(`${outs} is in sync, ${counted(drift.inSync, "file")}`);
    return;
  }
  err.line(`${outs} is out of date: ${summaryOf(drift.changes)}`);
  err.line(err.colors.dim("    hint   run `wrought generate` with the same arguments, and commit what it writes"));
}

function summaryOf(changes: readonly FileChange[]): string {
  const count = (wanted: FileChange["kind"]): number => changes.filter(({ kind }) => kind === wanted).length;
  return [
    [count("updated"), "differs", "differ"] as const,
    [count("created"), "is missing", "are missing"] as const,
    [count("removed"), "should not be there", "should not be there"] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${counted(number, "file")} ${number === 1 ? one : many}`)
    .join(", ");
}

function asJson({ changes, inSync, diagnostics, outs }: TotalDrift): object {
  return {
    command: "check",
    ok: !hasErrors(diagnostics) && changes.length === 0,
    out: outs.length === 1 ? outs[0] : outs,
    inSync,
    drift: changes.map((change) => ({
      out: change.out,
      path: change.path,
      change: change.kind,
      diff: unifiedDiff(change.out, change),
    })),
    diagnostics,
  };
}
