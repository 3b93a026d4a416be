/** Comparisons as a person reads them: what is loud, a summary, then events by operation, the worst first. */
import type { Severity } from "../diff/event.js";
import type { Comparison, EventGroup } from "../diff/report/comparison.js";
import { groupedEvents, listedEvents } from "../diff/report/comparison.js";
import { sensitivityWords, shortName, summaryOf } from "../diff/summary.js";
import type { CompileBreak } from "../diff/typescript/impact.js";
import { namespaceOf } from "../model/shape-id.js";
import type { View } from "./context.js";
import { counted } from "./counted.js";
import { printable } from "./printable.js";
import type { Channel, Colors } from "./terminal.js";

/** With `quiet` errors only; with `verbose` documentation, suppressed events and the names of declarations too. */
export function printDiff(channel: Channel, comparison: Comparison, view: View): void {
  const { name, oldName, diff } = comparison;
  const { colors } = channel;
  for (const { shapeId, change, operations } of diff.sensitivity) {
    const where = operations.length === 0 ? "" : ` (${counted(operations.length, "operation")})`;
    channel.line(colors.bold(colors.red(`!! ${printable(shapeId)} ${sensitivityWords[change]}${where}`)));
  }
  if (!view.quiet) {
    channel.line(`${colors.bold(printable(name))} ${colors.dim(`compared with ${printable(oldName)}`)}`);
    const loud = diff.sensitivity.length;
    for (const line of summaryOf(diff).slice(loud)) channel.line(`  ${printable(line)}`);
    printBreaks(
      channel,
      diff.typescript.flatMap((one) => one.breaks),
    );
    if (view.verbose) printDeclarations(channel, comparison);
  }
  const events = view.verbose
    ? diff.events
    : listedEvents(diff).filter(({ severity }) => !view.quiet || severity === "ERROR");
  for (const group of groupedEvents(diff, events)) printGroup(channel, group);
}

function printBreaks(channel: Channel, breaks: readonly CompileBreak[]): void {
  if (breaks.length === 0) return;
  const { colors } = channel;
  channel.line(`\n${colors.bold("code that may stop compiling")}`);
  for (const { name, member, deed, sides, why } of breaks) {
    const what = printable(member === null ? name : `${name}.${member}`);
    const who = sides.map((side) => (side === "caller" ? "calling code" : "mocks")).join(" and ");
    channel.line(`  ${what}  ${colors.dim(`${who}, to ${deed}:`)} ${printable(why)}`);
  }
}

function printDeclarations(channel: Channel, { diff }: Comparison): void {
  for (const { declarations } of diff.typescript) {
    for (const { name, kind, change } of declarations) channel.line(`  ${change} ${kind} ${printable(name)}`);
  }
}

function printGroup(channel: Channel, { title, isOperation, events }: EventGroup): void {
  const { colors } = channel;
  channel.line(`\n${colors.bold(printable(isOperation ? shortName(title) : title))}`);
  for (const { severity, eventId, shapeId, message, location } of events) {
    const place = location === null ? "" : ` ${location.file}:${location.line}:${location.column}`;
    const about = colors.dim(printable(`${eventId}${place}`));
    channel.line(`  ${painted(severity, colors)} ${printable(shortened(message, shapeId))} ${about}`);
  }
}

/** Without the namespace that goes without saying. */
function shortened(message: string, shapeId: string | null): string {
  return shapeId === null ? message : message.replaceAll(`${namespaceOf(shapeId)}#`, "");
}

function painted(severity: Severity, colors: Colors): string {
  const text = severity.padEnd(10);
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    ERROR: colors.red,
    DANGER: colors.magenta,
    WARNING: colors.yellow,
    NOTE: colors.cyan,
    SUPPRESSED: colors.dim,
  };
  return paint[severity](text);
}
