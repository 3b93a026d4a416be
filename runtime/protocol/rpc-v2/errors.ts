/** The one place where errors of Smithy RPC v2 become bytes (spec: Smithy RPC v2, operation error serialization). */
import { type MemberSchema, type ServiceSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import { commonErrorOf } from "../common-errors.js";
import { transportErrorOf } from "../transport-errors.js";
import type { ErrorResponse, HeaderPair, Rejection } from "../protocol.js";
import { queryErrorFieldsOf } from "../query-error.js";
import type { RpcCodec, RpcFormat } from "./format.js";

type Body = Uint8Array | string;

/** The headers that every response with a body has. */
export function headersOf(format: RpcFormat, requestId: string): readonly HeaderPair[] {
  return [
    ["content-type", format.mediaType],
    ["smithy-protocol", format.name],
    ["x-amzn-requestid", requestId],
  ];
}

/** Writes the members of an error behind its `__type`. */
export type ErrorWriter = (members: Readonly<Record<string, unknown>>, requestId: string) => ErrorResponse;

/** Compiles the writers of modelled errors, each once. The status is the model's `httpError`, or 400 or 500 by whose fault it is. */
export function errorWriters(
  format: RpcFormat,
  codec: RpcCodec,
  service: ServiceSchema,
): (error: StructureSchema) => ErrorWriter {
  const queryErrorFields = queryErrorFieldsOf(service);
  const compiled = new Map<StructureSchema, ErrorWriter>();
  return (error) => {
    const known = compiled.get(error) ?? errorWriter(error, format, codec, queryErrorFields(error));
    compiled.set(error, known);
    return known;
  };
}

function errorWriter(
  error: StructureSchema,
  format: RpcFormat,
  codec: RpcCodec,
  extra: readonly HeaderPair[],
): ErrorWriter {
  const name = nameOf(error.id);
  const status = error.error?.httpStatus ?? 500;
  const write = codec.writerOf(typed(error));
  return (members, requestId) => {
    const body = write({ ...members, __type: error.id });
    return { response: { status, headers: [...headersOf(format, requestId), ...extra], body }, name };
  };
}

const text: MemberSchema = { target: { type: "string", id: "smithy.api#String" } };

/** The error with its type before its members, and a message even where the model gives it none. */
function typed(error: StructureSchema): StructureSchema {
  const { __type: _, ...members } = error.members;
  const says = Object.hasOwn(members, "message") || Object.hasOwn(members, "Message");
  return { ...error, members: { __type: text, ...members, ...(says ? {} : { message: text }) } };
}

/** The error of a request that is not served. */
export function rejectionWriter(
  format: RpcFormat,
  codec: RpcCodec,
): (rejection: Rejection, requestId: string) => ErrorResponse {
  const write: (value: unknown) => Body = codec.writerOf(rejectionSchema);
  return (rejection, requestId) => {
    const { status, name, message, fieldList } = publicErrorOf(rejection);
    const body = write({ __type: name, message, fieldList });
    return { response: { status, headers: headersOf(format, requestId), body }, name };
  };
}

const field: StructureSchema = {
  type: "structure",
  id: "smithy.framework#ValidationExceptionField",
  members: { path: text, message: text },
};
const rejectionSchema: StructureSchema = {
  type: "structure",
  id: "smithy.framework#ValidationException",
  members: {
    __type: text,
    message: text,
    fieldList: {
      target: { type: "list", id: "smithy.framework#ValidationExceptionFieldList", member: { target: field } },
    },
  },
};

interface PublicError {
  readonly status: number;
  readonly name: string;
  readonly message?: string;
  readonly fieldList?: readonly unknown[] | undefined;
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
    case "misfit": {
      const message = `Value at '${rejection.path}' is not a valid ${rejection.fault.expected}`;
      return { status: 400, name: "SerializationException", message };
    }
    case "missingAuthentication":
      return { status: 400, name: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
    case "invalid":
      return { status: 400, name: rejection.name, message: rejection.message, fieldList: rejection.fields };
    case "throttled":
    case "unavailable":
    case "signature":
      return commonErrorOf(rejection, "json");
    case "internal":
      return { status: 500, name: "InternalFailure" };
  }
}
