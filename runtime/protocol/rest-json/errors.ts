/** The one place where restJson1 errors become bytes (spec: AWS restJson1, operation error serialization). */
import { type BodyFormat, type MessageWriter, messageWriterOf } from "../../http-binding/index.js";
import { type StructureSchema, nameOf } from "../../schema/schema.js";
import { commonErrorOf } from "../common-errors.js";
import { transportErrorOf } from "../transport-errors.js";
import { headerText } from "../header-text.js";
import type { ErrorResponse, HeaderPair, InvalidField, Rejection } from "../protocol.js";

/** Compiles the writers of modelled errors, each once: the model's status, and the name in `x-amzn-errortype`. */
export function modelledErrorWriter(format: BodyFormat): (error: StructureSchema) => MessageWriter {
  const compiled = new Map<StructureSchema, MessageWriter>();
  return (error) => {
    const known = compiled.get(error) ?? errorWriter(error, format);
    compiled.set(error, known);
    return known;
  };
}

function errorWriter(error: StructureSchema, format: BodyFormat): MessageWriter {
  const status = error.error?.httpStatus ?? 500;
  const write = messageWriterOf(saying(error), status, format);
  const type: HeaderPair = ["x-amzn-errortype", nameOf(error.id)];
  return (members) => {
    const response = write(members);
    return { ...response, headers: [...response.headers, type] };
  };
}

/** Errors say their message even where the model gives it no member. */
function saying(error: StructureSchema): StructureSchema {
  if (["message", "Message"].some((name) => Object.hasOwn(error.members, name))) return error;
  const message = { target: { type: "string", id: "smithy.api#String" } } as const;
  return { ...error, members: { ...error.members, message } };
}

interface PublicError {
  readonly status: number;
  readonly name: string;
  readonly message?: string;
  readonly fields?: readonly InvalidField[];
}

/** The error of a request that is not served. */
export function writeRejection(rejection: Rejection, requestId: string): ErrorResponse {
  const { status, name, message, fields } = publicErrorOf(rejection);
  const headers: HeaderPair[] = [
    ["content-type", "application/json"],
    ["x-amzn-errortype", headerText(name)],
    ["x-amzn-requestid", requestId],
  ];
  const body = JSON.stringify({
    message,
    fieldList: fields?.map((field) => ({ path: field.path, message: field.message })),
  });
  return { response: { status, headers, body }, name };
}

function publicErrorOf(rejection: Rejection): PublicError {
  switch (rejection.kind) {
    case "lostRoute":
    case "unknownOperation":
      return { status: 404, name: "UnknownOperationException" };
    case "contentType":
      return { status: 415, name: "UnsupportedMediaTypeException" };
    case "notAcceptable":
      return { status: 406, name: "NotAcceptableException" };
    case "bodyTooLarge":
    case "tooManyHeaders":
    case "lengthRequired":
    case "checksum":
      return transportErrorOf(rejection);
    case "malformed":
      return { status: 400, name: "SerializationException" };
    case "misfit":
      return { status: 400, name: "SerializationException", message: misfitMessage(rejection) };
    case "missingAuthentication":
      return { status: 403, name: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
    case "invalid": {
      const { name, message, fields } = rejection;
      return fields === undefined ? { status: 400, name, message } : { status: 400, name, message, fields };
    }
    case "throttled":
    case "unavailable":
    case "signature":
      return commonErrorOf(rejection, "rest");
    case "internal":
      return { status: 500, name: "InternalFailure" };
  }
}

/** Where and what is expected; never what was there. */
function misfitMessage({ fault, path }: Rejection & { readonly kind: "misfit" }): string {
  return `Value at '${path}' is not a valid ${fault.expected}`;
}
