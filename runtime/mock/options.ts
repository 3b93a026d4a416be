/** What a mock can be told, and what it tells. */
import type {
  HeaderReader,
  Protocol,
  Rejection,
  RequestHead,
  WireRequest,
  WireResponse,
} from "../protocol/protocol.js";
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";
import type { Check, Issue } from "../validate/issue.js";
import type { ServiceProfile } from "./profile/index.js";
import type { Optional } from "./sample/sample-value.js";

export interface MockOptions {
  readonly service: ServiceSchema;
  /**
   * An object, or an instance of a class, with one method an operation, named as on the wire. Each gets the parsed and
   * validated input and a {@link HandlerContext}, and returns the output or throws a modelled error, which is recognised
   * by its `name`. Operations without a method get default responses. Methods may be added and removed at any time.
   */
  readonly handlers?: object;
  /** Checks of inputs by operation, such as the generated validators; without one the schema itself is interpreted. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Decides default responses and request ids; 0 when absent. */
  readonly seed?: number | string;
  /** Which one this is of several mocks that serve as one: default responses are the same in all, request ids in none. */
  readonly instance?: number;
  /** What broken constraints of an input do: an error (default), a word to `onRequest`, nothing. Types are always strict. */
  readonly validation?: "strict" | "warn" | "off";
  /**
   * What members of an input that the model does not know do: nothing (default, as with the services), a word to `onRequest`,
   * an error. Bodies of JSON and CBOR are looked at.
   */
  readonly unknownMembers?: "strict" | "warn" | "off";
  /**
   * Whether operations that need a signature are refused without one; by default nobody looks. A function decides for
   * itself, such as the one of `wrought/adapter/sigv4`, which verifies.
   */
  readonly auth?: "ignore" | "require" | Authenticator;
  /** How many calls are kept for `calls` and `called`; 1,000 when absent, and 0 keeps none. */
  readonly record?: number;
  /** Whether a request may override its own answer by the header `x-wrought-answer`; true when absent. */
  readonly overrides?: boolean;
  readonly profile?: ServiceProfile;
  /** The protocols to choose from; those that the service has and this list has not are not served. */
  readonly protocols?: readonly Protocol[];
  readonly limits?: Partial<Limits>;
  /** Whether browsers of any origin may call; true when absent. */
  readonly cors?: boolean;
  /** How much of what is optional default responses have; `typical` when absent. */
  readonly optional?: Optional;
  /** How many pages default responses of operations with pagination have; 1 when absent, which has no token. */
  readonly pages?: number;
  /** Called once a request, when its answer is known. What it throws is swallowed. */
  readonly onRequest?: (record: RequestRecord) => void;
}

/** Says why a request is refused; `undefined` lets it pass. Asked for operations that need authentication only. */
export type Authenticator = (request: WireRequest, context: AuthContext) => Refusal | Promise<Refusal>;
export type Refusal = Rejection | undefined;
export interface AuthContext {
  readonly service: ServiceSchema;
  readonly operation: OperationSchema;
  /** The mock's time. */
  readonly now: Date;
}

export interface Limits {
  /** The largest request body, in bytes; 16 MiB when absent. Bodies that stream may be of any length. */
  readonly bodyBytes: number;
  /** How many containers may stand inside each other in a request or a response; 128 when absent. */
  readonly depth: number;
  /** The most entries of a list or map in a request; 1,000,000 when absent. */
  readonly items: number;
  /** The most pairs of a form, for query protocols; 200,000 when absent. */
  readonly formPairs: number;
  /** The most header fields of a request; 256 when absent. */
  readonly headers: number;
  /** The longest message of an event stream, in bytes; the longest that the format has when absent, a payload of 24 MiB. */
  readonly eventBytes: number;
}

/** What a handler gets beside the input. */
export interface HandlerContext {
  readonly operation: OperationSchema;
  readonly requestId: string;
  readonly headers: HeaderReader;
  /** The mock's time, which a test may have moved. */
  readonly now: () => Date;
  /** A fresh copy of what the mock would answer by itself. Throws the modelled error if it would answer with one. */
  readonly defaultResponse: () => unknown;
}

/** One request and what became of it. Made for logs: no sensitive value is in it but what a handler put into an error. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** Without the query, which may carry a signature; without what stands in sensitive labels. */
  readonly path: string;
  /** The operation's name, once it is known. */
  readonly operation: string | undefined;
  /**
   * `stub`, `handler` and `default` answered; `fault`: a fault answered instead of the operation; `error`: a modelled error; `rejected`: the request was not served; `failed`: the
   * handler or its output was at fault and the client got a 500; `preflight`: a CORS question.
   */
  readonly outcome: "stub" | "handler" | "default" | "fault" | "error" | "rejected" | "failed" | "preflight";
  readonly status: number;
  readonly durationMs: number;
  /** The parsed input, redacted by its schema. */
  readonly input: unknown;
  /** The name of the error that the client got. */
  readonly error: string | undefined;
  readonly rejection: Rejection | undefined;
  /** Broken constraints of the input, under `strict` and `warn`. */
  readonly inputIssues: readonly Issue[];
  /** Broken constraints of a handler's output. They are warnings: the real services break their models too. */
  readonly outputIssues: readonly Issue[];
  /** What a handler threw that is not a modelled error of its operation, or what did not fit the output's types. */
  readonly cause: unknown;
}

/** A mock of one service: a function from request to response, and nothing that needs closing. */
export interface Mock {
  readonly service: ServiceSchema;
  readonly limits: Limits;
  /**
   * Whether the body of a request may be handed over as a stream: its operation reads it as it comes. Absent when the
   * service has no such operation. Other bodies may be streams too, and are collected.
   */
  readonly streams: ((head: RequestHead) => boolean) | undefined;
  /** Answers a request. Never throws and never rejects. At once when nothing has to be waited for. */
  readonly handle: (request: WireRequest) => WireResponse | Promise<WireResponse>;
  /** The answer to a request that an adapter cannot even pass on, such as one that is too large. */
  readonly refuse: (rejection: Rejection, request?: Pick<WireRequest, "method" | "target">) => WireResponse;
  /**
   * The same as a `fetch` of the Web. Rejects when reading the request's body does, when its signal is aborted, and with a
   * `TypeError` where a fault resets the connection.
   */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** The options of a generated mock: its service is settled, and its handlers are typed. */
export type MockOptionsFor<Handlers> = Omit<MockOptions, "service" | "handlers"> & { readonly handlers?: Handlers };
