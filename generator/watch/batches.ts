/** Changes in batches: one when they have been quiet for a moment, and never two at work at the same time. */
import { setTimeout as sleep } from "node:timers/promises";
import type { FileChange } from "./watch-files.js";

export interface Pauses {
  /** In milliseconds without a change before a batch begins. */
  readonly quiet: number;
  /** The same after a file went: editors that save by replacing take it away for a moment. */
  readonly gone: number;
}

export const defaultPauses: Pauses = { quiet: 15, gone: 150 };

export interface Batches {
  readonly add: (change: FileChange) => void;
  /** Whether a change waits to be worked on. */
  readonly isPending: () => boolean;
  /** Resolves when a change waits, or after so many milliseconds. */
  readonly next: (milliseconds: number) => Promise<boolean>;
  /** Ends once what is at work is done. */
  readonly stop: () => Promise<void>;
}

/** `work` gets the changed paths, sorted. It must not throw. */
export function batches(work: (paths: readonly string[]) => Promise<void>, pauses: Pauses = defaultPauses): Batches {
  const pending = new Map<string, FileChange>();
  const stopped = new AbortController();
  let wake: (() => void) | undefined;
  let last = 0;
  const settled = async (): Promise<void> => {
    for (;;) {
      const pause = [...pending.values()].some(({ isGone }) => isGone) ? pauses.gone : pauses.quiet;
      const left = last + pause - performance.now();
      if (left <= 0 || stopped.signal.aborted) return;
      await sleep(left);
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      if (pending.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      await settled();
      if (stopped.signal.aborted) return;
      const paths = [...pending.keys()].toSorted();
      pending.clear();
      if (paths.length > 0) await work(paths);
    }
  };
  const running = loop();
  return {
    add: (change) => {
      pending.set(change.path, change);
      last = performance.now();
      wake?.();
    },
    isPending: () => pending.size > 0,
    next: async (milliseconds) => {
      const end = performance.now() + milliseconds;
      while (pending.size === 0 && !stopped.signal.aborted && performance.now() < end) await sleep(5);
      return pending.size > 0;
    },
    stop: async () => {
      stopped.abort();
      wake?.();
      await running;
    },
  };
}
