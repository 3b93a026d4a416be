/** The hooks that work on files: emitters, then edits, then prettier. ts-morph and prettier are loaded only for those who ask. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../options.js";
import type { ServicePlan } from "../plan/service-plan.js";
import type { HookedOptions, HookSurroundings } from "./hooks.js";
import { runEmitters } from "./run-emitters.js";

export interface HookedFiles {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `ours` are the files that the service has without hooks. */
export async function applyHooks(
  plan: ServicePlan,
  ours: readonly GeneratedFile[],
  { hooks = {}, prettier = false }: HookedOptions,
  surroundings: HookSurroundings,
): Promise<HookedFiles> {
  const emitted = await runEmitters(plan, hooks.emitters ?? [], ours);
  const diagnostics: Diagnostic[] = [...emitted.diagnostics];
  let files: readonly GeneratedFile[] = [...ours, ...emitted.files];
  let edited: ReadonlySet<string> = new Set();
  if (hooks.transformSourceFile !== undefined) {
    const { editSourceFiles } = await import("./edit-source-files.js");
    const result = await editSourceFiles(files, hooks.transformSourceFile);
    ({ files, edited } = result);
    diagnostics.push(...result.diagnostics);
  }
  if (prettier || edited.size > 0) {
    const { formatFiles } = await import("./format-files.js");
    const result = await formatFiles(files, (path) => prettier || edited.has(path), surroundings);
    files = result.files;
    diagnostics.push(...result.diagnostics);
  }
  return { files, diagnostics };
}
