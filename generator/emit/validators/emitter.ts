/** `validators.ts`: one plain function a shape, straight-line, no allocation when the value is valid. */
import type { GeneratedFile } from "../../options.js";
import type { CheckPlan } from "../../plan/check-plan.js";
import type { ServicePlan } from "../../plan/service-plan.js";
import { OutputFile } from "../output-file.js";
import { printAggregate } from "./aggregate.js";
import { printCollection } from "./collection.js";
import { type PlainTexts, plainTextsOf } from "./plain-text.js";
import { printSimple } from "./simple.js";

/** Emits `validators.ts`. */
export function emitValidators(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "validators");
  const texts = plainTextsOf(plan.checks);
  for (const check of plan.checks) file.add(printCheck(file, check, texts));
  return file.finish();
}

function printCheck(file: OutputFile, check: CheckPlan, texts: PlainTexts): string {
  file.useTypes([{ module: "runtime", name: "Findings" }]);
  switch (check.kind) {
    case "list":
    case "map":
      return printCollection(file, check, texts);
    case "structure":
    case "union":
      return printAggregate(file, check, texts);
    default:
      return printSimple(file, check);
  }
}
