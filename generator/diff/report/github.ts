/** Comparisons as commands that GitHub Actions shows beside the lines of a pull request. */
import type { DiffEvent, Severity } from "../event.js";
import { isDocumentation } from "../is-documentation.js";
import { sensitivityWords, summaryOf } from "../summary.js";
import type { Comparison } from "./comparison.js";
import { listedEvents, worstFirst } from "./comparison.js";

const commands: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  ERROR: "error",
  DANGER: "error",
  WARNING: "warning",
  NOTE: "notice",
  SUPPRESSED: "notice",
};

/** One line each, sensitivity first, then the worst, because GitHub shows ten of a kind; documentation and suppressed events are one notice with their number. */
export function githubReport(comparisons: readonly Comparison[]): string {
  const lines = comparisons.flatMap(({ name, oldName, diff }) => [
    ...diff.sensitivity.map(({ shapeId, change }) => {
      const message = `${shapeId} ${sensitivityWords[change]}.`;
      return command("error", { file: name, title: "Sensitivity" }, message);
    }),
    ...listedEvents(diff)
      .toSorted(worstFirst)
      .map((event) => annotation(event, name, oldName)),
    ...folded(diff.events, name),
    command("notice", { file: name, title: "wrought diff" }, summaryOf(diff).join("\n")),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}

/** What stands in the old model only has no line in the new one's file. */
function annotation({ eventId, severity, message, location }: DiffEvent, name: string, oldName: string): string {
  const here = location !== null && location.file !== oldName ? location : undefined;
  const line = here === undefined ? {} : { line: String(here.line), col: String(here.column) };
  return command(commands[severity], { file: here?.file ?? name, ...line, title: `${severity} ${eventId}` }, message);
}

function folded(events: readonly DiffEvent[], file: string): readonly string[] {
  const documentation = events.filter(isDocumentation).length;
  if (documentation === 0) return [];
  return [command("notice", { file, title: "Documentation" }, `${documentation} changes of documentation`)];
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${name} ${list.join(",")}::${escaped(message)}`;
}

/** A line feed would begin another command. */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
