/** One request on its way through the mock: what is known of it so far, and the record that is made of it in the end. */
import type {
  ErrorResponse,
  HeaderPair,
  HeaderReader,
  Rejection,
  WireRequest,
  WireResponse,
} from "../protocol/protocol.js";
import { isBodyStream } from "../protocol/body-stream.js";
import { redact } from "../sensitive/redact.js";
import type { Issue } from "../validate/issue.js";
import { type StreamFailure, watchedStream } from "./body/watched-stream.js";
import { corsHeadersFor } from "./cors.js";
import type { MockOptions, RequestRecord } from "./options.js";
import type { CallFacts } from "./record/recorded-call.js";
import type { Script } from "./script/script.js";
import type { ServedOperation } from "./served-operation.js";
import { shownPath } from "./shown-path.js";

/** What a call has found out. */
export interface CallNotes {
  operation?: ServedOperation;
  input?: unknown;
  output?: unknown;
  /** The id of the stub that answers. */
  stub?: string;
  /** The kinds of the faults that the call meets. */
  faults?: readonly string[];
  inputIssues?: readonly Issue[];
  outputIssues?: readonly Issue[];
  rejection?: Rejection;
  cause?: unknown;
}

/** What of a request is known from the start; header fields, where an adapter got as far as reading them. */
export type CallStart = Pick<WireRequest, "method" | "target"> & { readonly headers?: HeaderReader };

const none: readonly string[] = [];

type Outcome = RequestRecord["outcome"];

/** Notes are taken always, because that is cheap; the record is made only if somebody wants it. */
export class Call {
  readonly request: CallStart;
  readonly requestId: string;
  readonly notes: CallNotes = {};
  readonly #options: MockOptions;
  readonly #script: Script;
  readonly #started: number = performance.now();

  constructor(request: CallStart, requestId: string, options: MockOptions, script: Script) {
    this.request = request;
    this.requestId = requestId;
    this.#options = options;
    this.#script = script;
  }

  /** The response as it leaves the mock. */
  answer(outcome: Outcome, response: WireResponse, error?: string): WireResponse {
    const { cors = true } = this.#options;
    const { body } = response;
    if (!isBodyStream(body)) this.#tell(outcome, response, error);
    else response = { ...response, body: watchedStream(body, (failure) => this.#tellEnd(outcome, response, failure)) };
    const { calls, clock } = this.#script;
    if (calls.isOn && outcome !== "preflight") calls.add(this.#facts(outcome, response, error));
    const date: readonly HeaderPair[] = clock.isMoved ? [["date", clock.now().toUTCString()]] : [];
    if (!cors && date.length === 0) return response;
    return { ...response, headers: [...response.headers, ...(cors ? corsHeadersFor(response.headers) : []), ...date] };
  }

  answerError(outcome: Outcome, { response, name }: ErrorResponse): WireResponse {
    return this.answer(outcome, response, name);
  }

  #tell(outcome: Outcome, response: WireResponse, error: string | undefined): void {
    try {
      this.#options.onRequest?.(this.#record(outcome, response, error));
    } catch {
      // A log that fails must not change what the client gets.
    }
  }

  /** Of a response that streams is told when it has ended: only then is known whether it was whole. */
  #tellEnd(outcome: Outcome, response: WireResponse, failure: StreamFailure | undefined): void {
    if (failure !== undefined) this.notes.cause = failure.cause;
    this.#tell(failure === undefined ? outcome : "failed", response, undefined);
  }

  /** Kept as it is, one object a call: recording is on in every test. */
  #facts(outcome: Outcome, { status }: WireResponse, error: string | undefined): CallFacts {
    const { notes, request } = this;
    return {
      requestId: this.requestId,
      method: request.method,
      target: request.target,
      headers: request.headers,
      operation: notes.operation?.wire.schema,
      input: notes.input,
      output: notes.output,
      outcome,
      status,
      error,
      rejection: notes.rejection,
      stub: notes.stub,
      faults: notes.faults ?? none,
      at: this.#script.clock.time(),
      durationMs: performance.now() - this.#started,
    };
  }

  #record(outcome: Outcome, { status }: WireResponse, error: string | undefined): RequestRecord {
    const { operation, input, inputIssues = [], outputIssues = [], rejection, cause } = this.notes;
    const { method, target } = this.request;
    return {
      requestId: this.requestId,
      method,
      path: shownPath(target, this.#options.service, operation?.wire.schema),
      operation: operation?.name,
      outcome,
      status,
      durationMs: performance.now() - this.#started,
      input: operation === undefined ? undefined : redact(operation.wire.schema.input, input),
      error,
      rejection,
      inputIssues,
      outputIssues,
      cause,
    };
  }
}
