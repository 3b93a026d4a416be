/** `ChangedOperationInput`, `ChangedOperationOutput`: an operation that takes or gives another structure. */
import { changesOf } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

function changed(side: "input" | "output"): Evaluator {
  const name = `ChangedOperation${side === "input" ? "Input" : "Output"}`;
  return {
    name,
    events: [
      { id: `${name}.From.{id}.To.{id}`, severity: "ERROR", when: `The ${side} of an operation is another shape.` },
    ],
    evaluate: (differences) =>
      changesOf(differences, "operation").flatMap(({ old, now }) => {
        const [from, to] = [old.shape[side], now.shape[side]];
        if (from === to) return [];
        const message = `The ${side} of the operation ${now.id} changed from ${from} to ${to}.`;
        return [finding("ERROR", `${name}.From.${from}.To.${to}`, now, message)];
      }),
  };
}

export const changedOperationInput: Evaluator = changed("input");
export const changedOperationOutput: Evaluator = changed("output");
