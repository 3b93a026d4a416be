/** Writes an output or an error into all places of a response, compiled once from the schema. */
import { CodecFailure, at } from "../codec/failure.js";
import { foundIn } from "../codec/found-in.js";
import { getterOf } from "../codec/member-access.js";
import { discard, isBodyStream } from "../protocol/body-stream.js";
import type { WireResponse } from "../protocol/protocol.js";
import type { StructureSchema } from "../schema/schema.js";
import type { BodyFormat } from "./body-format.js";
import { membersAt } from "./members-by-place.js";
import { streamPayloadOf } from "./stream-body.js";
import { bodyWriterOf } from "./write-body.js";
import { fieldsWriterOf } from "./write-headers.js";

/** Writes the response to an output or an error; `status` is the one without a `httpResponseCode`. @throws CodecFailure */
export type MessageWriter = (value: Readonly<Record<string, unknown>>) => WireResponse;

/**
 * Compiles the writer of an output (`status` is that of the `http` trait) or an error (its `httpError`). A modelled length is
 * that of the body: only a response to HEAD (`isHead`), or of a stream, may say one that is not known here.
 */
export function messageWriterOf(
  schema: StructureSchema,
  status: number,
  format: BodyFormat,
  isHead = false,
): MessageWriter {
  const writeFields = fieldsWriterOf(schema);
  const writeStatus = statusWriterOf(schema, status);
  const write = bodyWriterOf(schema, format, "response");
  const streams = streamPayloadOf(schema) === undefined ? {} : { streams: true as const };
  return (value) => {
    const fields = writeFields(value);
    const code = writeStatus(value);
    const { body, type } = write(value);
    if (!isHead && !isBodyStream(body)) fields.delete("content-length");
    if (!allowsBody(code)) {
      if (isBodyStream(body)) void discard(body);
      return { status: code, headers: [...fields], body: "" };
    }
    if (type !== undefined && !fields.has("content-type"))
      return { status: code, headers: [["content-type", type], ...fields], body, ...streams };
    return { status: code, headers: [...fields], body, ...streams };
  };
}

/** RFC 9110 sections 15.2, 15.3.5, 15.3.6 and 15.4.5. */
function allowsBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 205 && status !== 304;
}

function statusWriterOf(schema: StructureSchema, status: number): (value: Readonly<Record<string, unknown>>) => number {
  const [placed] = membersAt(schema, "responseCode");
  if (placed === undefined) return () => status;
  const get = getterOf(placed.name);
  return (value) => {
    const code = get(value);
    if (code === undefined || code === null) return status;
    if (typeof code === "number" && Number.isInteger(code) && code >= 200 && code <= 599) return code;
    throw at(placed.name, new CodecFailure("status code", foundIn(code)));
  };
}
