/** The stubs of one operation that may still answer: the newest that matches is found without asking all the others. */
import { isObject } from "../../validate/findings.js";
import type { Stub } from "./stub.js";
import type { Step } from "./step.js";

/** What a stub answers with, and who it is. */
export interface Taken {
  readonly stub: Stub;
  readonly step: Step;
}

/** A stub and when it was set: the higher, the later. */
interface Entry {
  readonly stub: Stub;
  readonly order: number;
}

export class OpenStubs {
  #count = 0;
  /** Those whose pattern names no plain value, oldest first. */
  readonly #loose: Entry[] = [];
  /** The others by a member and the value that it must have, oldest first. */
  readonly #keyed = new Map<string, Map<unknown, Entry[]>>();

  add(stub: Stub): void {
    this.#listOf(stub).push({ stub, order: ++this.#count });
  }

  remove(stub: Stub): void {
    const list = this.#listOf(stub);
    const index = list.findIndex((entry) => entry.stub === stub);
    if (index >= 0) list.splice(index, 1);
  }

  /** The answer of the newest stub that has one. */
  take(input: unknown): Taken | undefined {
    const lists = [this.#loose];
    for (const [name, byValue] of this.#keyed) {
      const list = isObject(input) ? byValue.get(input[name]) : undefined;
      if (list !== undefined) lists.push(list);
    }
    const places = lists.map(({ length }) => length - 1);
    for (let at = newest(lists, places); at >= 0; at = newest(lists, places)) {
      const place = places[at] ?? -1;
      places[at] = place - 1;
      const stub = lists[at]?.[place]?.stub;
      const step = stub?.take(input);
      if (stub === undefined || step === undefined) continue;
      if (!stub.isOpen) lists[at]?.splice(place, 1);
      return { stub, step };
    }
    return undefined;
  }

  #listOf({ key }: Stub): Entry[] {
    if (key === undefined) return this.#loose;
    const [name, value] = key;
    const byValue = this.#keyed.get(name) ?? new Map<unknown, Entry[]>();
    this.#keyed.set(name, byValue);
    const list = byValue.get(value) ?? [];
    byValue.set(value, list);
    return list;
  }
}

/** Which of the lists has the newest entry at its place; -1 when all are through. */
function newest(lists: readonly (readonly Entry[])[], places: readonly number[]): number {
  let found = -1;
  let highest = 0;
  for (let at = 0; at < lists.length; at++) {
    const order = lists[at]?.[places[at] ?? -1]?.order ?? 0;
    if (order <= highest) continue;
    highest = order;
    found = at;
  }
  return found;
}
