/** `ChangedLengthTrait`, `ChangedRangeTrait`: limits that became narrower. */
import { isObject, property } from "../../model/node.js";
import type { Node } from "../../model/shapes.js";
import { changedTrait } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

function limits(trait: "length" | "range"): Evaluator {
  const name = trait === "length" ? "ChangedLengthTrait" : "ChangedRangeTrait";
  return {
    name,
    events: [
      { id: name, severity: "ERROR", when: `The minimum of a \`${trait}\` was raised, or its maximum lowered.` },
    ],
    evaluate: ({ changed }) =>
      changed.flatMap((change) => {
        const values = changedTrait(change, `smithy.api#${trait}`);
        if (values === undefined) return [];
        const [minBefore, min] = [limit(values.old, "min") ?? 0, limit(values.now, "min") ?? 0];
        const [maxBefore, max] = [limit(values.old, "max"), limit(values.now, "max")];
        const messages = [
          ...(min > minBefore ? [`the minimum rose from ${minBefore} to ${min}`] : []),
          ...(max !== undefined && (maxBefore === undefined || max < maxBefore)
            ? [`the maximum fell from ${maxBefore ?? "none"} to ${max}`]
            : []),
        ];
        return messages.map((what) => finding("ERROR", name, change.now, `The ${trait} of ${change.now.id}: ${what}.`));
      }),
  };
}

/** Ranges of big numbers may be texts. */
function limit(value: Node, key: "min" | "max"): number | undefined {
  const given = isObject(value) ? property(value, key) : undefined;
  const number = typeof given === "string" ? Number(given) : given;
  return typeof number === "number" && !Number.isNaN(number) ? number : undefined;
}

export const changedLengthTrait: Evaluator = limits("length");
export const changedRangeTrait: Evaluator = limits("range");
