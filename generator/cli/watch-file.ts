/** Says when a file has changed, however its editor saves it. */
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** Editors write in several steps; after the last one nothing comes for so many milliseconds. */
const quietMs = 60;

/**
 * Calls `changed` once the file has been written, replaced or created. The folder is watched, because an editor that saves
 * by renaming puts another file in its place. What comes back ends it.
 */
export function watchFile(path: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(path), (_, name) => {
      if (name !== null && name !== basename(path)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, quietMs);
    });
    // A folder that goes away ends the watching, and nothing else.
    watcher.on("error", () => watcher?.close());
  } catch {
    return () => undefined;
  }
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}
