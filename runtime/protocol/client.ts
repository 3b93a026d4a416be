/** What every protocol implements in the direction of clients: requests written from inputs, responses read into outputs and errors. */
import type { OperationSchema, ServiceSchema, StructureSchema } from "../schema/schema.js";
import type { BodyStream, WholeBody } from "./body-stream.js";
import type { HeaderPair, WireResponse } from "./protocol.js";

/** A request that is ready but for what transports add: the host, `content-length`, a signature. */
export interface ClientRequest {
  readonly method: string;
  /** Path and query, percent-encoded, to be put behind the path of the endpoint. */
  readonly target: string;
  /** Names in lower case, each once. */
  readonly headers: readonly HeaderPair[];
  readonly body: WholeBody | BodyStream;
  /** What the endpoint trait puts before the host, with its dot; empty without one. */
  readonly hostPrefix: string;
}

export interface ClientSettings {
  /** How deep request and response bodies may nest. */
  readonly maxDepth: number;
  /** The largest message of an event stream, in bytes. */
  readonly maxEventBytes: number;
  /** Makes what idempotency tokens are filled with when the input has none. */
  readonly idempotencyToken: () => string;
}

/** What a response was. */
export type ClientOutcome = ReceivedOutput | ReceivedError | ReceivedNonsense;

interface Received {
  /** Where the protocol puts it; `undefined` when it is not there. */
  readonly requestId: string | undefined;
}

export interface ReceivedOutput extends Received {
  /** Defaults filled in, and zero values for required members that the server left out (spec: client error correction). */
  readonly output: unknown;
}

export interface ReceivedError extends Received {
  readonly error: ServiceFailure;
}

/** An error as the service said it. */
export interface ServiceFailure {
  /** The operation's error of that name; `undefined` when the operation has none. */
  readonly schema: StructureSchema | undefined;
  /** The shape's name; what the wire says for errors that are not modelled, and `UnknownError` when it says nothing. */
  readonly name: string;
  /** The code on the wire, which query protocols let differ from the name. */
  readonly code: string;
  readonly status: number;
  /** By the schema; empty without one. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The message, whether the model has a member for it or not. */
  readonly message: string | undefined;
}

/** A response that is not one of the protocol, or not one of the operation. */
export interface ReceivedNonsense extends Received {
  readonly nonsense: { readonly detail: string; /** JSON Pointer from the output. */ readonly path: string };
}

/** One operation, compiled. Reading and writing are pure but for idempotency tokens. */
export interface ClientOperation {
  readonly schema: OperationSchema;
  /** Writes a request, types checked strictly. @throws CodecFailure where a value does not fit its shape or its place */
  readonly writeRequest: (input: unknown) => ClientRequest;
  /**
   * Reads a response. Never throws and never rejects, whatever the response is, but a body of an operation that does not
   * stream must be there as a whole. A promise only where the first message of an event stream is part of the output.
   */
  readonly readResponse: (response: WireResponse) => ClientOutcome | Promise<ClientOutcome>;
}

/** A protocol made ready for one service. */
export interface CompiledClient {
  /** An operation by its wire name, compiled when it is first asked for; `undefined` when the service has none of that name. */
  readonly operation: (name: string) => ClientOperation | undefined;
}

/** A protocol, before it knows any service. Each is an export of its own, so that servers do not carry it. */
export interface ClientProtocol {
  /** The absolute id of the protocol's trait. */
  readonly id: string;
  readonly compile: (service: ServiceSchema, settings: ClientSettings) => CompiledClient;
}
