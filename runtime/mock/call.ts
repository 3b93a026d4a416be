/** One request on its way through the mock: what is known of it so far, and the record that is made of it in the end. */
import type { ErrorResponse, Rejection, WireRequest, WireResponse } from "../protocol/protocol.js";
import { redact } from "../sensitive/redact.js";
import type { Issue } from "../validate/issue.js";
import { corsHeaders } from "./cors.js";
import type { MockOptions, RequestRecord } from "./options.js";
import type { ServedOperation } from "./served-operation.js";

/** What a call has found out. */
export interface CallNotes {
  operation?: ServedOperation;
  input?: unknown;
  inputIssues?: readonly Issue[];
  outputIssues?: readonly Issue[];
  rejection?: Rejection;
  cause?: unknown;
}

type Outcome = RequestRecord["outcome"];

/** Notes are taken always, because that is cheap; the record is made only if somebody wants it. */
export class Call {
  readonly request: Pick<WireRequest, "method" | "target">;
  readonly requestId: string;
  readonly notes: CallNotes = {};
  readonly #options: MockOptions;
  readonly #started: number;

  constructor(request: Pick<WireRequest, "method" | "target">, requestId: string, options: MockOptions) {
    this.request = request;
    this.requestId = requestId;
    this.#options = options;
    this.#started = options.onRequest === undefined ? 0 : performance.now();
  }

  /** The response as it leaves the mock. */
  answer(outcome: Outcome, response: WireResponse, error?: string): WireResponse {
    const { onRequest, cors = true } = this.#options;
    if (onRequest !== undefined) {
      try {
        onRequest(this.#record(outcome, response, error));
      } catch {
        // A log that fails must not change what the client gets.
      }
    }
    return cors ? { ...response, headers: [...response.headers, ...corsHeaders] } : response;
  }

  answerError(outcome: Outcome, { response, name }: ErrorResponse): WireResponse {
    return this.answer(outcome, response, name);
  }

  #record(outcome: Outcome, { status }: WireResponse, error: string | undefined): RequestRecord {
    const { operation, input, inputIssues = [], outputIssues = [], rejection, cause } = this.notes;
    const { method, target } = this.request;
    return {
      requestId: this.requestId,
      method,
      path: target.split("?", 1)[0] ?? "",
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
