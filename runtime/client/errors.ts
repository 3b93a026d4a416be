/** What calls reject with: the service's errors by name, and responses that are not of the protocol. */
import type { ReceivedError, ReceivedNonsense } from "../protocol/client.js";
import type { StructureSchema } from "../schema/schema.js";
import { ServiceError } from "../structure/service-error.js";

/** How the response to a failed call looked. */
export interface ResponseFacts {
  readonly status: number;
  readonly requestId: string | undefined;
}

/** An error that the service answered with; its members are properties. Guards of generated errors take it by its name. */
export class ReceivedServiceError extends ServiceError {
  override readonly name: string;
  /** The code on the wire, which differs from the name in query protocols. */
  readonly $code: string;
  readonly $response: ResponseFacts;

  constructor({ error, requestId }: ReceivedError) {
    super(error.schema ?? unmodelled(error.status), { ...error.members, message: error.message });
    this.name = error.name;
    this.$code = error.code;
    this.$response = { status: error.status, requestId };
  }
}

function unmodelled(httpStatus: number): StructureSchema {
  const fault = httpStatus >= 500 ? "server" : "client";
  return { type: "structure", id: "wrought#UnknownError", members: {}, error: { fault, httpStatus } };
}

/** A response that could not be read. Its message holds no value of the response. */
export class ResponseError extends Error {
  override readonly name = "ResponseError";
  /** JSON Pointer from the output to what does not fit. */
  readonly path: string;
  readonly $response: ResponseFacts;

  constructor(operation: string, { nonsense, requestId }: ReceivedNonsense, status: number) {
    const place = nonsense.path === "" ? "" : ` at '${nonsense.path}'`;
    super(`the response to ${operation} cannot be read${place}: ${nonsense.detail}`);
    this.path = nonsense.path;
    this.$response = { status, requestId };
  }
}
