/** What a rejection is called by services with a query protocol. */
import { commonErrorOf } from "../protocol/common-errors.js";
import { checksumError } from "../protocol/checksum-message.js";
import type { Rejection } from "../protocol/protocol.js";

/** An error as clients see it. */
export interface PublicError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Codes are those of the "common errors" of AWS query services. No message holds a value from the request. */
export function publicErrorOf(rejection: Rejection, dialect: "query" | "ec2" = "query"): PublicError {
  switch (rejection.kind) {
    case "lostRoute":
      return { status: 400, code: "MissingAction", message: "The request names no action that is served." };
    case "unknownOperation":
      return { status: 400, code: "InvalidAction", message: "The action or version requested does not exist." };
    case "contentType":
      return { status: 415, code: "UnsupportedMediaType", message: "The request body must be form-encoded." };
    case "notAcceptable":
      return { status: 406, code: "NotAcceptable", message: "Responses are XML." };
    case "bodyTooLarge":
      return {
        status: 413,
        code: "RequestEntityTooLarge",
        message: `Request body is larger than ${rejection.limit} bytes`,
      };
    case "tooManyHeaders":
      return {
        status: 431,
        code: "RequestHeaderFieldsTooLarge",
        message: `Request has more than ${rejection.limit} headers`,
      };
    case "lengthRequired":
      return { status: 411, code: "LengthRequired", message: "Content-Length is required" };
    case "checksum":
      return { status: 400, ...checksumError(rejection) };
    case "malformed":
      return { status: 400, code: "MalformedQueryString", message: "The query string contains a syntax error." };
    case "misfit":
      return { status: 400, code: "MalformedInput", message: misfitMessage(rejection) };
    case "missingAuthentication":
      return { status: 403, code: "MissingAuthenticationToken", message: "Request is missing Authentication Token" };
    case "invalid":
      return { status: 400, code: validationCode(rejection.name), message: rejection.message };
    case "throttled":
    case "unavailable":
    case "signature": {
      const { name: code, ...rest } = commonErrorOf(rejection, dialect);
      return { ...rest, code };
    }
    case "internal":
      return { status: 500, code: "InternalFailure", message: "The request failed because of an internal error." };
  }
}

/** The framework's validation error has a name of its own in query protocols. */
function validationCode(name: string): string {
  return name === "ValidationException" ? "ValidationError" : name;
}

function misfitMessage({ fault, path }: Rejection & { readonly kind: "misfit" }): string {
  return path === "" ? `Expected ${fault.expected}` : `Value at '${path}' is not a valid ${fault.expected}`;
}
