/** What a run did for each service: one row a folder, as a table for people and as JSON for programs. */
import { basename } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ChangeKind, FileChange } from "../write/write-plan.js";
import { counted, seconds } from "./counted.js";
import type { ModelUnit } from "./model-units.js";
import { printable } from "./printable.js";
import type { Channel } from "./terminal.js";

export type RowStatus = "written" | "unchanged" | "up-to-date" | "removed" | "failed";

export interface ServiceRow {
  /** The output folder. */
  readonly out: string;
  /** The service's folder; the model's name where it failed before it had one. */
  readonly name: string;
  /** The model files; empty for a folder that was only removed. */
  readonly models: readonly string[];
  readonly status: RowStatus;
  readonly changes: readonly Pick<FileChange, "path" | "kind">[];
  readonly milliseconds: number;
}

export interface ServiceReport {
  readonly rows: readonly ServiceRow[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Counts {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** How many files of a service were written, left and removed. */
export function countsOf(changes: readonly Pick<FileChange, "kind">[]): Counts {
  const count = (...kinds: readonly ChangeKind[]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  return { written: count("created", "updated"), unchanged: count("unchanged"), removed: count("removed") };
}

/** The name of a model that has no folder: its file's, without the ending. */
export function unitName(unit: ModelUnit): string {
  return basename(unit.name).replace(/\.json$/, "");
}

/** One line a service, and a line of totals where there are several; `milliseconds` is what the whole run took. */
export function printRows(channel: Channel, rows: readonly ServiceRow[], dryRun: boolean, milliseconds: number): void {
  const outs = new Set(rows.map(({ out }) => out));
  const nameOf = ({ name, out }: ServiceRow): string => printable(outs.size > 1 ? `${out}/${name}` : name);
  const width = Math.max(...rows.map((row) => nameOf(row).length), rows.length > 1 ? "total".length : 0);
  for (const row of rows) {
    const name = channel.colors.bold(nameOf(row).padEnd(width));
    channel.line(`${name}  ${textOf(row, channel, dryRun)}  ${channel.colors.dim(`in ${seconds(row.milliseconds)}`)}`);
  }
  if (rows.length <= 1) return;
  const total = countsOf(rows.flatMap(({ changes }) => changes));
  const failed = rows.filter(({ status }) => status === "failed").length;
  const bad = failed === 0 ? "" : `, ${channel.colors.red(`${counted(failed, "service")} failed`)}`;
  const name = channel.colors.bold("total".padEnd(width));
  channel.line(`${name}  ${numbers(total, dryRun)}${bad}  ${channel.colors.dim(`in ${seconds(milliseconds)}`)}`);
}

function textOf(row: ServiceRow, { colors }: Channel, dryRun: boolean): string {
  if (row.status === "failed") return colors.red("failed, nothing written");
  const counts = countsOf(row.changes);
  if (row.status === "up-to-date") return colors.green(`up to date, ${counted(counts.unchanged, "file")}`);
  return numbers(counts, dryRun);
}

function numbers({ written, unchanged, removed }: Counts, dryRun: boolean): string {
  return dryRun
    ? `${written} to write, ${unchanged} unchanged, ${removed} to remove`
    : `${written} written, ${unchanged} unchanged, ${removed} removed`;
}

/** The rows as `--json` shows them: no times, so that equal runs give equal text. */
export function rowsAsJson(rows: readonly ServiceRow[]): readonly object[] {
  return rows.map(({ out, name, models, status, changes }) => ({
    out,
    name,
    models,
    status,
    ...countsOf(changes),
    files: changes.map(({ path, kind }) => ({ path, change: kind })),
  }));
}
