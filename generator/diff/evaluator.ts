/** What an evaluator is: one rule of the official comparison, or a few that belong together. */
import type { Differences } from "./differences.js";
import type { Finding, Level } from "./event.js";

/** A kind of event, for the documentation. */
export interface EventKind {
  /** Parts in braces stand for a name: `RemovedMetadata.{key}`. */
  readonly id: string;
  readonly severity: Level | "as defined" | "the worst found";
  /** When it is said; a sentence without a subject's name. */
  readonly when: string;
}

export interface Evaluator {
  /** As the official comparison calls it. */
  readonly name: string;
  readonly events: readonly EventKind[];
  /** Pure, and in an order that depends on the models alone. */
  readonly evaluate: (differences: Differences) => readonly Finding[];
}
