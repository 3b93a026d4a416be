/** Reads the input of an operation from all places of a request, compiled once from the schema. */
import { isCodecFailure } from "../codec/failure.js";
import { isMalformedBody } from "../codec/malformed-body.js";
import { isBodyStream } from "../protocol/body-stream.js";
import type { Input, Rejected, WireRequest } from "../protocol/protocol.js";
import type { OperationSchema, StructureSchema } from "../schema/schema.js";
import { publicPath } from "../sensitive/public-path.js";
import { pointerOf } from "../validate/issue.js";
import type { BodyFormat } from "./body-format.js";
import { allowsContentType, bodyTypeOf, satisfiesAccept } from "./media-type.js";
import { membersAt } from "./members-by-place.js";
import { fieldsReadersOf } from "./read-headers.js";
import { type PartReader, labelPart, queryParamsPart, queryPart } from "./read-parts.js";
import { readQuery } from "./query-string.js";
import { anyBodyReaderOf } from "./stream-body.js";

/** Compiles the reader of an operation's input. The request must be one that the router gave to the operation. */
export function inputReaderOf(
  operation: OperationSchema,
  format: BodyFormat,
  maxEventBytes: number = Infinity,
): (request: WireRequest) => Input | Rejected {
  const { input, output } = operation;
  const parts = partsOf(operation);
  const fields = fieldsReadersOf(input, format);
  const readBody = anyBodyReaderOf(input, format, "request", maxEventBytes);
  const requestType = bodyTypeOf(input, format, "request");
  const responseType = bodyTypeOf(output, format, "response");
  const namesType = membersAt(input, "header").some(({ http }) => http.name.toLowerCase() === "content-type");
  const assumed = format.assumesMediaType === true ? (requestType.own ?? "") : "";
  const needsQuery = parts.some(({ needsQuery: needs }) => needs);
  const noQuery = new Map();
  return (request) => {
    const { body, headers, target } = request;
    const length = isBodyStream(body) ? 1 : body.length;
    if (!namesType && !allowsContentType(requestType, headers.get("content-type") ?? assumed, length)) {
      return { rejection: { kind: "contentType", detail: `the content type is not ${requestType.own ?? "absent"}` } };
    }
    if (!satisfiesAccept(responseType, headers.get("accept") ?? "")) {
      return { rejection: { kind: "notAcceptable", detail: `only ${responseType.own ?? ""} can be sent` } };
    }
    const query = needsQuery ? readQuery(target) : noQuery;
    if (query === undefined) return { rejection: { kind: "malformed", detail: "the query is not percent-encoded" } };
    try {
      const value = readBody(body);
      for (const part of parts) part.read(target, query, value);
      for (const read of fields) read(headers, value);
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
    ...membersAt(input, "queryParams").map((placed) => queryParamsPart(placed, http?.uri ?? "/")),
  ];
}

function rejectionOf(error: unknown, schema: StructureSchema): Rejected {
  if (isMalformedBody(error)) return { rejection: { kind: "malformed", detail: error.message } };
  if (!isCodecFailure(error)) throw error;
  const path = pointerOf(publicPath(schema, error.reversedPath.toReversed()));
  return { rejection: { kind: "misfit", fault: { expected: error.expected, found: error.found }, path } };
}
