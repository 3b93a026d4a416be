/** What all validators share: the head of the function, and how a check is called. */
import type { CheckPlan, CheckUse } from "../../plan/check-plan.js";
import type { Bounds } from "../../knowledge/constraints.js";
import { call, type Code } from "../../print/code.js";
import { lineWidth } from "../../print/layout.js";
import { printNumber } from "../../print/literal.js";
import type { RuntimeName } from "../../plan/runtime-names.js";
import type { OutputFile } from "../output-file.js";

/** The exported function with the given body, which is indented already. */
export function printFunction(check: CheckPlan, body: string): string {
  const parameters = check.recursive && isContainer(check) ? "input: unknown, depth = 0" : "input: unknown";
  const flat = `export function ${check.name}(${parameters}): Findings {`;
  const broken = parameters.split(", ").map((parameter) => `  ${parameter},\n`);
  const head = flat.length <= lineWidth ? flat : `export function ${check.name}(\n${broken.join("")}): Findings {`;
  return `${head}\n${body}}\n`;
}

/** Whether the check is of a shape that holds others. */
export function isContainer({ kind }: CheckPlan): boolean {
  return kind === "list" || kind === "map" || kind === "structure" || kind === "union";
}

/** A name of the runtime, imported. */
export function fromRuntime(file: OutputFile, name: RuntimeName): string {
  return file.useValue({ module: "runtime", name });
}

/** The first line of a recursive check. */
export function depthGuard(file: OutputFile, check: CheckPlan): string {
  if (!check.recursive) return "";
  return `  if (depth >= ${fromRuntime(file, "maxDepth")}) return ${fromRuntime(file, "tooDeep")}();\n`;
}

/** The call of a member's or entry's check; undefined where nothing is checked. Depth is handed on within recursion only. */
export function callOf(file: OutputFile, within: CheckPlan, entry: EntryCheck, value: string): Code | undefined {
  if (entry.check === undefined) return undefined;
  const name = file.useValue(entry.check);
  return entry.recursive && within.recursive ? call(name, value, "depth + 1") : call(name, value);
}

interface EntryCheck {
  readonly check: CheckUse;
  readonly recursive: boolean;
}

/** `min, max` as arguments; an absent bound is `undefined`. */
export function boundsArguments({ min, max }: Bounds): readonly string[] {
  if (max === undefined) return [printNumber(min ?? 0)];
  return [min === undefined ? "undefined" : printNumber(min), printNumber(max)];
}
