/** What a model says of events itself: `suppress` traits, and the metadata `suppressions` and `severityOverrides`. */
import { isArray, isObject, property } from "./node.js";
import { namespaceOf } from "./shape-id.js";
import type { Model, Node, NodeObject, ShapeId, Traits } from "./shapes.js";

export type RaisedSeverity = "WARNING" | "DANGER";

/** Smithy 2.0, "Suppressions" and "Severity overrides". Of what belongs to no shape the id is null. */
export interface EventWishes {
  isSuppressed(eventId: string, shapeId: ShapeId | null): boolean;
  /** The severities that overrides ask for. */
  raised(eventId: string, shapeId: ShapeId | null): readonly RaisedSeverity[];
}

interface Matcher {
  readonly id: string;
  /** `*` for any. */
  readonly namespace: string;
}
interface Override extends Matcher {
  readonly severity: RaisedSeverity;
}

export function eventWishes(model: Model): EventWishes {
  const suppressions = entriesOf(model, "suppressions").flatMap((entry) => matcherOf(entry) ?? []);
  const overrides = entriesOf(model, "severityOverrides").flatMap((entry) => overrideOf(entry) ?? []);
  return {
    isSuppressed: (eventId, shapeId) =>
      isSuppressedByTrait(model, eventId, shapeId) || suppressions.some((one) => matches(one, eventId, shapeId)),
    raised: (eventId, shapeId) =>
      overrides.filter((one) => matches(one, eventId, shapeId)).map(({ severity }) => severity),
  };
}

function isSuppressedByTrait(model: Model, eventId: string, shapeId: ShapeId | null): boolean {
  if (shapeId === null) return false;
  const carrier: { readonly traits: Traits } | undefined = model.member(shapeId) ?? model.shape(shapeId);
  const ids = carrier?.traits.get("smithy.api#suppress");
  return isArray(ids) && ids.some((id) => typeof id === "string" && contains(eventId, id));
}

function matches({ id, namespace }: Matcher, eventId: string, shapeId: ShapeId | null): boolean {
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
