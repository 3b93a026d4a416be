/** A comparison with the names of what was compared: what every report is made of. */
import type { ModelDiff } from "../diff.js";
import type { DiffEvent, Severity } from "../event.js";
import { severities } from "../event.js";
import { isDocumentation } from "../is-documentation.js";

export interface Comparison {
  /** The model file as the user named it. */
  readonly name: string;
  /** What it was compared with: another file, or a revision. */
  readonly oldName: string;
  readonly diff: ModelDiff;
}

export interface EventGroup {
  /** An operation's shape id, or what the events have in common instead. */
  readonly title: string;
  readonly isOperation: boolean;
  readonly events: readonly DiffEvent[];
}

const shared = "several operations";
const rest = "the service and shapes that no operation reaches";

/** Events that are listed one by one: neither suppressed nor of documentation. */
export function listedEvents({ events }: ModelDiff): readonly DiffEvent[] {
  return events.filter((event) => event.severity !== "SUPPRESSED" && !isDocumentation(event));
}

/** By the one operation that an event concerns, sorted; then what concerns several, then the rest. In each, the worst first. */
export function groupedEvents(diff: ModelDiff, events: readonly DiffEvent[]): readonly EventGroup[] {
  const groups = new Map<string, DiffEvent[]>();
  for (const event of events) {
    const operations = event.shapeId === null ? [] : diff.operationsOf(event.shapeId);
    const [only = rest] = operations;
    const title = operations.length > 1 ? shared : only;
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [event]);
    else group.push(event);
  }
  const isOperation = (title: string): boolean => title !== shared && title !== rest;
  const order = (title: string): string => `${isOperation(title) ? 0 : title === shared ? 1 : 2}${title}`;
  return [...groups]
    .toSorted(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([title, list]) => ({ title, isOperation: isOperation(title), events: list.toSorted(worstFirst) }));
}

/** An order for `toSorted`: by severity, and otherwise as it is. */
export function worstFirst(a: DiffEvent, b: DiffEvent): number {
  return rank(b.severity) - rank(a.severity);
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}
