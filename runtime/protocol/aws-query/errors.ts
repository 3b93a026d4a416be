/** The one place where awsQuery errors become bytes (spec: AWS query protocol, operation error serialization). */
import {
  type XmlContent,
  type XmlContentWriter,
  type XmlWriters,
  escapeMessage,
  escapeText,
} from "../../codec/xml/index.js";
import { publicErrorOf } from "../../query-binding/index.js";
import { type StructureSchema, nameOf } from "../../schema/schema.js";
import { withXmlMessage } from "../error-message.js";
import type { CompiledOperation, ErrorResponse, Rejection } from "../protocol.js";

/** The error of a request that is not served. */
export function writeRejection(rejection: Rejection, requestId: string): ErrorResponse {
  const { status, code, message } = publicErrorOf(rejection);
  const content = `<Message>${escapeMessage(message)}</Message>`;
  return respond(status, status < 500 ? "Sender" : "Receiver", code, { attributes: "", content }, requestId);
}

/** Status and code are those of the `awsQueryError` trait, or 400 and 500 by fault and the shape's name. */
export function modelledErrorWriter(writers: XmlWriters): CompiledOperation["writeError"] {
  const compiled = new Map<StructureSchema, XmlContentWriter>();
  return (error, members, requestId) => {
    const write = compiled.get(error) ?? writers.content(withXmlMessage(error));
    compiled.set(error, write);
    const fault = error.error?.fault === "server" ? "Receiver" : "Sender";
    const { code, httpStatus } = error.error?.queryCode ?? {
      code: nameOf(error.id),
      httpStatus: fault === "Sender" ? 400 : 500,
    };
    return { ...respond(httpStatus, fault, code, write(members, 0), requestId), name: nameOf(error.id) };
  };
}

function respond(
  status: number,
  type: "Sender" | "Receiver",
  code: string,
  { attributes, content }: XmlContent,
  requestId: string,
): ErrorResponse {
  const error = `<Error${attributes}><Type>${type}</Type><Code>${escapeText(code)}</Code>${content}</Error>`;
  const body = `<ErrorResponse>${error}<RequestId>${escapeText(requestId)}</RequestId></ErrorResponse>`;
  return {
    response: {
      status,
      headers: [
        ["content-type", "text/xml"],
        ["x-amzn-requestid", requestId],
      ],
      body,
    },
    name: code,
  };
}
