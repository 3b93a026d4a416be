/** Whether generated validators and the interpreter find the same in the same order. */
import * as fc from "fast-check";
import { sampleValue } from "../../runtime/mock/sample/sample-value.js";
import type { Schema } from "../../runtime/schema/schema.js";
import { checkOf } from "../../runtime/validate/interpret.js";
import type { Check } from "../../runtime/validate/issue.js";
import { mutated, mutations } from "./mutation.js";

export interface Validated {
  readonly id: string;
  readonly schema: Schema;
  readonly check: Check;
}

/** A sample with a few faults for which the two differ, smallest first; undefined when there is none. */
export function disagreement({ id, schema, check }: Validated, runs: number): string | undefined {
  const interpreted = checkOf(schema);
  const size = fc.constantFrom("minimal" as const, "typical" as const, "full" as const);
  const property = fc.property(fc.nat(5), size, mutations, (seed, optional, changes) => {
    const value = mutated(sampleValue(schema, seed, { optional }), changes);
    const [ours, theirs] = [textOf(check(value)), textOf(interpreted(value))];
    if (ours !== theirs) throw new Error(`${id}\n generated: ${ours}\n interpreted: ${theirs}`);
  });
  const result = fc.check(property, { numRuns: runs, seed: 7 });
  if (!result.failed) return undefined;
  return `${String(result.errorInstance)}\n ${fc.stringify(result.counterexample)}`;
}

function textOf(found: ReturnType<Check>): string {
  return found === undefined ? "valid" : JSON.stringify(found);
}
