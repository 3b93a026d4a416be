/** Strings with no rule but a greatest length are seen to be right on the spot; their check is called for the others only. */
import type { CheckPlan, CheckUse } from "../../plan/check-plan.js";
import { call, type Code } from "../../print/code.js";
import { printNumber } from "../../print/literal.js";
import type { OutputFile } from "../output-file.js";
import { fromRuntime } from "./function.js";

/** The greatest length by the name of the check. */
export type PlainTexts = ReadonlyMap<string, number>;

/** The checks of a service that are of this kind. */
export function plainTextsOf(checks: readonly CheckPlan[]): PlainTexts {
  const texts = new Map<string, number>();
  for (const check of checks) {
    if (check.kind !== "string" || check.pattern !== undefined) continue;
    const { min = 0, max } = check.length ?? {};
    if (min <= 0 && max !== undefined) texts.set(check.name, max);
  }
  return texts;
}

/** The condition under which the check of `value` has to be called; undefined where that is always. */
export function doubtOf(file: OutputFile, texts: PlainTexts, check: CheckUse, value: string): Code | undefined {
  const max = check?.module === "validators" ? texts.get(check.name) : undefined;
  return max === undefined ? undefined : call(`!${fromRuntime(file, "isText")}`, value, printNumber(max));
}
