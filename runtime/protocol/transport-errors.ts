/** Requests that are refused before anybody reads what is in them: too long, too many headers, no length, a wrong checksum. */
import { checksumError } from "./checksum-message.js";
import type { CommonError } from "./common-errors.js";
import type { Rejection } from "./protocol.js";

export type TransportRejection = Extract<
  Rejection,
  { readonly kind: "bodyTooLarge" | "tooManyHeaders" | "lengthRequired" | "checksum" }
>;

/** The error that clients of JSON and CBOR protocols see. */
export function transportErrorOf(rejection: TransportRejection): CommonError {
  switch (rejection.kind) {
    case "bodyTooLarge":
      return {
        status: 413,
        name: "RequestEntityTooLargeException",
        message: `Request body is larger than ${rejection.limit} bytes`,
      };
    case "tooManyHeaders":
      return {
        status: 431,
        name: "RequestHeaderFieldsTooLargeException",
        message: `Request has more than ${rejection.limit} headers`,
      };
    case "lengthRequired":
      return { status: 411, name: "LengthRequiredException", message: "Content-Length is required" };
    case "checksum": {
      const { code, message } = checksumError(rejection);
      return { status: 400, name: `${code}Exception`, message };
    }
  }
}
