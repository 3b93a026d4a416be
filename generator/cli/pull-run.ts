/** `wrought pull`: what came is printed, for people with what changed, or as JSON for programs. */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Limits } from "../pull/limits.js";
import { defaultLimits } from "../pull/limits.js";
import type { LockEntry } from "../pull/lock.js";
import { PullError } from "../pull/pull-error.js";
import { shortRevision } from "../pull/pull-model.js";
import type { OpenSurroundings } from "../pull/surroundings.js";
import { processSurroundings } from "../pull/surroundings.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { hasErrors } from "./make-unit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printable } from "./printable.js";
import type { PullReport, PullRequest, PullRow } from "./pull-all.js";
import { pullAll } from "./pull-all.js";
import { transferProgressOf } from "./transfer-progress.js";

export type { PullRequest } from "./pull-all.js";

/** `env` and `base` limits are the process's own unless a test brings others. */
export async function runPull(
  request: PullRequest,
  view: View,
  context: Context,
  env: Readonly<Record<string, string | undefined>> = process.env,
  base: Limits = defaultLimits,
): Promise<ExitCode> {
  const limits = { ...base, whole: request.seconds * 1000, retries: request.retries };
  const root = resolve(context.cwd, request.folder);
  const report = await withSurroundings(root, context, limits, env, (surroundings) => {
    const progress = transferProgressOf(context.terminal.err);
    return pullAll(request, { cwd: context.cwd, root }, limits, surroundings, progress);
  });
  const isNewer = report.rows.some(({ status }) => status === "created" || status === "updated");
  const isBad = hasErrors(report.diagnostics) || (request.check && isNewer);
  const { out, err } = context.terminal;
  if (view.json) out.line(JSON.stringify(asJson(request, report.rows, report.diagnostics, !isBad), undefined, 2));
  else {
    if (!view.quiet) for (const row of report.rows) print(row, request, context);
    printDiagnostics(err, report.diagnostics, view);
  }
  return isBad ? exitCode.problems : exitCode.ok;
}

async function withSurroundings(
  root: string,
  { cwd }: Context,
  limits: Limits,
  env: Readonly<Record<string, string | undefined>>,
  work: (surroundings: OpenSurroundings) => Promise<PullReport>,
): Promise<PullReport> {
  let surroundings: OpenSurroundings;
  try {
    surroundings = processSurroundings(root, cwd, limits, env);
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return { rows: [], diagnostics: [error.diagnostic("the environment")] };
  }
  try {
    return await work(surroundings);
  } finally {
    await surroundings.close();
  }
}

const words = {
  done: { created: "created", updated: "updated", unchanged: "up to date", failed: "failed, nothing changed" },
  dry: { created: "to create", updated: "to update", unchanged: "up to date", failed: "failed" },
  check: { created: "not here yet", updated: "something newer exists", unchanged: "up to date", failed: "failed" },
} as const;

function print({ file, status, before, after, changes }: PullRow, request: PullRequest, { terminal }: Context): void {
  const { out } = terminal;
  const { colors } = out;
  const mode = request.check ? "check" : request.dryRun ? "dry" : "done";
  const paint = { created: colors.green, updated: colors.yellow, unchanged: colors.green, failed: colors.red }[status];
  const name = colors.bold(printable(file.replace(/\.json$/, "")));
  out.line(
    `${name}  ${paint(words[mode][status])}${after === undefined ? "" : `  ${colors.dim(origin(before, after))}`}`,
  );
  for (const [index, line] of (changes?.lines ?? []).entries()) {
    const text = printable(line);
    out.line(`  ${index < (changes?.loud ?? 0) ? colors.bold(colors.red(`!! ${text}`)) : text}`);
  }
}

function origin(before: LockEntry | undefined, after: LockEntry): string {
  const now = shortRevision(after);
  const from = before === undefined || shortRevision(before) === now ? "" : `${shortRevision(before)} → `;
  return printable(`${after.source}  ${from}${now}  ${after.licence}`);
}

function asJson(
  request: PullRequest,
  rows: readonly PullRow[],
  diagnostics: readonly Diagnostic[],
  ok: boolean,
): object {
  const { check, dryRun, folder } = request;
  const models = rows.map(({ file, source, status, before, after, changes }) => ({
    file: `${folder}/${file}`,
    source,
    status,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(changes === undefined ? {} : { changes: changes.json }),
  }));
  return { command: "pull", ok, check, dryRun, models, diagnostics };
}
