/** `validators.ts`: one plain function a shape, straight-line, no allocation when the value is valid. */
import type { GeneratedFile } from "../../options.js";
import type { CheckPlan } from "../../plan/check-plan.js";
import type { ServicePlan } from "../../plan/service-plan.js";
import { OutputFile } from "../output-file.js";
import { printAggregate } from "./aggregate.js";
import { printCollection } from "./collection.js";
import { printSimple } from "./simple.js";

/** Emits `validators.ts`. */
export function emitValidators(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "validators");
  for (const check of plan.checks) file.add(printCheck(file, check));
  return file.finish();
}

function printCheck(file: OutputFile, check: CheckPlan): string {
  file.useTypes([{ module: "runtime", name: "Findings" }]);
  switch (check.kind) {
    case "list":
    case "map":
      return printCollection(file, check);
    case "structure":
    case "union":
      return printAggregate(file, check);
    default:
      return printSimple(file, check);
  }
}
