/** Comparisons as Markdown for a pull request: what is loud on top, the rest folded; as long as a comment may be. */
import type { Level } from "../event.js";
import { summaryOf, sensitivityWords, shortName } from "../summary.js";
import type { CompileBreak } from "../typescript/impact.js";
import type { Comparison, EventGroup } from "./comparison.js";
import { groupedEvents, listedEvents } from "./comparison.js";
import { safeMarkdown as safe } from "./safe-markdown.js";

const icons: Readonly<Record<Level, string>> = { ERROR: "🔴", DANGER: "🟠", WARNING: "🟡", NOTE: "⚪" };

/** Of each list this much is written out, so that a comment stays within what forges accept. */
const most = 100;

export function markdownReport(comparisons: readonly Comparison[]): string {
  const parts = comparisons.map((one) => `${sectionOf(one).join("\n\n")}\n`);
  return parts.length === 0 ? "No models were compared.\n" : parts.join("\n");
}

function sectionOf({ name, oldName, diff }: Comparison): readonly string[] {
  const lines = summaryOf(diff).filter((line) =>
    diff.sensitivity.every(({ shapeId }) => !line.startsWith(`${shapeId} `)),
  );
  const alerts = diff.sensitivity.map(({ shapeId, change, operations }) => {
    const where = operations.length === 0 ? "" : ` (${listed(operations.map(shortName), 5)})`;
    return `> **${safe(shapeId)}** ${safe(sensitivityWords[change])}${where}`;
  });
  const breaks = diff.typescript.flatMap((one) => one.breaks);
  const groups = groupedEvents(diff, listedEvents(diff));
  return [
    `### ${safe(name)}, compared with ${safe(oldName)}`,
    ...(alerts.length === 0 ? [] : [`> [!CAUTION]\n${alerts.join("\n>\n")}`]),
    lines.map((line) => `- ${safe(line)}`).join("\n"),
    ...(breaks.length === 0 ? [] : [breakTable(breaks)]),
    ...groups.map(folded),
  ];
}

function breakTable(breaks: readonly CompileBreak[]): string {
  const rows = breaks.slice(0, most).map(({ name, member, deed, sides, why }) => {
    const what = member === null ? name : `${name}.${member}`;
    return `| ${safe(what)} | ${deed} | ${sides.join(", ")} | ${safe(why)} |`;
  });
  const table = ["| code that may stop compiling | does | side | because |", "| --- | --- | --- | --- |", ...rows];
  return [...table, ...andMore(breaks.length)].join("\n");
}

function folded({ title, isOperation, events }: EventGroup): string {
  const items = events.slice(0, most).map(({ severity, eventId, message }) => {
    const icon = severity === "SUPPRESSED" ? "" : `${icons[severity]} `;
    return `- ${icon}${severity} ${safe(message)} <sub>${safe(eventId)}</sub>`;
  });
  const head = safe(isOperation ? shortName(title) : title);
  const summary = `<details><summary>${head}: ${events.length}</summary>`;
  return [summary, "", ...items, ...andMore(events.length), "", "</details>"].join("\n");
}

function andMore(count: number): readonly string[] {
  return count > most ? ["", `… and ${count - most} more.`] : [];
}

function listed(names: readonly string[], few: number): string {
  const shown = names.slice(0, few).map(safe).join(", ");
  return names.length > few ? `${shown} and ${names.length - few} more` : shown;
}
