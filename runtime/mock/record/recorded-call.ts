/** One call as it was: whole for assertions, redacted when it is printed. */
import type { HeaderReader, Rejection } from "../../protocol/protocol.js";
import type { OperationSchema } from "../../schema/schema.js";
import { redact } from "../../sensitive/redact.js";
import { guarded } from "../../structure/guard.js";
import type { RequestRecord } from "../options.js";
import { plainOf } from "./plain.js";

/** What a call leaves behind; it is kept as it is, so that recording costs next to nothing. */
export interface CallFacts {
  readonly requestId: string;
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderReader | undefined;
  readonly operation: OperationSchema | undefined;
  readonly input: unknown;
  readonly output: unknown;
  readonly outcome: RequestRecord["outcome"];
  readonly status: number;
  readonly error: string | undefined;
  readonly rejection: Rejection | undefined;
  readonly stub: string | undefined;
  readonly faults: readonly string[];
  /** Milliseconds since 1970 on the mock's clock, when the answer was known. */
  readonly at: number;
  readonly durationMs: number;
}

/** Header fields that hold nothing of anybody's. */
const shownHeaders: ReadonlySet<string> = new Set([
  "accept",
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "content-length",
  "content-type",
  "host",
  "smithy-protocol",
  "user-agent",
  "x-amz-date",
  "x-amz-target",
  "x-amz-user-agent",
]);

/** Whether a header field, named in lower case, may be shown to anybody. */
export function isShownHeader(name: string): boolean {
  return shownHeaders.has(name);
}

/** Node's protocol for `util.inspect` and `console.log`. */
const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

const guardedInputs = new WeakMap<CallFacts, unknown>();

/** A recorded call. Its properties hold everything; `JSON.stringify`, `console.log` and test reports show it redacted. */
export class RecordedCall<Input = unknown, Output = unknown> {
  /** Everything. Test runners print and copy all properties of what they report but functions, so that this is one. */
  readonly facts: () => CallFacts;
  /** The operation's name; `undefined` where the request named none that is served. */
  readonly operation: string | undefined;
  /** As in {@link RequestRecord}. */
  readonly outcome: RequestRecord["outcome"];
  readonly status: number;
  /** The name of the error that the client got. */
  readonly error: string | undefined;

  constructor(facts: CallFacts) {
    this.facts = () => facts;
    this.operation = facts.operation?.name;
    this.outcome = facts.outcome;
    this.status = facts.status;
    this.error = facts.error;
  }

  get requestId(): string {
    return this.facts().requestId;
  }
  /** The parsed input, a frozen copy that prints itself redacted; `undefined` where it could not be read. */
  get input(): Input {
    const facts = this.facts();
    const known = guardedInputs.get(facts);
    if (known !== undefined) return known as Input;
    const { operation, input } = facts;
    const made = operation === undefined ? input : guarded(operation.input, input);
    guardedInputs.set(facts, made);
    return made as Input;
  }
  /** What was answered, before it was written; `undefined` for errors and raw responses. */
  get output(): Output | undefined {
    return this.facts().output as Output | undefined;
  }
  get method(): string {
    return this.facts().method;
  }
  /** Path and query, as they came. */
  get target(): string {
    return this.facts().target;
  }
  /** The header fields by lower-case name. */
  get headers(): Readonly<Record<string, string>> {
    const { headers } = this.facts();
    const names = headers === undefined ? [] : [...headers.keys()];
    return Object.fromEntries(names.map((name) => [name, headers?.get(name) ?? ""]));
  }
  /** The id of the stub that has answered. */
  get stub(): string | undefined {
    return this.facts().stub;
  }
  /** The kinds of the faults that it met. */
  get faults(): readonly string[] {
    return this.facts().faults;
  }
  /** When it was answered, on the mock's clock. */
  get at(): Date {
    return new Date(this.facts().at);
  }
  get durationMs(): number {
    return this.facts().durationMs;
  }

  /** The call as JSON with nothing sensitive in it: no path, no query, and of the header fields only harmless ones. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { operation, input, output } = this.facts();
    const headers = Object.entries(this.headers).filter(([name]) => isShownHeader(name));
    return this.#json(
      operation === undefined ? undefined : redact(operation.input, input),
      operation === undefined ? undefined : redact(operation.output, output),
      Object.fromEntries(headers),
    );
  }

  /** The call as JSON with everything in it. */
  reveal(): Readonly<Record<string, unknown>> {
    const { input, output, target } = this.facts();
    return { ...this.#json(input, output, this.headers), target };
  }

  #json(input: unknown, output: unknown, headers: object): Readonly<Record<string, unknown>> {
    const { requestId, method, outcome, status, error, rejection, stub, faults, durationMs } = this.facts();
    const { operation } = this;
    const at = this.at.toISOString();
    const known = {
      requestId,
      operation,
      at,
      method,
      outcome,
      status,
      error,
      rejection: rejection?.kind,
      stub,
      durationMs,
    };
    return { ...known, faults, headers, input: plainOf(input), output: plainOf(output) };
  }
}

type Inspect = (value: unknown, options: unknown) => string;

Object.defineProperty(RecordedCall.prototype, inspectSymbol, {
  value(this: RecordedCall, _depth: number, options: unknown, inspect?: Inspect): string {
    const shown = this.toJSON();
    return `RecordedCall ${inspect === undefined ? JSON.stringify(shown) : inspect(shown, options)}`;
  },
});
