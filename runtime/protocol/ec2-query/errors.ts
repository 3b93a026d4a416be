/** The one place where ec2Query errors become bytes (spec: AWS EC2 query protocol, operation error serialization). */
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
  const { status, code, message } = publicErrorOf(rejection, "ec2");
  const content = `<Message>${escapeMessage(message)}</Message>`;
  return respond(status, code, { attributes: "", content }, requestId);
}

/** The status is 400 or 500 by fault, the code the shape's name. */
export function modelledErrorWriter(writers: XmlWriters): CompiledOperation["writeError"] {
  const compiled = new Map<StructureSchema, XmlContentWriter>();
  return (error, members, requestId) => {
    const write = compiled.get(error) ?? writers.content(withXmlMessage(error));
    compiled.set(error, write);
    const status = error.error?.fault === "server" ? 500 : 400;
    return respond(status, nameOf(error.id), write(members, 0), requestId);
  };
}

/** The specification's text has `RequestId`, its normative tests and the service have `RequestID` (test Ec2InvalidGreetingError). */
function respond(status: number, code: string, { attributes, content }: XmlContent, requestId: string): ErrorResponse {
  const error = `<Error${attributes}><Code>${escapeText(code)}</Code>${content}</Error>`;
  const body = `<Response><Errors>${error}</Errors><RequestID>${escapeText(requestId)}</RequestID></Response>`;
  return {
    response: {
      status,
      headers: [
        ["content-type", "text/xml;charset=UTF-8"],
        ["x-amzn-requestid", requestId],
      ],
      body,
    },
    name: code,
  };
}
