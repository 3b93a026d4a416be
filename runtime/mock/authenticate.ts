/** Whether a request may pass: by its signature's presence, or as a function of the caller's decides. */
import type { WireRequest } from "../protocol/protocol.js";
import type { OperationSchema } from "../schema/schema.js";
import type { MockClock } from "./clock/mock-clock.js";
import type { MockOptions, Refusal } from "./options.js";

/** Why a request is refused. Operations for which authentication is optional are not looked at. */
export function authenticate(
  { auth = "ignore", service }: MockOptions,
  operation: OperationSchema,
  request: WireRequest,
  clock: MockClock,
): Refusal | Promise<Refusal> {
  if (auth === "ignore" || operation.auth !== undefined) return undefined;
  if (auth === "require") return isSigned(request) ? undefined : { kind: "missingAuthentication" };
  return auth(request, { service, operation, now: clock.now() });
}

/** A signature stands in the header or, presigned, in the query. */
function isSigned(request: WireRequest): boolean {
  return Boolean(request.headers.get("authorization")) || /[?&]X-Amz-Signature=/i.test(request.target);
}
