/** Serves a call that meets faults. */
import type { CompiledProtocol, ErrorResponse, Rejection, WireResponse } from "../../protocol/protocol.js";
import type { StructureSchema } from "../../schema/schema.js";
import type { Call } from "../call.js";
import type { MockClock } from "../clock/mock-clock.js";
import { membersOf } from "../handlers.js";
import type { ServedOperation } from "../served-operation.js";
import type { Trouble } from "./fault-book.js";
import { spoil } from "./spoil.js";
import { serverErrorOf, throttlingErrorOf } from "./throttling.js";

interface Troubled {
  readonly trouble: Trouble;
  readonly call: Call;
  readonly protocol: CompiledProtocol;
  readonly operation: ServedOperation;
  readonly clock: MockClock;
  /** The answer that there would be without faults. */
  readonly serve: () => WireResponse | Promise<WireResponse>;
}

/** Late, failed or spoilt, as the faults have it; they are noted in the call's record. */
export async function serveTrouble(troubled: Troubled): Promise<WireResponse> {
  const { trouble, call, clock, serve } = troubled;
  call.notes.faults = trouble.kinds;
  await clock.sleep(trouble.latencyMs);
  const response = trouble.failure === undefined ? await serve() : failed(troubled, trouble.failure);
  return spoil(response, trouble.spoilt, clock);
}

function failed({ call, protocol, operation }: Troubled, failure: NonNullable<Trouble["failure"]>): WireResponse {
  const written = (rejection: Rejection): ErrorResponse => {
    call.notes.rejection = rejection;
    return protocol.writeRejection(rejection, call.requestId);
  };
  const modelled = (error: StructureSchema, message: string): ErrorResponse =>
    operation.wire.writeError(error, membersOf({ message }, error), call.requestId);
  const { schema } = operation.wire;
  switch (failure.kind) {
    case "reset":
      return call.answer("fault", { status: 0, headers: [], body: "", reset: true });
    case "throttle": {
      const error = throttlingErrorOf(schema);
      return call.answerError(
        "fault",
        error === undefined ? written({ kind: "throttled" }) : modelled(error, "Rate exceeded"),
      );
    }
    case "error": {
      const status = failure.status ?? 500;
      const error = serverErrorOf(schema, status);
      return call.answerError(
        "fault",
        error === undefined ? written({ kind: "unavailable", status }) : modelled(error, "A fault"),
      );
    }
  }
}
