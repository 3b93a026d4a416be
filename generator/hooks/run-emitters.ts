/** Runs the user's emitters on a service: their files beside ours, or why they cannot be. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../options.js";
import type { ServicePlan } from "../plan/service-plan.js";
import { problemOfPath } from "../write/output-path.js";
import { deepFrozen } from "./deep-freeze.js";
import { hookFailed, hookInvalid } from "./hook-problem.js";
import type { Emitter } from "./hooks.js";

export interface EmittedFiles {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `ours` are the files of the service that are there already. */
export async function runEmitters(
  plan: ServicePlan,
  emitters: readonly Emitter[],
  ours: readonly GeneratedFile[],
): Promise<EmittedFiles> {
  // A plan is large, and freezing it for nobody takes time.
  if (emitters.length === 0) return { files: [], diagnostics: [] };
  const frozen = deepFrozen(plan);
  const files: GeneratedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set(ours.map(({ path }) => path.toLowerCase()));
  for (const [index, emitter] of emitters.entries()) {
    const name = `emitters[${index}]`;
    const given = await attempt(emitter, frozen, name, diagnostics);
    for (const file of given) {
      const problem = problemOf(file, name);
      const path = problem === undefined ? `${plan.folder}/${file.path}` : "";
      if (problem !== undefined) diagnostics.push(problem);
      else if (taken.has(path.toLowerCase())) diagnostics.push(collision(name, path));
      else {
        taken.add(path.toLowerCase());
        files.push({ path, text: file.text });
      }
    }
  }
  return { files, diagnostics };
}

async function attempt(
  emitter: Emitter,
  plan: ServicePlan,
  name: string,
  diagnostics: Diagnostic[],
): Promise<readonly GeneratedFile[]> {
  try {
    const given: unknown = await emitter(plan);
    if (Array.isArray(given)) return given;
    diagnostics.push(hookInvalid(name, "gave back no array of files"));
  } catch (error) {
    diagnostics.push(hookFailed(name, plan.id, error));
  }
  return [];
}

/** What comes from plain JavaScript may be anything. */
function problemOf(file: unknown, name: string): Diagnostic | undefined {
  if (typeof file !== "object" || file === null || !("path" in file) || !("text" in file)) {
    return hookInvalid(name, "gave a file that is no { path, text }");
  }
  const { path, text } = file;
  if (typeof path !== "string" || typeof text !== "string") {
    return hookInvalid(name, "gave a file whose path or text is no string");
  }
  const problem = path.startsWith(".wrought") ? "is Wrought's own" : problemOfPath(path);
  return problem === undefined
    ? undefined
    : hookInvalid(name, `gave the path ${JSON.stringify(path)}, which ${problem}`);
}

function collision(name: string, path: string): Diagnostic {
  return diagnostic("hook-collision", `The hook ${name} gave the file ${path}, which is there already.`);
}
