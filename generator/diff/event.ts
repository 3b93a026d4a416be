/** What a comparison says: one event a finding, with the id, severity and subject that the official comparison gives it. */
import type { Location } from "../diagnostics/diagnostic.js";
import type { Node, ShapeId, SourceRef } from "../model/shapes.js";

/** From least to most; `SUPPRESSED` is what the new model wishes not to hear of. */
export const severities: readonly Severity[] = ["SUPPRESSED", "NOTE", "WARNING", "DANGER", "ERROR"];

export type Severity = "SUPPRESSED" | Level;

/** What an evaluator may say. */
export type Level = "NOTE" | "WARNING" | "DANGER" | "ERROR";

export interface DiffEvent {
  /** Dots part an id from what it is about: `RemovedMetadata.suppressions`. */
  readonly eventId: string;
  readonly severity: Severity;
  /** The shape or member it is about; null for what belongs to none. */
  readonly shapeId: ShapeId | null;
  readonly message: string;
  /** In the new model's files; for what is gone, in the old one's. Null when it stands in neither. */
  readonly location: Location | null;
}

/** An event whose place is not looked up yet. */
export interface Finding {
  readonly eventId: string;
  readonly severity: Severity;
  readonly shapeId: ShapeId | null;
  readonly message: string;
  /** Where its subject was written. */
  readonly source: SourceRef | undefined;
  /** Which model's files `source` names; the new one's when absent. */
  readonly side?: "old";
}

/** Something with an id and a place: a shape or a member of the new model. */
export interface Subject {
  readonly id: ShapeId;
  readonly source: SourceRef;
}

/** A finding about something of the new model. */
export function finding(severity: Severity, eventId: string, about: Subject, message: string): Finding {
  return { eventId, severity, shapeId: about.id, message, source: about.source };
}

/** A finding about something that only the old model has. */
export function lost(severity: Severity, eventId: string, about: Subject, message: string): Finding {
  return { ...finding(severity, eventId, about, message), side: "old" };
}

/** The higher of two. */
export function worse(left: Severity, right: Severity): Severity {
  return severities.indexOf(left) >= severities.indexOf(right) ? left : right;
}

/** A JSON value for a message, cut to a length that a line can hold. */
export function quoted(node: Node): string {
  const text = JSON.stringify(node);
  const points = [...text.slice(0, 200)];
  return points.length > 100 ? `\`${points.slice(0, 100).join("")}…\`` : `\`${text}\``;
}
