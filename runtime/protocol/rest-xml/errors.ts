/** The one place where restXml errors become bytes (spec: AWS restXml, error response serialization). */
import { type XmlWriters, escapeMessage, escapeText } from "../../codec/xml/index.js";
import { type BodyFormat, type MessageWriter, messageWriterOf, payloadOf } from "../../http-binding/index.js";
import { type ServiceSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import { commonErrorOf } from "../common-errors.js";
import { checksumError } from "../checksum-message.js";
import { withXmlMessage } from "../error-message.js";
import type { ErrorResponse, HeaderPair, InvalidField, Rejection, WireResponse } from "../protocol.js";
import { type XmlCodec, xmlDeclaration, xmlFormat } from "./body.js";
import { type RequestIdFields, requestIdFieldsOf } from "./request-id.js";

/** What a service puts around what an error says. */
export interface ErrorEnvelope {
  /** `Type`, `Code` and `RequestId`, wrapped or not as the service wants it. */
  readonly wrap: (type: "Sender" | "Receiver", code: string, inner: ErrorInner, requestId: string) => string;
  readonly requestIdFields: RequestIdFields;
}

/** The attributes of the `Error` element, and what stands in it beside `Type` and `Code`. */
interface ErrorInner {
  readonly attributes: string;
  readonly content: string;
}

export function errorEnvelopeOf(service: ServiceSchema): ErrorEnvelope {
  const wraps = service.restXml?.noErrorWrapping !== true;
  const wrap: ErrorEnvelope["wrap"] = (type, code, { attributes, content }, requestId) => {
    const open = `<Error${attributes}><Type>${type}</Type><Code>${escapeText(code)}</Code>${content}`;
    const id = `<RequestId>${escapeText(requestId)}</RequestId>`;
    const document = wraps ? `<ErrorResponse>${open}</Error>${id}</ErrorResponse>` : `${open}${id}</Error>`;
    return xmlDeclaration + document;
  };
  return { wrap, requestIdFields: requestIdFieldsOf(service) };
}

/** Compiles the writers of modelled errors, each once: the model's status, headers where they are bound, the rest in the body. */
export function modelledErrorWriter(
  codec: XmlCodec,
  { wrap, requestIdFields }: ErrorEnvelope,
): (error: StructureSchema, members: Readonly<Record<string, unknown>>, requestId: string) => ErrorResponse {
  const format = innerFormat(codec);
  const compiled = new Map<StructureSchema, MessageWriter>();
  return (error, members, requestId) => {
    const write = compiled.get(error) ?? messageWriterOf(withXmlMessage(error), error.error?.httpStatus ?? 500, format);
    compiled.set(error, write);
    const name = nameOf(error.id);
    const response = write(members);
    const headers: HeaderPair[] = [...response.headers, ...requestIdFields(requestId)];
    if (payloadOf(error) !== undefined) return { response: { ...response, headers }, name };
    const type = error.error?.fault === "server" ? "Receiver" : "Sender";
    return { response: { ...response, headers, body: wrap(type, name, innerOf(response), requestId) }, name };
  };
}

/** Writes the members of an error as `attributes>content`, for the envelope to complete. No attribute has a `>` in it. */
function innerFormat(codec: XmlCodec): BodyFormat {
  const { writers }: { readonly writers: XmlWriters } = codec;
  return {
    ...xmlFormat(codec),
    membersWriter: (schema) => {
      const write = writers.content(schema);
      return (value) => {
        const { attributes, content } = write(value, 0);
        return `${attributes}>${content}`;
      };
    },
    writesEmptyMembers: true,
  };
}

function innerOf({ body }: WireResponse): ErrorInner {
  if (typeof body !== "string") throw new Error("BUG: an error without payload was written as bytes");
  const end = body.indexOf(">");
  return { attributes: body.slice(0, end), content: body.slice(end + 1) };
}

interface PublicError {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly fields?: readonly InvalidField[];
}

/** The error of a request that is not served. */
export function writeRejection(envelope: ErrorEnvelope, rejection: Rejection, requestId: string): ErrorResponse {
  const { status, code, message, fields } = publicErrorOf(rejection);
  const said = message === undefined ? "" : `<Message>${escapeMessage(message)}</Message>`;
  const inner = { attributes: "", content: said + fieldList(fields) };
  return {
    response: {
      status,
      headers: [["content-type", "application/xml"], ...envelope.requestIdFields(requestId)],
      body: envelope.wrap(status < 500 ? "Sender" : "Receiver", code, inner, requestId),
    },
    name: code,
  };
}

/** As `smithy.framework#ValidationException` has it. */
function fieldList(fields: readonly InvalidField[] | undefined): string {
  if (fields === undefined) return "";
  const items = fields.map(
    ({ path, message }) =>
      `<member><path>${escapeMessage(path)}</path><message>${escapeMessage(message)}</message></member>`,
  );
  return `<fieldList>${items.join("")}</fieldList>`;
}

function publicErrorOf(rejection: Rejection): PublicError {
  switch (rejection.kind) {
    case "lostRoute":
    case "unknownOperation":
      return { status: 404, code: "UnknownOperationException" };
    case "contentType":
      return { status: 415, code: "UnsupportedMediaTypeException" };
    case "notAcceptable":
      return { status: 406, code: "NotAcceptableException" };
    case "bodyTooLarge": {
      const message = `Request body is larger than ${rejection.limit} bytes`;
      return { status: 413, code: "RequestEntityTooLargeException", message };
    }
    case "tooManyHeaders": {
      const message = `Request has more than ${rejection.limit} headers`;
      return { status: 431, code: "RequestHeaderSectionTooLarge", message };
    }
    case "lengthRequired":
      return {
        status: 411,
        code: "MissingContentLength",
        message: "You must provide the Content-Length HTTP header.",
      };
    case "checksum":
      return { status: 400, ...checksumError(rejection) };
    case "malformed":
      return { status: 400, code: "SerializationException" };
    case "misfit": {
      const message = `Value at '${rejection.path}' is not a valid ${rejection.fault.expected}`;
      return { status: 400, code: "SerializationException", message };
    }
    case "missingAuthentication":
      return { status: 403, code: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
    case "invalid": {
      const { name, message, fields } = rejection;
      return fields === undefined ? { status: 400, code: name, message } : { status: 400, code: name, message, fields };
    }
    case "throttled":
    case "unavailable":
    case "signature": {
      const { name: code, ...rest } = commonErrorOf(rejection, "s3");
      return { ...rest, code };
    }
    case "internal":
      return { status: 500, code: "InternalFailure" };
  }
}
