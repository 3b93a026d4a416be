/** Faults out of plain data, wherever it comes from. */
import { latencyOf } from "../latency.js";
import { PlainRecord } from "../scenario/plain-record.js";
import type { Problems } from "../scenario/problems.js";
import type { Fault, FaultEffect, FaultSchedule } from "./fault.js";

/** The kinds of faults, each with its own keys. */
export const faultKeys: Readonly<Record<FaultEffect["kind"], readonly string[]>> = {
  latency: ["ms"],
  throttle: [],
  error: ["status"],
  reset: [],
  slow: ["bytesPerSecond"],
  truncate: ["bytes"],
  malform: [],
};
const scheduleKeys = ["kind", "rate", "calls", "time"];
/** A day in milliseconds, and as good as ever. */
const day = 86_400_000;
const many = 1_000_000_000;

/** The fault; `undefined` when it is none, and then there are problems. `also` are keys that somebody else reads. */
export function readFault(value: unknown, problems: Problems, also: readonly string[] = []): Fault | undefined {
  const before = problems.list.length;
  const kinds = Object.keys(faultKeys);
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  if (!isKind(kind)) return problems.at("kind").add(`must be one of ${kinds.join(", ")}`);
  const record = PlainRecord.of(value, [...scheduleKeys, ...faultKeys[kind], ...also], problems);
  if (record === undefined) return undefined;
  const fault = { ...readEffect(kind, record), ...readSchedule(record) };
  return problems.list.length === before ? (fault as Fault) : undefined;
}

function isKind(kind: unknown): kind is FaultEffect["kind"] {
  return typeof kind === "string" && Object.hasOwn(faultKeys, kind);
}

function readEffect(kind: FaultEffect["kind"], record: PlainRecord): object {
  switch (kind) {
    case "latency": {
      const ms = latencyOf(record.get("ms"));
      return typeof ms === "string" ? (record.at("ms").add(`must be ${ms}`), {}) : { kind, ms };
    }
    case "error": {
      const status = record.get("status") ?? 500;
      if (![500, 502, 503, 504].includes(Number(status))) record.at("status").add("must be 500, 502, 503 or 504");
      return { kind, status };
    }
    case "slow": {
      if (!record.has("bytesPerSecond")) record.problems.add("needs bytesPerSecond");
      return { kind, bytesPerSecond: record.number("bytesPerSecond", 1, many) };
    }
    case "truncate":
      return record.has("bytes") ? { kind, bytes: record.number("bytes", 0, many, true) } : { kind };
    default:
      return { kind };
  }
}

function readSchedule(record: PlainRecord): FaultSchedule {
  const rate = record.number("rate", 0, 1);
  const calls = readPart(record, "calls", ["from", "to", "every"], (part, key) => part.number(key, 1, many, true));
  const time = readPart(record, "time", ["after", "until"], (part, key) => part.number(key, 0, day));
  return { ...(rate !== undefined && { rate }), ...(calls && { calls }), ...(time && { time }) };
}

function readPart(
  record: PlainRecord,
  name: string,
  keys: readonly string[],
  read: (part: PlainRecord, key: string) => number | undefined,
): Readonly<Record<string, number>> | undefined {
  if (!record.has(name)) return undefined;
  const part = PlainRecord.of(record.get(name), keys, record.at(name));
  if (part === undefined) return undefined;
  const entries = keys.flatMap((key): [string, number][] => {
    const value = read(part, key);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}
