/** Stubs out of plain data: of a scenario file, of the control API, of the header that overrides one answer. */
import { readBase64 } from "../../codec/base64.js";
import { type OperationSchema, type ServiceSchema } from "../../schema/schema.js";
import { type Handler, errorsOf } from "../handlers.js";
import { type Latency, latencyOf } from "../latency.js";
import { type RawParts, raw } from "../stub/raw.js";
import { type Step, errorStep } from "../stub/step.js";
import { nearestOf } from "./nearest.js";
import { PlainRecord } from "./plain-record.js";
import type { Problems } from "./problems.js";
import { readPart, readWhole } from "./read-value.js";

/** A stub that has been read and not been set. */
export interface ReadStub {
  readonly operation: OperationSchema;
  readonly match: unknown;
  readonly steps: readonly Step[];
  readonly times: number | undefined;
  readonly delay: Latency | undefined;
}

const answerKeys = ["reply", "error", "message", "members", "raw", "passThrough"];
const stubKeys = ["on", "match", "times", "delay", "sequence", ...answerKeys];

/** The stub; `undefined` when there are problems. */
export function readStub(service: ServiceSchema, value: unknown, problems: Problems): ReadStub | undefined {
  const before = problems.list.length;
  const record = PlainRecord.of(value, stubKeys, problems);
  if (record === undefined) return undefined;
  const operation = readOperation(service, record.get("on"), record.at("on"));
  const times = record.number("times", 1, 1_000_000_000, true);
  const delay = record.has("delay") ? latencyOf(record.get("delay")) : undefined;
  if (typeof delay === "string") record.at("delay").add(`must be ${delay}`);
  if (operation === undefined) return undefined;
  const match = readMatch(operation, record);
  const steps = readSteps(operation, record);
  if (problems.list.length > before || typeof delay === "string") return undefined;
  return { operation, match, steps, times, delay };
}

/** A part of the input; a scenario that is a program may have a predicate. */
function readMatch(operation: OperationSchema, record: PlainRecord): unknown {
  const match = record.get("match");
  if (match === undefined || typeof match === "function") return match;
  return readPart(operation.input, match, record.at("match"));
}

/** The operation of a name; `undefined` when there is none, which is a problem. */
export function readOperation(service: ServiceSchema, name: unknown, problems: Problems): OperationSchema | undefined {
  if (typeof name !== "string") return problems.add("must be the name of an operation");
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (operation !== undefined) return operation;
  const nearest = nearestOf(name, Object.keys(service.operations));
  return problems.add(
    `${service.sdkId} has no operation ${JSON.stringify(name)}`,
    nearest === undefined ? undefined : `Is ${nearest} meant?`,
  );
}

function readSteps(operation: OperationSchema, record: PlainRecord): readonly Step[] {
  if (!record.has("sequence")) {
    const step = readAnswer(operation, record);
    return step === undefined ? [] : [step];
  }
  const entries = record.get("sequence");
  for (const key of answerKeys) if (record.has(key)) record.at(key).add("stands beside a sequence; it belongs into it");
  if (!Array.isArray(entries) || entries.length === 0) {
    record.at("sequence").add("must be a list of answers");
    return [];
  }
  return entries.flatMap((entry: unknown, index) => {
    const part = PlainRecord.of(entry, answerKeys, record.at("sequence").at(index));
    const step = part === undefined ? undefined : readAnswer(operation, part);
    return step === undefined ? [] : [step];
  });
}

/** One answer out of a record that may hold more. */
export function readAnswer(operation: OperationSchema, record: PlainRecord): Step | undefined {
  const [kind, other] = ["reply", "error", "raw", "passThrough"].filter((key) => record.has(key));
  if (other !== undefined) return record.at(other).add(`stands beside ${kind ?? ""}; a stub has one answer`);
  if (kind !== "error") {
    for (const key of ["message", "members"]) if (record.has(key)) record.at(key).add("belongs to an error");
  }
  switch (kind) {
    case "reply": {
      const reply = record.get("reply");
      if (typeof reply === "function") return { kind: "call", call: reply as Handler };
      const value = readWhole(operation.output, reply, record.at("reply"));
      return value === undefined ? undefined : { kind: "value", value };
    }
    case "error":
      return readError(operation, record);
    case "raw":
      return readRaw(record);
    case "passThrough":
      return record.get("passThrough") === true ? { kind: "default" } : record.at("passThrough").add("must be true");
    default:
      return record.problems.add("needs an answer: reply, error, raw, passThrough or sequence");
  }
}

function readError(operation: OperationSchema, record: PlainRecord): Step | undefined {
  const name = record.get("error");
  const errors = errorsOf(operation);
  const schema = typeof name === "string" ? errors.get(name) : undefined;
  if (typeof name !== "string" || schema === undefined) {
    const known = [...errors.keys()];
    const nearest = typeof name === "string" ? nearestOf(name, known) : undefined;
    const hint = nearest === undefined ? `It has ${known.join(", ") || "none"}.` : `Is ${nearest} meant?`;
    return record.at("error").add(`${operation.name} has no error ${JSON.stringify(name) ?? ""}`, hint);
  }
  const message = record.text("message");
  const members = record.has("members") ? readPart(schema, record.get("members"), record.at("members")) : {};
  if (typeof members !== "object" || members === null) return undefined;
  try {
    return errorStep(operation, name, { ...members, ...(message !== undefined && { message }) }, name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return (record.has("members") ? record.at("members") : record.at("error")).add(error.message);
  }
}

function readRaw(record: PlainRecord): Step | undefined {
  const at = record.at("raw");
  const before = at.list.length;
  const part = PlainRecord.of(record.get("raw"), ["status", "headers", "body", "base64"], at);
  if (part === undefined) return undefined;
  const status = part.number("status", 200, 599, true) ?? 200;
  const text = part.text("body") ?? "";
  const base64 = part.text("base64");
  const body = base64 === undefined ? text : readBase64(base64);
  if (body === undefined) part.at("base64").add("must be base64");
  const headers = part.get("headers") ?? {};
  if (typeof headers !== "object") part.at("headers").add("must be an object of texts");
  if (at.list.length > before || body === undefined) return undefined;
  try {
    return { kind: "raw", response: raw({ status, headers: headers as NonNullable<RawParts["headers"]>, body }) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return at.add(error.message);
  }
}
