/** Runs something now and after every change, until Ctrl-C: half-written files are waited for, and one run follows the other. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Batches } from "../watch/batches.js";
import { batches } from "../watch/batches.js";
import { halfWritten } from "../watch/half-written.js";
import { changedSince, stampsOf } from "../watch/stamps.js";
import { watchFiles } from "../watch/watch-files.js";
import type { WatchedPaths } from "../watch/watched-paths.js";
import type { Context, View } from "./context.js";
import { interrupted } from "./interrupted.js";
import { hasErrors } from "./make-unit.js";
import type { Outcome, WatchLog } from "./watch-log.js";
import { watchLogOf } from "./watch-log.js";

/** What a run gives; `changed` and the time are added. */
export type RunOutcome = Omit<Outcome, "changed" | "milliseconds">;

export interface WatchedRun {
  /** What the next run depends on. Asked again after each. */
  readonly paths: () => Promise<WatchedPaths>;
  /** Undefined when a change was of no consequence. Must not throw for what a user did. */
  readonly run: (changed: readonly string[]) => Promise<RunOutcome | undefined>;
  /** Work in advance, done in pieces while nothing else is to do; gives false when there is none left. */
  readonly idle?: () => Promise<boolean>;
}

/** A run that failed is not spoken of while more changes come within this time: a file was probably half written. */
const grace = 150;

export interface ChangeWatch {
  /** Whether a change waits, or comes within so many milliseconds. */
  readonly isPending: () => boolean;
  readonly next: (milliseconds: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Runs after every change from now on; each outcome is logged. */
export async function watchChanges({ paths, run }: WatchedRun, log: Pick<WatchLog, "outcome">): Promise<ChangeWatch> {
  let watched = await paths();
  const work = async (changed: readonly string[]): Promise<void> => {
    const start = performance.now();
    const before = await stampsOf([...new Set([...watched.files, ...changed])]);
    const torn = await halfWritten(changed);
    const outcome = torn === undefined ? await run(changed) : tornOutcome(torn);
    const milliseconds = performance.now() - start;
    watched = await paths();
    await (await watch).update(watched);
    // What changed while one watcher took over from another.
    for (const change of changedSince(before, await stampsOf([...before.keys()]))) queue.add(change);
    if (outcome === undefined || (hasErrors(outcome.diagnostics) && (await queue.next(grace)))) return;
    log.outcome({ ...outcome, changed, milliseconds });
  };
  const queue: Batches = batches(work);
  const watch = watchFiles(watched, queue.add);
  await watch;
  const close = async (): Promise<void> => {
    await queue.stop();
    await (await watch).close();
  };
  return { isPending: queue.isPending, next: queue.next, close };
}

/** Runs once, and then after every change. Resolves when it was interrupted, and everything is closed. */
export async function watchRun(watched: WatchedRun, view: View, context: Context): Promise<void> {
  const { run, idle } = watched;
  const log = watchLogOf(context, view);
  const start = performance.now();
  let begun: Promise<RunOutcome | undefined> | undefined;
  const afterFirst: WatchedRun["run"] = async (changed) => {
    await begun;
    return run(changed);
  };
  // Watching begins before the first run: what changes meanwhile is seen.
  const watch = await watchChanges({ ...watched, run: afterFirst }, log);
  begun = run([]);
  const first = await begun;
  if (first !== undefined) log.outcome({ ...first, changed: [], milliseconds: performance.now() - start });
  log.watching();
  const ended = interrupted(() => undefined);
  if (idle !== undefined) await idleUntil(ended, watch, idle);
  await ended;
  await watch.close();
  log.stopped();
}

function tornOutcome(path: string): RunOutcome {
  const message = "The file is not JSON.";
  const location = { file: path.split(/[\\/]/).at(-1) ?? path, line: 1, column: 1 };
  return { done: "", diagnostics: [diagnostic("json-syntax", message, { location })], json: {} };
}

/** Until it is interrupted, a change comes, or no such work is left. */
async function idleUntil(ended: Promise<void>, queue: ChangeWatch, idle: () => Promise<boolean>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  while (!over.signal.aborted && !queue.isPending() && (await idle())) await queue.next(5);
}
