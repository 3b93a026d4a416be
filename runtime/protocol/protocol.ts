/** What every protocol implements, on a request and response form that costs an adapter nothing to make. */
import type { CodecFault } from "../codec/failure.js";
import type { OperationSchema, ServiceSchema, StructureSchema } from "../schema/schema.js";
import type { BodyStream, WholeBody } from "./body-stream.js";

/** Reads header fields by lower-case name. A `Headers` object is one. */
export interface HeaderReader {
  get(name: string): string | null | undefined;
  /** The names of all fields, in lower case. */
  keys(): Iterable<string>;
  /** How many there are at most, where somebody knows that without looking at them. */
  readonly size?: number;
}

/** What of a request is there before its body. */
export interface RequestHead {
  /** In capitals. */
  readonly method: string;
  /** The request target in origin form: path and query, still percent-encoded. */
  readonly target: string;
  readonly headers: HeaderReader;
}

/** A request as it came. Its body is a stream only where {@link CompiledProtocol.streams} says that it may be one. */
export interface WireRequest extends RequestHead {
  readonly body: WholeBody | BodyStream;
}

export type HeaderPair = readonly [name: string, value: string];

/** A response ready to send; adapters add `content-length` where their platform does not. */
export interface WireResponse {
  readonly status: number;
  /** Names in lower case; values are printable Latin-1. */
  readonly headers: readonly HeaderPair[];
  /** A stream is sent as it comes; whoever does not want it must let go of it. */
  readonly body: WholeBody | BodyStream;
  /** The model has a stream here, even if the body is there as a whole. */
  readonly streams?: true;
  /** A fault: adapters end the connection and send nothing of the response. */
  readonly reset?: true;
}

/**
 * Why a request is not served: fine, internal, for logs. A protocol turns it into one coarse public error, in its
 * `errors.ts` and nowhere else. Nothing in it holds a value from the request but `target` and `message`.
 */
export type Rejection =
  /** Nothing says which operation is meant: wrong path or method, no target. */
  | { readonly kind: "lostRoute"; readonly detail: string }
  | { readonly kind: "unknownOperation"; readonly detail: string }
  | { readonly kind: "contentType"; readonly detail: string }
  /** The client accepts no media type that the operation could answer with. */
  | { readonly kind: "notAcceptable"; readonly detail: string }
  | { readonly kind: "bodyTooLarge"; readonly limit: number }
  | { readonly kind: "tooManyHeaders"; readonly limit: number }
  /** The length of the body must be known beforehand, and is not said. */
  | { readonly kind: "lengthRequired" }
  /** The body is not the one that was meant, or a field that should hold its checksum does not. */
  | {
      readonly kind: "checksum";
      readonly problem: "mismatch" | "invalid";
      readonly algorithm: string;
      /** The header field, in lower case. */
      readonly field: string;
    }
  /** The body is not of the protocol's format at all. */
  | { readonly kind: "malformed"; readonly detail: string }
  /** A value in the request does not fit its shape. */
  | { readonly kind: "misfit"; readonly fault: CodecFault; readonly path: string }
  | { readonly kind: "missingAuthentication" }
  /** The signature does not hold. */
  | { readonly kind: "signature"; readonly fault: "incomplete" | "mismatch" | "expired" | "unknownKey" }
  /** A fault that was asked for: too many requests, where the model has no error for it. */
  | { readonly kind: "throttled" }
  /** A fault that was asked for: the service has failed. */
  | { readonly kind: "unavailable"; readonly status: number }
  /** Constraints are broken; name and message are the service profile's, and the list of fields if it has one. */
  | {
      readonly kind: "invalid";
      readonly name: string;
      readonly message: string;
      readonly fields?: readonly InvalidField[];
    }
  /** The mock itself failed; `detail` stays in the log. */
  | { readonly kind: "internal"; readonly detail: string };

/** One entry of the `fieldList` of a `smithy.framework#ValidationException`. */
export interface InvalidField {
  /** JSON Pointer from the input. */
  readonly path: string;
  readonly message: string;
}

/** What a rejection or an error became on the wire. */
export interface ErrorResponse {
  readonly response: WireResponse;
  /** The name by which clients know the error, if it has one. */
  readonly name: string | undefined;
}

/** How a service differs from others that speak the same protocol. */
export interface ProtocolSettings {
  /** The longest message of an event stream, in bytes; without limit when absent. */
  readonly maxEventBytes?: number;
  /** The most pairs of a form; 200,000 when absent. */
  readonly maxFormPairs?: number;
  /** How deep request and response bodies may nest. */
  readonly maxDepth: number;
  /** What stands in the body when an operation has no output: nothing (the specification), or `{}`. */
  readonly unitOutput: "nothing" | "object";
}

/** One operation, compiled. Reading and writing are pure: no state, no reflection. */
export interface CompiledOperation {
  readonly schema: OperationSchema;
  /** Reads the input, defaults filled in. A promise only where the first message of an event stream is part of it. */
  readonly readInput: (request: WireRequest) => Input | Rejected | Promise<Input | Rejected>;
  /** Writes an output, types checked strictly. @throws CodecFailure where a value does not fit its shape */
  readonly writeOutput: (output: unknown, requestId: string) => WireResponse;
  /** Writes a modelled error of this operation. @throws CodecFailure where a member does not fit its shape */
  readonly writeError: (
    error: StructureSchema,
    members: Readonly<Record<string, unknown>>,
    requestId: string,
  ) => ErrorResponse;
}

export interface Input {
  readonly value: unknown;
}
export interface Rejected {
  readonly rejection: Rejection;
}

/** A protocol made ready for one service. */
export interface CompiledProtocol {
  /** Whether the request looks like one of this protocol, for services that offer several. */
  readonly claims: (request: RequestHead) => boolean;
  /**
   * The operation that is asked for, if its input has a body that is read as it comes: a streaming blob, an event stream.
   * A protocol without such operations has not this function.
   */
  readonly streams?: (head: RequestHead) => CompiledOperation | undefined;
  /** The operation that is asked for. Costs the same for one operation and for a thousand. */
  readonly route: (request: WireRequest) => CompiledOperation | Rejected;
  /** The one place where rejections become bytes. */
  readonly writeRejection: (rejection: Rejection, requestId: string) => ErrorResponse;
}

/** A protocol, before it knows any service. */
export interface Protocol {
  /** The absolute id of the protocol's trait. */
  readonly id: string;
  readonly compile: (service: ServiceSchema, settings: ProtocolSettings) => CompiledProtocol;
}

/** Whether something came back as a rejection. */
export function isRejected(outcome: object): outcome is Rejected {
  return "rejection" in outcome;
}
