/** `index.ts`: everything of the service in one place. */
import type { GeneratedFile } from "../../options.js";
import type { Module, ServicePlan } from "../../plan/service-plan.js";
import { OutputFile } from "../output-file.js";

/** Emits `index.ts`. Files that export nothing are left out by the caller. */
export function emitIndex(plan: ServicePlan, modules: readonly Module[]): GeneratedFile {
  const file = new OutputFile(plan, "index");
  file.add(modules.map((module) => `export * from "./${module}.js";\n`).join(""));
  return file.finish();
}
