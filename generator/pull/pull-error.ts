/** Why a model could not be pulled: thrown inside of a pull, caught at its end, and reported as a diagnostic. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export type PullCode = Extract<DiagnosticCode, `pull-${string}`>;

/** The message is a whole sentence that holds no header, no token and no query of an address. */
export class PullError extends Error {
  override readonly name = "PullError";
  readonly code: PullCode;
  readonly hint: string | undefined;

  constructor(code: PullCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** `source` is how the user named what was to be pulled. */
  diagnostic(source: string): Diagnostic {
    return diagnostic(this.code, `${source}: ${this.message}`, { hint: this.hint });
  }
}

/** How messages name an address: without its query, which may hold a signature. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
