/** What `pull` recorded of the models that `generate` has just taken over: said once more, where generated code changes by it. */
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { sha256Of } from "../pull/checksums.js";
import { lockName, readLock } from "../pull/lock.js";
import type { ServiceRow } from "./service-report.js";

export interface PulledChange {
  /** The model file, as the user named it. */
  readonly model: string;
  readonly lines: readonly string[];
}

/** The changes of models whose code was written, and that are still as they were pulled. */
export function pulledChanges(rows: readonly ServiceRow[], cwd: string): readonly PulledChange[] {
  const models = rows.filter(({ status }) => status === "written").flatMap((row) => row.models);
  return [...new Set(models)].flatMap((model) => {
    const lines = recordedFor(resolve(cwd, model));
    return lines.length === 0 ? [] : [{ model, lines }];
  });
}

/** A model without a lock, or edited since, has nothing to say. */
function recordedFor(path: string): readonly string[] {
  try {
    const lock = readLock(readFileSync(join(dirname(path), lockName), "utf8"));
    const entry = lock?.get(basename(path));
    return entry?.changes !== undefined && sha256Of(readFileSync(path)) === entry.sha256 ? entry.changes : [];
  } catch {
    return [];
  }
}
