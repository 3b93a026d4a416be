/** `wrought check`: whether the output folder is what `generate` would leave there now. Always generates; writes nothing. */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diskTree } from "../write/disk-tree.js";
import type { FileTree } from "../write/file-tree.js";
import { manifestName } from "../write/manifest.js";
import { manifestsOf, orphansOf } from "../write/up-to-date.js";
import type { FileChange, WritePlan } from "../write/write-plan.js";
import { planRemoval, planWrite, readFolderManifest } from "../write/write-plan.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
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
import { unitName } from "./service-report.js";
import { colorDiff, unifiedDiff } from "./unified-diff.js";

interface Drift {
  /** Files that differ, are missing, or should not be there. */
  readonly changes: readonly FileChange[];
  /** Files that are as generated. */
  readonly inSync: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What all models of a run share. */
interface Check {
  readonly request: OutputRequest;
  readonly context: Context;
  readonly tree: FileTree;
  readonly from: readonly string[];
  readonly generator: string;
}

export async function runCheck(request: OutputRequest, view: View, context: Context): Promise<ExitCode> {
  const drift = await driftOf(request, context, !view.json && !view.quiet);
  if (view.json) context.terminal.out.line(JSON.stringify(asJson(request, drift), undefined, 2));
  else await print(request, drift, view, context);
  return hasErrors(drift.diagnostics) || drift.changes.length > 0 ? exitCode.problems : exitCode.ok;
}

async function driftOf(request: OutputRequest, context: Context, showProgress: boolean): Promise<Drift> {
  const found = await findModels(request, context);
  const tree = diskTree(resolve(context.cwd, request.out));
  const check: Check = { request, context, tree, from: found.from, generator: generatorHash(context.version) };
  const progress = showProgress ? progressOf(context.terminal.err, found.units.length) : undefined;
  const drifts: Drift[] = [{ changes: [], inSync: 0, diagnostics: found.diagnostics }];
  const made = new Set<string>();
  for (const unit of found.units) {
    progress?.next(unitName(unit));
    drifts.push(await driftOfUnit(unit, check, made));
  }
  progress?.clear();
  if (request.services.length === 0 && !drifts.some(({ diagnostics }) => hasErrors(diagnostics))) {
    const plans = orphansOf(manifestsOf(tree), found.from, made).map((folder) => {
      return planRemoval(tree, folder, { root: request.out, force: true });
    });
    drifts.push(...plans.map((plan) => driftOfPlan(plan, tree)));
  }
  return sumOf(drifts);
}

async function driftOfUnit(unit: ModelUnit, check: Check, made: Set<string>): Promise<Drift> {
  const { request, context, tree, from, generator } = check;
  const options = optionsFor(unit, request);
  const { folders, diagnostics } = await makeUnit(unit, options, context.engine, request.services.length > 0);
  const input = inputHashOf({ generator, options, from, sources: unit.sources });
  const fresh = { generator: context.version, input, from, folders: [...folders.keys()] };
  const drifts = [...folders].map(([folder, files]) => {
    made.add(folder.toLowerCase());
    const known = readFolderManifest(tree, folder);
    // What a manifest says of its input may be old: what counts is that it is there, and which files it owns.
    const manifest = typeof known === "string" ? fresh : known;
    return driftOfPlan(planWrite(tree, { folder, files, manifest }, { root: request.out, force: true }), tree);
  });
  return sumOf([{ changes: [], inSync: 0, diagnostics }, ...drifts]);
}

function driftOfPlan(plan: WritePlan, tree: FileTree): Drift {
  const changes = plan.changes.filter(({ kind }) => kind !== "unchanged");
  const inSync = plan.changes.length - changes.length;
  const path = `${plan.folder}/${manifestName}`;
  const edit = plan.edits.find((one) => one.path === path);
  if (edit !== undefined) changes.push(manifestChange(tree, path, edit.text));
  return { changes, inSync, diagnostics: plan.diagnostics };
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

async function print(request: OutputRequest, drift: Drift, view: View, { terminal }: Context): Promise<void> {
  const { out, err } = terminal;
  if (!view.quiet) {
    for (const change of drift.changes) out.write(colorDiff(unifiedDiff(request.out, change), out.colors));
  }
  printDiagnostics(err, drift.diagnostics, view);
  if (hasErrors(drift.diagnostics)) return;
  if (drift.changes.length === 0) {
    if (!view.quiet) out.line(`${request.out} is in sync, ${counted(drift.inSync, "file")}`);
    return;
  }
  err.line(`${request.out} is out of date: ${summaryOf(drift.changes)}`);
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

function asJson(request: OutputRequest, { changes, inSync, diagnostics }: Drift): object {
  return {
    command: "check",
    ok: !hasErrors(diagnostics) && changes.length === 0,
    out: request.out,
    inSync,
    drift: changes.map((change) => ({
      path: change.path,
      change: change.kind,
      diff: unifiedDiff(request.out, change),
    })),
    diagnostics,
  };
}
