/** Watches files by chokidar and tells each change; what to watch can change on the way. */
import { setTimeout as sleep } from "node:timers/promises";
import type { FSWatcher } from "chokidar";
import { watch } from "chokidar";
import { changedSince, stampsOf } from "./stamps.js";
import type { WatchedPaths } from "./watched-paths.js";
import { samePaths, watchPlan } from "./watched-paths.js";

export interface FileChange {
  readonly path: string;
  readonly isGone: boolean;
}

export interface FileWatch {
  /** Watches other paths; resolves when changes of them are seen. */
  readonly update: (paths: WatchedPaths) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** For 50 ms after telling of a change, chokidar drops further ones of that file. */
const unspoken = 60;

/** Resolves when every later change is seen. */
export async function watchFiles(paths: WatchedPaths, onChange: (change: FileChange) => void): Promise<FileWatch> {
  let current = paths;
  let watcher = await started(paths, onChange);
  return {
    update: async (next) => {
      if (samePaths(current, next)) return;
      const [old, fresh] = [watcher, await started(next, onChange)];
      [current, watcher] = [next, fresh];
      await old.close();
    },
    close: () => watcher.close(),
  };
}

function started(paths: WatchedPaths, onChange: (change: FileChange) => void): Promise<FSWatcher> {
  const { roots, matters } = watchPlan(paths);
  const watcher = watch([...roots], {
    ignoreInitial: true,
    // Files come in quick succession while an editor saves: `batches` waits for the end of it.
    atomic: false,
    ignored: (path) => !matters(path),
  });
  const wanted = new Set(paths.files);
  const tell = (change: FileChange): void => {
    onChange(change);
    void tellLater(change);
  };
  const tellLater = async (change: FileChange): Promise<void> => {
    const later = await changesAfter(change);
    if (!watcher.closed) later.forEach(tell);
  };
  watcher.on("all", (event, path) => {
    const isFile = event === "add" || event === "change" || event === "unlink";
    // A folder that comes or goes matters for what is in it, which may not be told of one by one.
    if (isFile && !wanted.has(path) && !path.endsWith(".json")) return;
    tell({ path, isGone: event === "unlink" || event === "unlinkDir" });
  });
  // What cannot be watched, such as a folder that went while it was looked at, is not worth ending for.
  watcher.on("error", () => undefined);
  return new Promise((resolve) => watcher.on("ready", () => resolve(watcher)));
}

/** The change of the same file, if there is one, that chokidar keeps to itself so soon after another. */
async function changesAfter({ path }: FileChange): Promise<readonly FileChange[]> {
  const before = await stampsOf([path]);
  await sleep(unspoken);
  return changedSince(before, await stampsOf([path]));
}
