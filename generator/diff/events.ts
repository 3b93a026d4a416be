/** Two models to every event of the official comparison, settled by the new model's suppressions. Pure. */
import type { Model } from "../model/shapes.js";
import type { Differences } from "./differences.js";
import { differencesOf } from "./differences.js";
import type { DiffEvent, Finding } from "./event.js";
import { evaluators } from "./evaluators/table.js";
import { settleBy } from "./suppressions.js";

/**
 * What changed from the old model to the new one, by event id and subject. Suppressed events are among them, with the severity
 * `SUPPRESSED`. Equal models give none; the order depends on nothing but the models.
 */
export function diffEvents(oldModel: Model, newModel: Model): readonly DiffEvent[] {
  const settle = settleBy(newModel);
  const judge = (differences: Differences): readonly Finding[] => {
    return evaluators.flatMap(({ evaluate }) => evaluate(differences)).map(settle);
  };
  const findings = judge(differencesOf(oldModel, newModel, judge)).toSorted(byIdAndSubject);
  const olds = oldModel.locateAll(findings.map(({ side, source }) => (side === "old" ? source : undefined)));
  const news = newModel.locateAll(findings.map(({ side, source }) => (side === "old" ? undefined : source)));
  return findings.map(({ eventId, severity, shapeId, message }, index) => {
    return { eventId, severity, shapeId, message, location: olds[index] ?? news[index] ?? null };
  });
}

function byIdAndSubject(a: Finding, b: Finding): number {
  return compare(a.eventId, b.eventId) || compare(a.shapeId ?? "", b.shapeId ?? "") || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
