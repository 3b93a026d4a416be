/** The one place where awsJson errors become bytes: fine rejection, coarse public error, response. */
import type { CodecFault } from "../../codec/failure.js";
import type { JsonWriter } from "../../codec/json/index.js";
import { type StructureSchema, nameOf } from "../../schema/schema.js";
import { type CommonError, commonErrorOf } from "../common-errors.js";
import { transportErrorOf } from "../transport-errors.js";
import { headerText } from "../header-text.js";
import type { ErrorResponse, HeaderPair, Rejection } from "../protocol.js";
import type { AwsJsonVersion } from "./version.js";

/** An error as clients see it. */
interface PublicError {
  readonly status: number;
  /** Without a name there is no `__type` and no `x-amzn-errortype`. */
  readonly name?: string;
  /** The `__type` where it is more than the name. */
  readonly type?: string;
  readonly message?: string;
  /** The rest of the body: JSON text of members, without braces. */
  readonly members: string;
}

/** The error of a request that is not served. Wording and capitals are those recorded from AWS. */
export function writeRejection(version: AwsJsonVersion, rejection: Rejection, requestId: string): ErrorResponse {
  return respond(version, publicErrorOf(rejection), requestId);
}

/**
 * A modelled error. The wire carries 400 or 500 by whose fault it is, never the model's `httpError`.
 * @throws CodecFailure where a member does not fit its shape
 */
export function writeModelledError(
  version: AwsJsonVersion,
  error: StructureSchema,
  write: JsonWriter,
  members: Readonly<Record<string, unknown>>,
  requestId: string,
): ErrorResponse {
  const status = error.error?.fault === "server" ? 500 : 400;
  const named = { status, name: nameOf(error.id), type: version.typeOf(error) };
  const written = write(members, 0).slice(1, -1);
  const message = messageOf(members);
  if (message === undefined) return respond(version, { ...named, members: written }, requestId);
  // Errors say their message even where the model gives it no member.
  const modelled = ["message", "Message"].some((name) => Object.hasOwn(error.members, name));
  const parts = modelled ? [written] : [`"message":${JSON.stringify(message)}`, written];
  return respond(version, { ...named, message, members: parts.filter((part) => part !== "").join(",") }, requestId);
}

function messageOf(members: Readonly<Record<string, unknown>>): string | undefined {
  const message = members["message"] ?? members["Message"];
  return typeof message === "string" ? message : undefined;
}

function publicErrorOf(rejection: Rejection): PublicError {
  switch (rejection.kind) {
    case "lostRoute":
      return { status: 404, members: lostRouteMembers };
    case "unknownOperation":
      return { status: 400, name: "UnknownOperationException", type: unknownOperationType, members: "" };
    case "contentType":
      return { status: 415, name: "UnsupportedMediaTypeException", members: "" };
    case "notAcceptable":
      return { status: 406, name: "NotAcceptableException", members: "" };
    case "bodyTooLarge":
    case "tooManyHeaders":
    case "lengthRequired":
    case "checksum":
      return jsonError(transportErrorOf(rejection));
    case "malformed":
      return { status: 400, name: serialization, members: "" };
    case "misfit":
      return misfitError(rejection.fault);
    case "missingAuthentication":
      return withMessage(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    case "invalid":
      return withMessage(400, rejection.name, rejection.message);
    case "throttled":
    case "unavailable":
    case "signature":
      return jsonError(commonErrorOf(rejection, "json"));
    case "internal":
      return { status: 500, name: "InternalFailure", members: "" };
  }
}

const serialization = "SerializationException";
const unknownOperationType = "com.amazon.coral.service#UnknownOperationException";
const lostRouteMembers =
  '"code":"BadRequest","message":"The server did not understand the operation that was requested.","type":"client"';

function jsonError({ status, name, message }: CommonError): PublicError {
  return withMessage(status, name, message);
}

function withMessage(status: number, name: string, message: string): PublicError {
  return { status, name, message, members: `"message":${JSON.stringify(message)}` };
}

/** Here the message's key is `Message`. */
function misfitError(fault: CodecFault): PublicError {
  const message = wordingOf(fault);
  if (message === undefined) return { status: 400, name: serialization, members: "" };
  return { status: 400, name: serialization, message, members: `"Message":${JSON.stringify(message)}` };
}

/** "Expected map or null" is recorded; the rest follows its manner. */
function wordingOf({ expected, found }: CodecFault): string | undefined {
  if (expected === "map" || expected === "list") return `Expected ${expected} or null`;
  if (found === "map") return "Start of structure or map found where not expected.";
  if (found === "list") return "Start of list found where not expected.";
  const type = targetNames.get(expected);
  if (type === undefined || found === "nothing" || found === "null") return undefined;
  return `${found.toUpperCase()}_VALUE can not be converted to ${type}`;
}

const targetNames: ReadonlyMap<string, string> = new Map([
  ["string", "a String"],
  ["boolean", "a Boolean"],
  ["byte", "a Byte"],
  ["short", "a Short"],
  ["integer", "an Integer"],
  ["intEnum", "an Integer"],
  ["long", "a Long"],
  ["float", "a Float"],
  ["double", "a Double"],
  ["bigInteger", "a BigInteger"],
  ["bigDecimal", "a BigDecimal"],
  ["timestamp", "a Timestamp"],
  ["blob", "a Blob"],
]);

function respond(version: AwsJsonVersion, error: PublicError, requestId: string): ErrorResponse {
  const { status, name, type = name, message, members } = error;
  const headers: HeaderPair[] = [
    ["content-type", version.contentType],
    ["x-amzn-requestid", requestId],
  ];
  // The colon at the end is part of what AWS sends.
  if (name !== undefined) headers.push(["x-amzn-errortype", `${headerText(name)}:`]);
  if (message !== undefined && message !== "") headers.push(["x-amzn-errormessage", headerText(message)]);
  const first = type === undefined ? "" : `"__type":${JSON.stringify(type)}`;
  const body = `{${first}${first !== "" && members !== "" ? "," : ""}${members}}`;
  return { response: { status, headers, body }, name };
}
