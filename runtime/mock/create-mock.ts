/** The core of every mock: request in, response out, whatever the platform. */
import {
  type CompiledOperation,
  type CompiledProtocol,
  type Rejection,
  type WireRequest,
  type WireResponse,
  isRejected,
} from "../protocol/protocol.js";
import { Call } from "./call.js";
import { preflight } from "./cors.js";
import { decompressed, isCompressed } from "./decompress.js";
import { toResponse, toWireRequest } from "./fetch.js";
import { membersOf, handlerOf, modelledError } from "./handlers.js";
import type { HandlerContext, Limits, Mock, MockOptions } from "./options.js";
import { type ServiceProfile, profileOf } from "./profile/index.js";
import { protocols } from "./protocols.js";
import { publicIssues, publicRejection } from "./public-issues.js";
import { requestIdsOf } from "./request-id.js";
import { type ServedOperation, servedOperations } from "./served-operation.js";

const defaultLimits: Limits = { bodyBytes: 16 * 1024 * 1024, depth: 128 };

/** Makes a mock of a service. @throws TypeError when it speaks none of the service's protocols */
export function createMock(options: MockOptions): Mock {
  const { service } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const core = new Core(options, limits, options.profile ?? profileOf(service));
  return {
    service,
    limits,
    handle: (request) => core.handle(request),
    refuse: (rejection, request) => core.refuse(rejection, request ?? { method: "", target: "" }),
    fetch: async (request) => {
      const wire = await toWireRequest(request, limits.bodyBytes);
      return toResponse(isRejected(wire) ? core.refuse(wire.rejection, wire) : await core.handle(wire));
    },
  };
}

/** The protocols of the service that the mock speaks, in the mock's order. */
function compileProtocols(options: MockOptions, limits: Limits, profile: ServiceProfile): Protocols {
  const { service } = options;
  const settings = { maxDepth: limits.depth, unitOutput: profile.unitOutput };
  const spoken = (options.protocols ?? protocols).filter(({ id }) => service.protocols.includes(id));
  const [first, ...rest] = spoken.map((protocol) => protocol.compile(service, settings));
  if (first === undefined) {
    throw new TypeError(`no protocol of ${service.id} can be served: ${service.protocols.join(", ") || "it has none"}`);
  }
  return [first, ...rest];
}

type Protocols = readonly [CompiledProtocol, ...CompiledProtocol[]];

class Core {
  readonly #options: MockOptions;
  readonly #profile: ServiceProfile;
  readonly #limits: Limits;
  readonly #protocols: Protocols;
  readonly #nextRequestId: () => string;
  readonly #compresses: boolean;
  readonly #served: ReturnType<typeof servedOperations>;

  constructor(options: MockOptions, limits: Limits, profile: ServiceProfile) {
    this.#options = options;
    this.#profile = profile;
    this.#limits = limits;
    this.#protocols = compileProtocols(options, limits, profile);
    this.#nextRequestId = requestIdsOf(options.seed ?? 0);
    this.#compresses = Object.values(options.service.operations).some((it) => it.requestCompression !== undefined);
    this.#served = servedOperations(options, profile);
  }

  refuse(rejection: Rejection, request: Pick<WireRequest, "method" | "target">): WireResponse {
    const call = new Call(request, this.#nextRequestId(), this.#options);
    return this.#reject(call, this.#protocols[0], rejection);
  }

  handle(request: WireRequest): WireResponse | Promise<WireResponse> {
    const call = new Call(request, this.#nextRequestId(), this.#options);
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

  #protocolOf(request: WireRequest): CompiledProtocol {
    const [first, ...rest] = this.#protocols;
    return rest.length === 0 ? first : (this.#protocols.find(({ claims }) => claims(request)) ?? first);
  }

  #serve(call: Call, protocol: CompiledProtocol, request: WireRequest): WireResponse | Promise<WireResponse> {
    if (request.body.length > this.#limits.bodyBytes) {
      return this.#reject(call, protocol, { kind: "bodyTooLarge", limit: this.#limits.bodyBytes });
    }
    const wire = protocol.route(request);
    // Some protocols name the operation in the body, so that a compressed one leads nowhere.
    const mayCompress = isRejected(wire) ? this.#compresses : wire.schema.requestCompression !== undefined;
    if (mayCompress && isCompressed(request)) return this.#serveCompressed(call, protocol, request);
    if (isRejected(wire)) return this.#reject(call, protocol, wire.rejection);
    return this.#serveOperation(call, protocol, wire, request);
  }

  async #serveCompressed(call: Call, protocol: CompiledProtocol, request: WireRequest): Promise<WireResponse> {
    try {
      const plain = await decompressed(request, this.#limits.bodyBytes);
      if (isRejected(plain)) return this.#reject(call, protocol, plain.rejection);
      const wire = protocol.route(plain);
      if (isRejected(wire)) return this.#reject(call, protocol, wire.rejection);
      return await this.#serveOperation(call, protocol, wire, plain);
    } catch (error) {
      return this.#fail(call, protocol, error);
    }
  }

  #serveOperation(
    call: Call,
    protocol: CompiledProtocol,
    wire: CompiledOperation,
    request: WireRequest,
  ): WireResponse | Promise<WireResponse> {
    const operation = this.#served(wire);
    call.notes.operation = operation;
    if (this.#options.auth === "require" && wire.schema.auth === undefined && !isSigned(request)) {
      return this.#reject(call, protocol, { kind: "missingAuthentication" });
    }
    const input = wire.readInput(request);
    if (isRejected(input)) return this.#reject(call, protocol, publicRejection(input.rejection, wire.schema.input));
    call.notes.input = input.value;
    const invalid = this.#validate(call, operation, input.value);
    if (invalid !== undefined) return this.#reject(call, protocol, invalid);
    return this.#answer(call, protocol, operation, request);
  }

  #validate(call: Call, operation: ServedOperation, input: unknown): Rejection | undefined {
    const { validation = "strict" } = this.#options;
    const findings = validation === "off" ? undefined : operation.checkInput(input);
    if (findings === undefined) return undefined;
    const issues = publicIssues(findings, operation.wire.schema.input);
    call.notes.inputIssues = issues;
    if (validation === "warn") return undefined;
    const invalid = this.#profile.invalidInput(issues, input, operation.wire.schema.input);
    return invalid === undefined ? undefined : { kind: "invalid", ...invalid };
  }

  #answer(
    call: Call,
    protocol: CompiledProtocol,
    operation: ServedOperation,
    request: WireRequest,
  ): WireResponse | Promise<WireResponse> {
    const { handlers } = this.#options;
    const handler = handlers === undefined ? undefined : handlerOf(handlers, operation.name);
    if (handler === undefined) return this.#answerByDefault(call, operation);
    const finish = (output: unknown): WireResponse => this.#finish(call, operation, output);
    const fail = (error: unknown): WireResponse => this.#answerThrown(call, protocol, operation, error);
    try {
      const output = handler(call.notes.input, contextOf(call, operation, request));
      if (!isThenable(output)) return finish(output);
      // `finish` may fail too, on an output that does not fit.
      return Promise.resolve(output).then(finish).catch(fail);
    } catch (error) {
      return fail(error);
    }
  }

  #answerByDefault(call: Call, operation: ServedOperation): WireResponse {
    const { wire, defaultResponse } = operation;
    const answer = defaultResponse(call.notes.input);
    if ("output" in answer) return call.answer("default", wire.writeOutput(answer.output, call.requestId));
    return call.answerError("error", wire.writeError(answer.error, answer.members, call.requestId));
  }

  /** Types are checked by the writer, which throws; constraints only when somebody hears of it. */
  #finish(call: Call, operation: ServedOperation, output: unknown): WireResponse {
    const response = operation.wire.writeOutput(output, call.requestId);
    if (this.#options.onRequest !== undefined) {
      const findings = operation.checkOutput(output ?? {}) ?? [];
      call.notes.outputIssues = publicIssues(findings, operation.wire.schema.output);
    }
    return call.answer("handler", response);
  }

  #answerThrown(call: Call, protocol: CompiledProtocol, operation: ServedOperation, thrown: unknown): WireResponse {
    const schema = modelledError(operation.errors, thrown);
    if (schema === undefined || typeof thrown !== "object" || thrown === null)
      return this.#fail(call, protocol, thrown);
    try {
      return call.answerError("error", operation.wire.writeError(schema, membersOf(thrown, schema), call.requestId));
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

function contextOf(call: Call, operation: ServedOperation, request: WireRequest): HandlerContext {
  return {
    operation: operation.wire.schema,
    requestId: call.requestId,
    headers: request.headers,
    defaultResponse: () => {
      const answer = operation.defaultResponse(call.notes.input);
      if ("output" in answer) return structuredClone(answer.output);
      const name = answer.error.id.slice(answer.error.id.indexOf("#") + 1);
      throw Object.assign(new Error(name), structuredClone(answer.members), { name });
    },
  };
}

/** A signature stands in the header or, presigned, in the query. */
function isSigned(request: WireRequest): boolean {
  return Boolean(request.headers.get("authorization")) || /[?&]X-Amz-Signature=/i.test(request.target);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
