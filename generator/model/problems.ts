/** Collects everything wrong with a set of sources, and turns it into diagnostics with lines and columns once, at the end. */
import { catalogue, diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { locate } from "./locate.js";
import type { ModelSource, OffsetRef } from "./locate.js";
import type { SourceRef } from "./shapes.js";

interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly shapeId: string | undefined;
  readonly at: SourceRef | OffsetRef | undefined;
  readonly hint: string | undefined;
  readonly event: string | undefined;
}

export interface ProblemDetails {
  readonly shapeId?: string | undefined;
  readonly at?: SourceRef | OffsetRef | undefined;
  /** The id of the official validator that says the same. */
  readonly event?: string | undefined;
  /** A function for hints that take a search; it is not called once many have been. */
  readonly hint?: string | (() => string | undefined) | undefined;
}

/** As many errors as one person could want to read, and as many warnings and notes again. */
const cap = 1000;
/** Looking for the nearest of all shapes takes milliseconds, and a wrong file can have thousands of wrong names. */
const mostSearches = 25;

export class Problems {
  readonly #errors: Problem[] = [];
  readonly #others: Problem[] = [];
  #omitted = 0;
  #searches = 0;

  get hasErrors(): boolean {
    return this.#errors.length > 0;
  }

  /** The shapes that have errors so far. */
  faulty(): ReadonlySet<string | undefined> {
    return new Set(this.#errors.map(({ shapeId }) => shapeId));
  }

  /** Whether every error so far is of one of these kinds. */
  hasOnly(codes: ReadonlySet<DiagnosticCode>): boolean {
    return this.#errors.every(({ code }) => codes.has(code));
  }

  report(code: DiagnosticCode, message: string, details: ProblemDetails = {}): void {
    const list = catalogue[code].severity === "error" ? this.#errors : this.#others;
    if (list.length >= cap) {
      this.#omitted++;
      return;
    }
    const { shapeId, at, event } = details;
    list.push({ code, message, shapeId, at, event, hint: this.#hint(details.hint) });
  }

  #hint(hint: ProblemDetails["hint"]): string | undefined {
    if (typeof hint !== "function") return hint;
    return this.#searches++ < mostSearches ? hint() : undefined;
  }

  /** All diagnostics, ordered by file and position; what has no position comes first. */
  diagnostics(sources: readonly ModelSource[]): readonly Diagnostic[] {
    const problems = [...this.#errors, ...this.#others];
    if (problems.length === 0) return Object.freeze([]);
    const locations = locate(
      problems.map((problem) => problem.at),
      sources,
    );
    const found = problems.map(({ code, message, shapeId, hint, event }, index) =>
      diagnostic(code, message, { shapeId, hint, event, location: locations[index] }),
    );
    found.sort(byPosition);
    if (this.#omitted > 0) {
      found.push(diagnostic("diagnostics-capped", `${this.#omitted} more problems are not shown.`));
    }
    return Object.freeze(found);
  }
}

function byPosition(left: Diagnostic, right: Diagnostic): number {
  return (
    compare(left.location?.file ?? "", right.location?.file ?? "") ||
    (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
    (left.location?.column ?? 0) - (right.location?.column ?? 0) ||
    compare(left.code, right.code) ||
    compare(left.message, right.message)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
