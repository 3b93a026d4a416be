/** A number of fuzzed models, each made from its seed alone. */
import { expect } from "vitest";
import { mutated } from "./mutate.js";
import { Random } from "./random.js";
import { type Outcome, runCase } from "./run-case.js";
import { seedModels } from "./seed-models.js";

/** A case takes milliseconds; what takes this long does not scale. In milliseconds. */
const slowest = 5000;

/** Runs cases with the seeds from `first` on, over a new set of models every thousand. Names the seeds of those that fail. */
export async function fuzz(first: number, count: number): Promise<void> {
  const outcomes = new Map<Outcome, number>();
  const failures: string[] = [];
  let models = seedModels(first, 0);
  for (let seed = first; seed < first + count && failures.length < 20; seed++) {
    if ((seed - first) % 1000 === 0) models = seedModels(seed, 12);
    const random = new Random(seed);
    const model = mutated(random.pick(models, {}), random, random.once(12) ? 0 : 1 + random.below(4));
    const started = performance.now();
    try {
      const outcome = await runCase(model, random, true);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      failures.push(
        `${seed}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 1500) : String(error)}`,
      );
    }
    if (performance.now() - started > slowest) failures.push(`${seed}: takes longer than ${slowest} ms`);
  }
  expect(failures).toEqual([]);
  // Every outcome is common, or the changes would prove nothing.
  const share = (outcome: Outcome): number => (outcomes.get(outcome) ?? 0) / count;
  expect(share("rejected")).toBeGreaterThan(0.2);
  expect(share("served")).toBeGreaterThan(0.1);
  expect(Object.hasOwn(Object.prototype, "target")).toBe(false);
}
