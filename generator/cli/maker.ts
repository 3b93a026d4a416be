/** Who makes models' files: this process, or workers, with one interface and the same result. */
import type { Hooks } from "../hooks/hooks.js";
import type { Engine } from "./engine.js";
import type { MadeUnit, MakeTask } from "./make-unit.js";
import { makeUnit } from "./make-unit.js";

export interface Maker {
  /** How many models it works on at a time. */
  readonly size: number;
  /** Rejects when the generator itself failed. Workers load the hooks from the task's origin, and leave these alone. */
  readonly make: (task: MakeTask, hooks: Hooks | undefined) => Promise<MadeUnit>;
  readonly close: () => Promise<void>;
}

/** Makes one model after the other in this process. */
export function makerHere(engine: Engine): Maker {
  return { size: 1, make: (task, hooks) => makeUnit(task, engine, hooks), close: async () => undefined };
}

/**
 * Works on several items at a time and gives the results in the order of the items. At most twice as many as are worked on
 * are under way or waiting to be taken, so that memory does not grow with their number.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
  const running: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    while (next < items.length && running.length < Math.max(1, atOnce === 1 ? 1 : atOnce * 2)) {
      const item = items[next++];
      if (item === undefined) continue;
      const result = work(item);
      // One that fails while an earlier one is waited for is not unhandled: its turn comes.
      result.catch(() => undefined);
      running.push({ item, result });
    }
    const first = running.shift();
    if (first !== undefined) yield { item: first.item, result: await first.result };
  }
}
