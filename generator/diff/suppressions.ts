/** The severity that findings have in the end: the new model may suppress them, or raise them. */
import { eventWishes } from "../model/suppressions.js";
import type { Model } from "../model/shapes.js";
import type { Finding, Severity } from "./event.js";
import { worse } from "./event.js";

/** Suppressing wins over raising, and overrides never lower. */
export function settleBy(model: Model): (finding: Finding) => Finding {
  const wishes = eventWishes(model);
  return (finding) => {
    const { eventId, shapeId } = finding;
    const severity = wishes.isSuppressed(eventId, shapeId)
      ? "SUPPRESSED"
      : wishes.raised(eventId, shapeId).reduce<Severity>(worse, finding.severity);
    return severity === finding.severity ? finding : { ...finding, severity };
  };
}
