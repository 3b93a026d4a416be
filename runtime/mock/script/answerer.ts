/** Who answers a call: the request's own override, else the newest stub that matches, else the handler. */
import type { HeaderReader, Rejected } from "../../protocol/protocol.js";
import type { OperationSchema } from "../../schema/schema.js";
import type { CallNotes } from "../call.js";
import type { Handler } from "../handlers.js";
import { overrideOf } from "./override.js";
import type { Script } from "./script.js";

/**
 * The handler of a call whose input is read, or why it is refused; `undefined` leaves it to the default response. Without
 * `headers` nothing is overridden. What a predicate of a stub throws goes through.
 */
export function answererOf(
  script: Script,
  operation: OperationSchema,
  notes: CallNotes,
  headers: HeaderReader | undefined,
  next: Handler | undefined,
): Handler | Rejected | undefined {
  const override = headers === undefined ? undefined : overrideOf(headers, operation);
  if (typeof override === "string") {
    return { rejection: { kind: "invalid", name: "InvalidOverride", message: override } };
  }
  if (override !== undefined) {
    notes.stub = "override";
    return script.handlerOf(override.step, override.delay, next);
  }
  const taken = script.stubs.take(operation.name, notes.input);
  if (taken === undefined) return next;
  notes.stub = taken.stub.id;
  return script.handlerOf(taken.step, taken.stub.latency, next);
}
