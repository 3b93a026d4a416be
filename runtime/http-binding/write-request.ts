/** Writes an input into all places of a request, compiled once from the schema. */
import type { ClientRequest } from "../protocol/client.js";
import type { OperationSchema } from "../schema/schema.js";
import type { BodyFormat } from "./body-format.js";
import { bodyWriterOf } from "./write-body.js";
import { fieldsWriterOf } from "./write-headers.js";
import { targetWriterOf } from "./write-target.js";

/** Everything of a request but the host. @throws CodecFailure */
export type RequestWriter = (value: Readonly<Record<string, unknown>>) => Omit<ClientRequest, "hostPrefix">;

/** Compiles the writer of an operation's input. */
export function requestWriterOf(operation: OperationSchema, format: BodyFormat): RequestWriter {
  const { input, http } = operation;
  const method = http?.method ?? "POST";
  const writeTarget = targetWriterOf(operation);
  const writeFields = fieldsWriterOf(input);
  const write = bodyWriterOf(input, format, "request");
  return (value) => {
    const target = writeTarget(value);
    const fields = writeFields(value);
    const { body, type } = write(value);
    const typed = type === undefined || fields.has("content-type");
    return { method, target, headers: typed ? [...fields] : [["content-type", type], ...fields], body };
  };
}
