/** Comparisons as a SARIF 2.1.0 log: one rule an evaluator, one result an event, suppressed ones marked as such. */
import { evaluators } from "../evaluators/table.js";
import type { DiffEvent, Severity } from "../event.js";
import { sensitivityWords } from "../summary.js";
import type { Comparison } from "./comparison.js";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  ERROR: "error",
  DANGER: "error",
  WARNING: "warning",
  NOTE: "note",
  SUPPRESSED: "note",
};

/** Event ids to the evaluator that they begin with, which is the rule. */
const families: ReadonlyMap<string, string> = new Map(
  evaluators.flatMap(({ name, events }) => events.map(({ id }) => [familyOf(id), name] as const)),
);

const sensitivityRule = "WroughtSensitivity";

/** `version` is that of Wrought. The text is deterministic. */
export function sarifReport(comparisons: readonly Comparison[], version: string): string {
  const rules = [
    ...evaluators.map(({ name, events }) => ({ id: name, shortDescription: { text: events[0]?.when ?? name } })),
    { id: sensitivityRule, shortDescription: { text: "A member gained or lost sensitivity. Never suppressed." } },
  ];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = comparisons.flatMap(({ diff, name }) => [
    ...diff.sensitivity.map(({ shapeId, change }) => ({
      ...about(sensitivityRule, indexes, `${sensitivityRule}.${change}`, shapeId),
      level: change === "lost" ? "error" : "warning",
      message: { text: `${shapeId} ${sensitivityWords[change]}.` },
      locations: [place({ file: name }, shapeId)],
    })),
    ...diff.events.map((event) => resultOf(event, name, indexes)),
  ]);
  const driver = { name: "wrought", version, rules };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function familyOf(eventId: string): string {
  return eventId.split(".", 1)[0] ?? eventId;
}

function resultOf(event: DiffEvent, name: string, indexes: ReadonlyMap<string, number>): object {
  const { eventId, severity, shapeId, message, location } = event;
  const where = location === null ? { file: name } : location;
  return {
    ...about(families.get(familyOf(eventId)) ?? familyOf(eventId), indexes, eventId, shapeId),
    level: levels[severity],
    message: { text: message },
    locations: [place(where, shapeId)],
    ...(severity === "SUPPRESSED" ? { suppressions: [{ kind: "inSource" }] } : {}),
  };
}

function about(rule: string, indexes: ReadonlyMap<string, number>, eventId: string, shapeId: string | null): object {
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    partialFingerprints: { "wroughtEvent/v1": `${eventId} ${shapeId ?? ""}` },
    properties: { eventId },
  };
}

interface Where {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

function place({ file, line, column }: Where, shapeId: string | null): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  const logical = shapeId === null ? {} : { logicalLocations: [{ fullyQualifiedName: shapeId, kind: "type" }] };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region }, ...logical };
}

/** A relative reference: each part of the path percent-encoded, so that no part reads as a scheme. */
function uriOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
