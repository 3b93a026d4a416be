/** One answer overridden by the request itself: the header `x-wrought-answer`, for tests that reach no other control. */
import type { HeaderReader } from "../../protocol/protocol.js";
import type { OperationSchema } from "../../schema/schema.js";
import { type Latency, latencyOf } from "../latency.js";
import { PlainRecord } from "../scenario/plain-record.js";
import { Problems, problemsText } from "../scenario/problems.js";
import { readAnswer } from "../scenario/read-stub.js";
import type { Step } from "../stub/step.js";

export const overrideHeader = "x-wrought-answer";

export interface Override {
  readonly step: Step;
  readonly delay: Latency | undefined;
}

/**
 * The answer that a request asks for: the name of an error, or JSON as in a scenario's stub (`{"reply":{}}`,
 * `{"error":"…","message":"…"}`, `{"raw":{"status":503}}`) with an optional `delay`. A text says what is wrong with it.
 */
export function overrideOf(headers: HeaderReader, operation: OperationSchema): Override | string | undefined {
  const text = headers.get(overrideHeader);
  if (text === undefined || text === null) return undefined;
  const problems = new Problems();
  const value = text.trimStart().startsWith("{") ? parsed(text) : { error: text.trim() };
  const record = PlainRecord.of(
    value,
    ["reply", "error", "message", "members", "raw", "passThrough", "delay"],
    problems,
  );
  const delay = record?.has("delay") === true ? latencyOf(record.get("delay")) : undefined;
  const step = record === undefined ? undefined : readAnswer(operation, record);
  if (typeof delay === "string") problems.at("delay").add(`must be ${delay}`);
  if (step === undefined || typeof delay === "string" || problems.list.length > 0) return problemsText(problems.list);
  return { step, delay };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
