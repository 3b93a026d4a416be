/** What the new model says of events itself: `suppress` traits, and the metadata `suppressions` and `severityOverrides`. */
import { isArray, isObject, property } from "../model/node.js";
import { namespaceOf } from "../model/shape-id.js";
import type { Model, Node, NodeObject } from "../model/shapes.js";
import type { Compared } from "./compared.js";
import type { Finding, Severity } from "./event.js";
import { worse } from "./event.js";

interface Matcher {
  readonly id: string;
  /** `*` for any. */
  readonly namespace: string;
}
interface Override extends Matcher {
  readonly severity: Severity;
}

/**
 * A function that gives a finding the severity it has in the end (Smithy 2.0, "Suppressions" and "Severity overrides").
 * Suppressing wins over raising, and overrides never lower.
 */
export function settleBy(model: Model): (finding: Finding) => Finding {
  const suppressions = entriesOf(model, "suppressions").flatMap((entry) => matcherOf(entry) ?? []);
  const overrides = entriesOf(model, "severityOverrides").flatMap((entry) => overrideOf(entry) ?? []);
  return (finding) => {
    const severity = settled(model, finding, suppressions, overrides);
    return severity === finding.severity ? finding : { ...finding, severity };
  };
}

function settled(
  model: Model,
  finding: Finding,
  suppressions: readonly Matcher[],
  overrides: readonly Override[],
): Severity {
  if (isSuppressedByTrait(model, finding)) return "SUPPRESSED";
  if (suppressions.some((one) => matches(one, finding))) return "SUPPRESSED";
  return overrides
    .filter((one) => matches(one, finding))
    .reduce((severity, one) => worse(severity, one.severity), finding.severity);
}

function isSuppressedByTrait(model: Model, { shapeId, eventId }: Finding): boolean {
  if (shapeId === null) return false;
  const carrier: Pick<Compared, "traits"> | undefined = model.member(shapeId) ?? model.shape(shapeId);
  const ids = carrier?.traits.get("smithy.api#suppress");
  return isArray(ids) && ids.some((id) => typeof id === "string" && contains(eventId, id));
}

function matches({ id, namespace }: Matcher, { eventId, shapeId }: Finding): boolean {
  if (!contains(eventId, id)) return false;
  return namespace === "*" || (shapeId !== null && namespaceOf(shapeId) === namespace);
}

/** Ids are hierarchical: `A` stands for `A` and for `A.B`, not for `AB`. */
function contains(eventId: string, id: string): boolean {
  return eventId === id || eventId.startsWith(`${id}.`);
}

function entriesOf(model: Model, key: string): readonly NodeObject[] {
  const list = property(model.metadata, key);
  return isArray(list) ? list.filter(isObject) : [];
}

function matcherOf(entry: NodeObject): Matcher | undefined {
  const [id, namespace]: readonly (Node | undefined)[] = [property(entry, "id"), property(entry, "namespace")];
  return typeof id === "string" && typeof namespace === "string" ? { id, namespace } : undefined;
}

function overrideOf(entry: NodeObject): Override | undefined {
  const severity = property(entry, "severity");
  const matcher = matcherOf(entry);
  if (matcher === undefined || (severity !== "WARNING" && severity !== "DANGER")) return undefined;
  return { ...matcher, severity };
}
