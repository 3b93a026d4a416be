/** Reading responses without ever throwing, and finding which error a response is of. */
import { isCodecFailure } from "../codec/failure.js";
import { isMalformedBody } from "../codec/malformed-body.js";
import type { ClientOutcome, ReceivedError, ServiceFailure } from "../protocol/client.js";
import type { HeaderReader, WireResponse } from "../protocol/protocol.js";
import { type OperationSchema, type StructureSchema, nameOf } from "../schema/schema.js";
import { publicPath } from "../sensitive/public-path.js";
import { pointerOf } from "../validate/issue.js";
import { fieldsOf } from "./header-fields.js";

/** A response taken apart as far as it is the same for all protocols. */
export interface Arrival {
  readonly response: WireResponse;
  readonly headers: HeaderReader;
  readonly requestId: string | undefined;
}

/** What a protocol does with responses. Both may throw CodecFailure and MalformedBody. */
export interface OutcomeParts {
  readonly isOutput: (arrival: Arrival) => boolean;
  readonly readOutput: (arrival: Arrival) => ClientOutcome | Promise<ClientOutcome>;
  readonly readError: (arrival: Arrival) => ClientOutcome;
}

/** Compiles the reader of an operation's responses. */
export function outcomeReaderOf(
  { output }: OperationSchema,
  { isOutput, readOutput, readError }: OutcomeParts,
): (response: WireResponse) => ClientOutcome | Promise<ClientOutcome> {
  return (response) => {
    const headers = fieldsOf(response.headers);
    const arrival: Arrival = { response, headers, requestId: requestIdIn(headers) };
    const fail = (error: unknown): ClientOutcome => nonsenseOf(error, output, arrival);
    try {
      const outcome = isOutput(arrival) ? readOutput(arrival) : readError(arrival);
      return outcome instanceof Promise ? outcome.catch(fail) : outcome;
    } catch (error) {
      return fail(error);
    }
  };
}

/** @throws anything that is no fault of the response */
function nonsenseOf(error: unknown, output: StructureSchema, { requestId }: Arrival): ClientOutcome {
  if (isMalformedBody(error)) return { nonsense: { detail: error.message, path: "" }, requestId };
  if (!isCodecFailure(error)) throw error;
  const path = pointerOf(publicPath(output, error.reversedPath.toReversed()));
  return { nonsense: { detail: error.message, path }, requestId };
}

/** Statuses of success. */
export function isSuccess({ response: { status } }: Arrival): boolean {
  return status >= 200 && status < 300;
}

function requestIdIn(headers: HeaderReader): string | undefined {
  for (const name of ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"]) {
    const id = headers.get(name);
    if (id !== undefined && id !== null && id !== "") return id;
  }
  return undefined;
}

/** What a response says of its error: the code as it stands there, and the message. */
export interface ErrorWords {
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The code of `x-amzn-query-error`, of services that keep codes of awsQuery. */
  readonly queryCode?: string | undefined;
}

/** Finds the operation's error; `read` reads its members. */
export function receivedError(
  operation: OperationSchema,
  { response, requestId }: Arrival,
  { code: raw, message, queryCode }: ErrorWords,
  read: (schema: StructureSchema) => Readonly<Record<string, unknown>>,
): ReceivedError {
  const name = raw === undefined ? undefined : plainName(raw);
  const schema = schemaOf(operation, name) ?? schemaOf(operation, queryCode);
  const start = { status: response.status, code: queryCode ?? name ?? "UnknownError" };
  if (schema === undefined) {
    return { error: { ...start, schema, name: name ?? "UnknownError", members: {}, message }, requestId };
  }
  const members = withMessage(read(schema), schema, message);
  const error: ServiceFailure = {
    ...start,
    schema,
    name: nameOf(schema.id),
    members,
    message: messageIn(members) ?? message,
  };
  return { error, requestId };
}

/** Shape ids lose their namespace, and what follows a colon says nothing (spec: operation error serialization). */
function plainName(code: string): string {
  const [start = ""] = code.split(":", 1);
  return start.slice(start.indexOf("#") + 1).trim();
}

/** By name, and by the code of the `awsQueryError` trait. */
function schemaOf({ errors }: OperationSchema, code: string | undefined): StructureSchema | undefined {
  if (code === undefined) return undefined;
  return errors.find(({ error }) => error?.queryCode?.code === code) ?? errors.find(({ id }) => nameOf(id) === code);
}

/** Services differ from their models in how they write the name of the message. */
function withMessage(
  members: Readonly<Record<string, unknown>>,
  schema: StructureSchema,
  message: string | undefined,
): Readonly<Record<string, unknown>> {
  const name = ["message", "Message"].find((it) => Object.hasOwn(schema.members, it));
  if (name === undefined || message === undefined || Object.hasOwn(members, name)) return members;
  return { ...members, [name]: message };
}

function messageIn(members: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of ["message", "Message"]) {
    const message = Object.hasOwn(members, name) ? members[name] : undefined;
    if (typeof message === "string") return message;
  }
  return undefined;
}

/** The code before the semicolon of `x-amzn-query-error` (spec: `awsQueryCompatible`). */
export function queryCodeIn(headers: HeaderReader): string | undefined {
  const [code = ""] = (headers.get("x-amzn-query-error") ?? "").split(";", 1);
  return code === "" ? undefined : code;
}
