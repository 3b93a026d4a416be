/** The core of every mock: request in, response out, whatever the platform. */
import { longestMessage } from "../codec/event-stream/index.js";
import { isCodecFailure } from "../codec/failure.js";
import {
  type CompiledProtocol,
  type Input,
  type Rejected,
  type Rejection,
  type RequestHead,
  type WireRequest,
  type WireResponse,
  isRejected,
} from "../protocol/protocol.js";
import { isStreamRejected } from "../protocol/stream-rejected.js";
import { authenticate } from "./authenticate.js";
import { type ItemLimit, itemLimitOf } from "./body/item-limit.js";
import { type Received, type Reception, receptionOf } from "./body/reception.js";
import { Call } from "./call.js";
import type { MockClock } from "./clock/mock-clock.js";
import { preflight } from "./cors.js";
import { type Answering, fetchOf } from "./fetch.js";
import { membersOf, handlerOf, modelledError } from "./handlers.js";
import { serveTrouble } from "./fault/serve-trouble.js";
import type { HandlerContext, Limits, Mock, MockOptions } from "./options.js";
import { type ServiceProfile, profileOf } from "./profile/index.js";
import { isSpokenBy, protocols } from "./protocols.js";
import { publicIssues, publicRejection } from "./public-issues.js";
import { requestIdsOf } from "./request-id.js";
import { type MockOf, scriptingOf } from "./scripted-mock.js";
import { answererOf } from "./script/answerer.js";
import { Script } from "./script/script.js";
import { type ServedOperation, servedOperations } from "./served-operation.js";
import { rawIn } from "./stub/raw.js";
import { statedErrorIn } from "./stub/step.js";
import { type InputRules, validateInput } from "./validate-input.js";
import type { UntypedOperations } from "./stub/stub-types.js";

const mebibyte = 1024 * 1024;
const defaultLimits: Limits = {
  bodyBytes: 16 * mebibyte,
  depth: 128,
  items: 1_000_000,
  formPairs: 200_000,
  headers: 256,
  eventBytes: longestMessage,
};

/** Makes a mock of a service. @throws TypeError when it speaks none of the service's protocols */
export function createMock<Operations = UntypedOperations>(options: MockOptions): MockOf<Operations> {
  const { service, seed = 0, record } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const script = new Script({ service, seed, record });
  const core = new Core(options, limits, options.profile ?? profileOf(service), script);
  const answering: Answering = {
    limits,
    streams: core.streams,
    handle: (request) => core.handle(request),
    refuse: (rejection, request) => core.refuse(rejection, request ?? { method: "", target: "" }),
  };
  return { ...scriptingOf<Operations>(script), service, ...answering, fetch: fetchOf(answering) };
}

/** The protocols of the service that the mock speaks, in the mock's order. */
function compileProtocols(options: MockOptions, limits: Limits, profile: ServiceProfile): Protocols {
  const { service } = options;
  const settings = {
    maxDepth: limits.depth,
    maxFormPairs: limits.formPairs,
    maxEventBytes: limits.eventBytes,
    unitOutput: profile.unitOutput,
  };
  const spoken = (options.protocols ?? protocols).filter(({ id }) => isSpokenBy(service, id));
  const [first, ...rest] = spoken.map((protocol) => protocol.compile(service, settings));
  if (first === undefined) {
    throw new TypeError(`no protocol of ${service.id} can be served: ${service.protocols.join(", ") || "it has none"}`);
  }
  return [first, ...rest];
}

type Protocols = readonly [CompiledProtocol, ...CompiledProtocol[]];

class Core {
  readonly #options: MockOptions;
  readonly #script: Script;
  readonly #rules: InputRules;
  readonly #protocols: Protocols;
  readonly #nextRequestId: () => string;
  readonly #receive: Reception;
  readonly #tooLong: ItemLimit;
  readonly #served: ReturnType<typeof servedOperations>;

  constructor(options: MockOptions, limits: Limits, profile: ServiceProfile, script: Script) {
    this.#options = options;
    this.#script = script;
    this.#rules = { options, profile, limits };
    this.#protocols = compileProtocols(options, limits, profile);
    this.#nextRequestId = requestIdsOf(options.seed ?? 0, options.instance);
    this.#receive = receptionOf(options.service, limits);
    this.#tooLong = itemLimitOf(limits.items);
    this.#served = servedOperations(options, profile);
  }

  /** Only where there are operations that stream. */
  get streams(): Mock["streams"] {
    if (this.#protocols.every(({ streams }) => streams === undefined)) return undefined;
    return (head) => this.#protocolOf(head).streams?.(head) !== undefined;
  }

  refuse(rejection: Rejection, request: Pick<WireRequest, "method" | "target">): WireResponse {
    const call = new Call(request, this.#nextRequestId(), this.#options, this.#script);
    return this.#reject(call, this.#protocols[0], rejection);
  }

  handle(request: WireRequest): WireResponse | Promise<WireResponse> {
    const call = new Call(request, this.#nextRequestId(), this.#options, this.#script);
    if (request.method === "OPTIONS" && this.#options.cors !== false) {
      return call.answer("preflight", preflight(request, call.requestId));
    }
    const protocol = this.#protocolOf(request);
    try {
      return this.#serve(call, protocol, request);
    } catch (error) {
      return this.#fail(call, protocol, error);
    }
  }

  #protocolOf(request: RequestHead): CompiledProtocol {
    const [first] = this.#protocols;
    return this.#protocols.length === 1 ? first : (this.#protocols.find(({ claims }) => claims(request)) ?? first);
  }

  #serve(call: Call, protocol: CompiledProtocol, request: WireRequest): WireResponse | Promise<WireResponse> {
    const received = this.#receive(protocol, request);
    const serve = (it: Received | Rejected): WireResponse | Promise<WireResponse> =>
      isRejected(it) ? this.#reject(call, protocol, it.rejection) : this.#serveOperation(call, protocol, it);
    if (!(received instanceof Promise)) return serve(received);
    return received.then(serve).catch((error: unknown) => this.#fail(call, protocol, error));
  }

  #serveOperation(
    call: Call,
    protocol: CompiledProtocol,
    { wire, request, sent }: Received,
  ): WireResponse | Promise<WireResponse> {
    const operation = this.#served(wire);
    call.notes.operation = operation;
    const refusal = authenticate(this.#options, wire.schema, sent, this.#script.clock);
    if (refusal instanceof Promise) {
      return refusal
        .then((it) =>
          it === undefined ? this.#readInput(call, protocol, operation, request) : this.#reject(call, protocol, it),
        )
        .catch((error: unknown) => this.#fail(call, protocol, error));
    }
    if (refusal !== undefined) return this.#reject(call, protocol, refusal);
    return this.#readInput(call, protocol, operation, request);
  }

  #readInput(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
    request: WireRequest,
  ): WireResponse | Promise<WireResponse> {
    const { readInput, schema } = operation.wire;
    const input = readInput(request);
    const serve = (it: Input | Rejected): WireResponse | Promise<WireResponse> =>
      isRejected(it)
        ? this.#reject(call, protocol, publicRejection(it.rejection, schema.input))
        : this.#serveInput(call, protocol, operation, request, it);
    if (!(input instanceof Promise)) return serve(input);
    return input.then(serve).catch((error: unknown) => this.#fail(call, protocol, error));
  }

  #serveInput(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
    request: WireRequest,
    input: Input,
  ): WireResponse | Promise<WireResponse> {
    const tooLong = this.#tooLong(input.value, request);
    if (tooLong !== undefined) return this.#reject(call, protocol, tooLong);
    call.notes.input = input.value;
    const trouble = this.#script.faults.meet(operation.name);
    const serve = (): WireResponse | Promise<WireResponse> => this.#serveValue(call, protocol, operation, request);
    if (trouble === undefined) return serve();
    const { clock } = this.#script;
    return serveTrouble({ trouble, call, protocol, operation, clock, serve }).catch((error: unknown) =>
      this.#fail(call, protocol, error),
    );
  }

  #serveValue(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
    request: WireRequest,
  ): WireResponse | Promise<WireResponse> {
    const invalid = validateInput(this.#rules, call, operation, request);
    if (invalid !== undefined) return this.#reject(call, protocol, invalid);
    return this.#answer(call, protocol, operation, request);
  }

  #answer(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
    request: WireRequest,
  ): WireResponse | Promise<WireResponse> {
    const { handlers, overrides } = this.#options;
    const own = handlers === undefined ? undefined : handlerOf(handlers, operation.name);
    const headers = overrides === false ? undefined : request.headers;
    const handler = answererOf(this.#script, operation.wire.schema, call.notes, headers, own);
    if (handler !== undefined && isRejected(handler)) return this.#reject(call, protocol, handler.rejection);
    if (handler === undefined) return this.#answerByDefault(call, protocol, operation);
    const finish = (output: unknown): WireResponse => this.#finish(call, operation, output);
    const fail = (error: unknown): WireResponse => this.#answerThrown(call, protocol, operation, error);
    try {
      const output = handler(call.notes.input, contextOf(call, operation, request, this.#script.clock));
      if (!isThenable(output)) return finish(output);
      // `finish` may fail too, on an output that does not fit.
      return Promise.resolve(output).then(finish).catch(fail);
    } catch (error) {
      return fail(error);
    }
  }

  #answerByDefault(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
  ): WireResponse | Promise<WireResponse> {
    const { wire, defaultResponse, afterStream } = operation;
    const { input } = call.notes;
    const answer = defaultResponse(input);
    if (!("output" in answer)) {
      return call.answerError("error", wire.writeError(answer.error, answer.members, call.requestId));
    }
    const finish = (output: unknown): WireResponse => call.answer("default", writtenDefault(call, operation, output));
    if (afterStream === undefined) return finish(answer.output);
    const done = afterStream(input, answer.output).then(finish);
    return done.catch((error: unknown) => this.#answerThrown(call, protocol, operation, error));
  }

  /** Types are checked by the writer, which throws; constraints only when somebody hears of it. */
  #finish(call: Call, operation: ServedOperation, output: unknown): WireResponse {
    const outcome = call.notes.stub === undefined ? "handler" : "stub";
    const raw = rawIn(output);
    if (raw !== undefined) return call.answer(outcome, raw);
    const response = operation.writeOutput(output, call.notes.input, call.requestId);
    call.notes.output = output;
    if (this.#options.onRequest !== undefined) {
      const findings = operation.checkOutput(output ?? {}) ?? [];
      call.notes.outputIssues = publicIssues(findings, operation.wire.schema.output);
    }
    return call.answer(outcome, response);
  }

  #answerThrown(call: Call, protocol: CompiledProtocol, operation: ServedOperation, thrown: unknown): WireResponse {
    if (isStreamRejected(thrown)) return this.#reject(call, protocol, thrown.rejection);
    const stated = statedErrorIn(thrown);
    const schema = stated?.schema ?? modelledError(operation.errors, thrown);
    if (schema === undefined || typeof thrown !== "object" || thrown === null)
      return this.#fail(call, protocol, thrown);
    try {
      const members = stated?.members ?? membersOf(thrown, schema);
      return call.answerError("error", operation.wire.writeError(schema, members, call.requestId));
    } catch (error) {
      return this.#fail(call, protocol, error);
    }
  }

  #reject(call: Call, protocol: CompiledProtocol, rejection: Rejection): WireResponse {
    call.notes.rejection = rejection;
    return call.answerError("rejected", protocol.writeRejection(rejection, call.requestId));
  }

  /** Nothing of the cause reaches the client. */
  #fail(call: Call, protocol: CompiledProtocol, cause: unknown): WireResponse {
    call.notes.cause = cause;
    const rejection: Rejection = { kind: "internal", detail: cause instanceof Error ? cause.name : typeof cause };
    return call.answerError("failed", protocol.writeRejection(rejection, call.requestId));
  }
}

function contextOf(call: Call, operation: ServedOperation, request: WireRequest, clock: MockClock): HandlerContext {
  return {
    operation: operation.wire.schema,
    requestId: call.requestId,
    headers: request.headers,
    now: clock.now,
    defaultResponse: () => {
      const answer = operation.defaultResponse(call.notes.input);
      if ("output" in answer) return structuredClone(answer.output);
      const name = answer.error.id.slice(answer.error.id.indexOf("#") + 1);
      throw Object.assign(new Error(name), structuredClone(answer.members), { name });
    },
  };
}

/** A default response repeats what was asked for, unless its place cannot say it: a header has no control characters. */
function writtenDefault({ notes, requestId }: Call, operation: ServedOperation, output: unknown): WireResponse {
  notes.output = output;
  try {
    return operation.writeOutput(output, notes.input, requestId);
  } catch (error) {
    const plain = operation.defaultResponse(undefined);
    if (!isCodecFailure(error) || !("output" in plain)) throw error;
    notes.output = plain.output;
    return operation.writeOutput(plain.output, notes.input, requestId);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
