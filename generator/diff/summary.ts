/** A comparison in a few lines: what `diff` begins with, and what `generate` says after a pull. */
import type { ModelDiff } from "./diff.js";
import type { Level } from "./event.js";
import { isDocumentation } from "./is-documentation.js";
import type { Bump } from "./typescript/impact.js";

const levels: readonly Level[] = ["ERROR", "DANGER", "WARNING", "NOTE"];

const meaning: Readonly<Record<Bump, string>> = {
  major: "code that calls the service may stop compiling",
  minor: "types changed, and calling code still compiles",
  patch: "no type changed",
  none: "nothing changed",
};

/**
 * Plain text, without colours: events by severity, changes of documentation as a number, declarations, semver, operations, and
 * every member that gained or lost sensitivity.
 */
export function summaryOf(diff: ModelDiff): readonly string[] {
  const { events, sensitivity, typescript, semver, operations } = diff;
  if (events.length === 0 && sensitivity.length === 0) return ["no differences"];
  const breaks = typescript.flatMap((one) => one.breaks);
  const lines = [
    eventsLine(diff),
    `semver: ${semver} (${meaning[semver]})`,
    `declarations: ${declarationsLine(diff)}`,
    ...(breaks.length > 0 ? [`may stop compiling: ${namesOf(breaks.map(({ name }) => name))}`] : []),
    ...(operations.length > 0 ? [`operations: ${namesOf(operations.map(shortName))}`] : []),
  ];
  return [...sensitivity.map(({ shapeId, change }) => `${shapeId} ${sensitivityWords[change]}`), ...lines];
}

export const sensitivityWords: Readonly<Record<"gained" | "lost", string>> = {
  gained: "is sensitive now: it is redacted from here on, and was not before",
  lost: "is NO LONGER SENSITIVE: it is not redacted any more",
};

function eventsLine({ events }: ModelDiff): string {
  const plain = events.filter((event) => !isDocumentation(event));
  const parts = levels.flatMap((level) => {
    const count = plain.filter(({ severity }) => severity === level).length;
    return count === 0 ? [] : [`${count} ${level}`];
  });
  const documentation = events.length - plain.length;
  const suppressed = plain.filter(({ severity }) => severity === "SUPPRESSED").length;
  if (documentation > 0) parts.push(`${documentation} of documentation`);
  if (suppressed > 0) parts.push(`${suppressed} suppressed`);
  return `events: ${parts.length === 0 ? "none" : parts.join(", ")}`;
}

function declarationsLine({ typescript }: ModelDiff): string {
  const changes = typescript.flatMap((one) => one.declarations);
  const parts = (["added", "removed", "changed"] as const).flatMap((what) => {
    const count = changes.filter(({ change }) => change === what).length;
    return count === 0 ? [] : [`${count} ${what}`];
  });
  return parts.length === 0 ? "none changed" : parts.join(", ");
}

/** The first few, and how many there are besides. */
function namesOf(names: readonly string[], most = 8): string {
  const all = [...new Set(names)];
  return all.length <= most ? all.join(", ") : `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
}

export function shortName(id: string): string {
  return id.slice(id.indexOf("#") + 1);
}
