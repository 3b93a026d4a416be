/** The programmatic entry: a model goes in, files and diagnostics come out. Pure: no file system, no process. */
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { emitService } from "./emit/emit-service.js";
import { applyHooks } from "./hooks/apply-hooks.js";
import type { HookedOptions, HookSurroundings } from "./hooks/hooks.js";
import { servicesOf } from "./model/services.js";
import type { Model } from "./model/shapes.js";
import type { GeneratedFile, GenerateOptions } from "./options.js";
import { planService } from "./plan/plan-service.js";
import type { ServicePlan } from "./plan/service-plan.js";
import { transformModel } from "./transform/transform-model.js";

export { type Config, defineConfig, type Job } from "./config/config.js";
export type { Diagnostic } from "./diagnostics/diagnostic.js";
export { diff, type ModelDiff, type SensitiveMember } from "./diff/diff.js";
export type { DiffEvent, Severity } from "./diff/event.js";
export { summaryOf } from "./diff/summary.js";
export type { Bump, CompileBreak, ServiceImpact } from "./diff/typescript/impact.js";
export type { Emitter, HookedOptions, Hooks, HookSurroundings } from "./hooks/hooks.js";
export { loadModel, type LoadedModel, type ModelSource } from "./model/load-model.js";
export type { Model } from "./model/shapes.js";
export { serviceSchemasOf } from "./live/service-schemas-of.js";
export type { DocumentationUse, Filter, GeneratedFile, GenerateOptions, NamingHooks } from "./options.js";
export type { Outputs, SymbolUse } from "./options.js";
export type { ServicePlan } from "./plan/service-plan.js";

export interface Generated {
  /** Sorted by path. Empty when there are errors. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Generates the chosen outputs of every chosen service. Byte-identical for equal models and options. */
export function generate(model: Model, options: GenerateOptions = {}): Generated {
  const { plans, diagnostics } = planned(model, options);
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  return { files: sorted(plans.flatMap(emitService)), diagnostics };
}

/** `generate`, and then what the options' hooks make of its files. As repeatable as the hooks are. */
export async function generateWithHooks(
  model: Model,
  options: HookedOptions = {},
  surroundings: HookSurroundings = {},
): Promise<Generated> {
  const { plans, diagnostics } = planned(model, options);
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  const files: GeneratedFile[] = [];
  const all: Diagnostic[] = [...diagnostics];
  for (const plan of plans) {
    const hooked = await applyHooks(plan, emitService(plan), options, surroundings);
    files.push(...hooked.files);
    all.push(...hooked.diagnostics);
  }
  return { files: hasErrors(all) ? [] : sorted(files), diagnostics: all };
}

interface Planned {
  readonly plans: readonly ServicePlan[];
  readonly diagnostics: readonly Diagnostic[];
}

function planned(model: Model, options: GenerateOptions): Planned {
  const transformed = transformModel(model, options);
  const services = servicesOf(transformed.model).map((service) => planService(transformed.model, service, options));
  return {
    plans: services.map(({ plan }) => plan),
    diagnostics: [...transformed.diagnostics, ...services.flatMap((one) => one.diagnostics)],
  };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

function sorted(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
