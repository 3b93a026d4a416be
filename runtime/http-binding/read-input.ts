/** Reads the input of an operation from all places of a request, compiled once from the schema. */
import { CodecFailure, at, isCodecFailure } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import { readNodeValue } from "../codec/node-value.js";
import type { Input, Rejected, WireRequest } from "../protocol/protocol.js";
import { type OperationSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { publicPath } from "../sensitive/public-path.js";
import { pointerOf } from "../validate/issue.js";
import { type Body, type BodyFormat, isMalformedBody } from "./body-format.js";
import { allowsContentType, bodyTypeOf, satisfiesAccept } from "./media-type.js";
import { bodyMembersOf, isEventStream, membersAt, payloadOf } from "./members-by-place.js";
import { type PartReader, headerPart, labelPart, prefixHeadersPart, queryParamsPart, queryPart } from "./read-parts.js";
import { readQuery } from "./query-string.js";

/** Compiles the reader of an operation's input. The request must be one that the router gave to the operation. */
export function inputReaderOf(
  operation: OperationSchema,
  format: BodyFormat,
): (request: WireRequest) => Input | Rejected {
  const { input, output } = operation;
  if (isEventStream(input)) return () => ({ rejection: { kind: "internal", detail: "event streams are not served" } });
  const parts = partsOf(operation);
  const readBody = bodyReaderOf(input, format);
  const requestType = bodyTypeOf(input, format, "request");
  const responseType = bodyTypeOf(output, format, "response");
  const namesType = membersAt(input, "header").some(({ http }) => http.name.toLowerCase() === "content-type");
  const assumed = format.assumesMediaType === true ? (requestType.own ?? "") : "";
  const needsQuery = parts.some(({ needsQuery: needs }) => needs);
  const noQuery = new Map();
  return (request) => {
    const { body, headers, target } = request;
    if (!namesType && !allowsContentType(requestType, headers.get("content-type") ?? assumed, body.length)) {
      return { rejection: { kind: "contentType", detail: `the content type is not ${requestType.own ?? "absent"}` } };
    }
    if (!satisfiesAccept(responseType, headers.get("accept") ?? "")) {
      return { rejection: { kind: "notAcceptable", detail: `only ${responseType.own ?? ""} can be sent` } };
    }
    const query = needsQuery ? readQuery(target) : noQuery;
    if (query === undefined) return { rejection: { kind: "malformed", detail: "the query is not percent-encoded" } };
    try {
      const value = readBody(body);
      for (const part of parts) part.read(request, query, value);
      return { value };
    } catch (error) {
      return rejectionOf(error, input);
    }
  };
}

function partsOf({ input, http }: OperationSchema): readonly PartReader[] {
  return [
    ...labelPart(membersAt(input, "label"), http?.uri ?? "/"),
    ...membersAt(input, "query").map(queryPart),
    ...membersAt(input, "queryParams").map(queryParamsPart),
    ...membersAt(input, "header").map(headerPart),
    ...membersAt(input, "prefixHeaders").map(prefixHeadersPart),
  ];
}

type InputBodyReader = (body: Body) => Record<string, unknown>;

function bodyReaderOf(input: StructureSchema, format: BodyFormat): InputBodyReader {
  const payload = payloadOf(input);
  if (payload !== undefined) return payloadReaderOf(payload, format);
  const members = bodyMembersOf(input, "request");
  if (Object.keys(members.members).length === 0) return () => ({});
  const read = format.membersReader(members);
  const ofNothing = nothingOf(members);
  // A reader of members returns a fresh record.
  return (body) => (body.length === 0 ? ofNothing() : (read(body) as Record<string, unknown>));
}

/** What is read from no body: the defaults. */
function nothingOf(members: StructureSchema): () => Record<string, unknown> {
  return () => {
    const value: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(members.members)) {
      if (member.default !== undefined) setMember(value, name, readNodeValue(targetOf(member), member.default));
    }
    return value;
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

function payloadReaderOf(
  { name, member }: NonNullable<ReturnType<typeof payloadOf>>,
  format: BodyFormat,
): InputBodyReader {
  const target = targetOf(member);
  const fallback = nothingOf({ type: "structure", id: target.id, members: Object.fromEntries([[name, member]]) });
  const read =
    target.type === "blob"
      ? bytesOf
      : target.type === "string" || target.type === "enum"
        ? textOf
        : format.payloadReader(member);
  return (body) => {
    const value: Record<string, unknown> = {};
    try {
      const payload = body.length === 0 ? undefined : read(body);
      if (payload === undefined) return fallback();
      setMember(value, name, payload);
      return value;
    } catch (error) {
      throw at(name, error);
    }
  };
}

function bytesOf(body: Body): Uint8Array {
  return typeof body === "string" ? encoder.encode(body) : body;
}

function textOf(body: Body): string {
  if (typeof body === "string") return body;
  try {
    return utf8.decode(body);
  } catch {
    throw new CodecFailure("string", "other");
  }
}

function rejectionOf(error: unknown, schema: StructureSchema): Rejected {
  if (isMalformedBody(error)) return { rejection: { kind: "malformed", detail: error.message } };
  if (!isCodecFailure(error)) throw error;
  const path = pointerOf(publicPath(schema, error.reversedPath.toReversed()));
  return { rejection: { kind: "misfit", fault: { expected: error.expected, found: error.found }, path } };
}
