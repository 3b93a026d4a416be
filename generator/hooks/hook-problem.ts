/** What went wrong in a hook, as a diagnostic that names the hook. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** The hook threw; `about` says on what. */
export function hookFailed(hook: string, about: string, error: unknown): Diagnostic {
  const why = error instanceof Error ? error.message : String(error);
  return diagnostic("hook-failed", `The hook ${hook} threw an error for ${about}: ${why}`);
}

export function hookInvalid(hook: string, what: string): Diagnostic {
  return diagnostic("hook-invalid", `The hook ${hook} ${what}.`);
}
