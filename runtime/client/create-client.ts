/** A client of any service, from its schema alone: inputs out, outputs and errors in. For tests, tools and recordings. */
import { longestMessage } from "../codec/event-stream/index.js";
import { isCodecFailure } from "../codec/failure.js";
import type { ClientOperation, ClientRequest, CompiledClient } from "../protocol/client.js";
import type { HeaderPair } from "../protocol/protocol.js";
import { streamMemberOf } from "../protocol/streaming.js";
import type { ServiceSchema } from "../schema/schema.js";
import { publicPath } from "../sensitive/public-path.js";
import { pointerOf } from "../validate/issue.js";
import { checksums } from "./checksums.js";
import { compression } from "./compress.js";
import { apiGateway } from "./customization/api-gateway.js";
import { glacier } from "./customization/glacier.js";
import { machineLearning } from "./customization/machine-learning.js";
import { bucketHosts } from "./customization/s3.js";
import { ReceivedServiceError, ResponseError } from "./errors.js";
import { withReadErrors } from "./received-events.js";
import type { Client, ClientLimits, ClientOptions, SendOptions } from "./options.js";
import { type Customization, type RequestStep, addressed, withHeaders } from "./outgoing-request.js";
import { clientProtocols } from "./protocols.js";
import { type Transport, directTransport, fetchTransport } from "./transport.js";

const mebibyte = 1024 * 1024;
const defaultLimits: ClientLimits = { bodyBytes: 64 * mebibyte, depth: 128, eventBytes: longestMessage };
const customizations: readonly Customization[] = [apiGateway, glacier, machineLearning];

/** Makes a client. @throws TypeError when it speaks none of the service's protocols, or the endpoint is no URL */
export function createClient(options: ClientOptions): Client {
  const caller = new Caller(options);
  return { service: options.service, send: (operation, input, how) => caller.send(operation, input ?? {}, how ?? {}) };
}

class Caller {
  readonly #compiled: CompiledClient;
  readonly #transport: Transport;
  readonly #endpoint: URL;
  readonly #headers: readonly HeaderPair[];
  readonly #limits: ClientLimits;
  readonly #customizations: readonly Customization[];
  readonly #steps: readonly RequestStep[];

  constructor(options: ClientOptions) {
    const { service, handle, fetch = (request) => globalThis.fetch(request), compressFrom = 10_240 } = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#compiled = compiledOf(options, this.#limits);
    this.#transport = handle === undefined ? fetchTransport(fetch) : directTransport(handle);
    this.#endpoint = new URL(options.endpoint ?? "http://localhost");
    this.#headers = pairsOf(options.headers);
    this.#customizations = customizations.filter(({ appliesTo }) => appliesTo(service));
    this.#steps = [
      ...this.#customizations.flatMap(({ request }) => (request === undefined ? [] : [request(service)])),
      ...(service.sdkId === "S3" ? [bucketHosts(options.bucketAddressing)] : []),
      compression(compressFrom),
      checksums,
    ];
  }

  async send(name: string, given: unknown, { signal, headers }: SendOptions): Promise<unknown> {
    const operation = this.#compiled.operation(name);
    if (operation === undefined) throw new TypeError(`the service has no operation of the name ${name}`);
    const stream = streamMemberOf(operation.schema.output);
    const input = this.#inputOf(given);
    let request = addressed(written(operation, input), this.#endpoint);
    for (const step of this.#steps) request = await step(request, operation.schema, input);
    const response = await this.#transport(
      { ...request, headers: withHeaders(withHeaders(request.headers, this.#headers), pairsOf(headers)) },
      {
        operation: name,
        signal,
        limit: this.#limits.bodyBytes,
        streams: (status) => status < 300 && stream !== undefined,
      },
    );
    const outcome = await operation.readResponse(response);
    if ("error" in outcome) throw new ReceivedServiceError(outcome);
    if ("nonsense" in outcome) throw new ResponseError(name, outcome, response.status);
    return stream?.kind === "events" ? withReadErrors(name, outcome, stream, response.status) : outcome.output;
  }

  #inputOf(given: unknown): Readonly<Record<string, unknown>> {
    if (typeof given !== "object" || given === null) throw new TypeError("the input is no object");
    const start = given as Readonly<Record<string, unknown>>;
    return this.#customizations.reduce((input, { input: change }) => change?.(input) ?? input, start);
  }
}

function compiledOf(options: ClientOptions, { depth, eventBytes }: ClientLimits): CompiledClient {
  const { service, protocol, idempotencyToken = () => crypto.randomUUID() } = options;
  const chosen = protocol ?? clientProtocols.find(({ id }) => service.protocols.includes(id));
  if (chosen === undefined) throw new TypeError(`no protocol of ${service.id} is spoken: ${listed(service)}`);
  return chosen.compile(service, { maxDepth: depth, maxEventBytes: eventBytes, idempotencyToken });
}

function listed({ protocols }: ServiceSchema): string {
  return protocols.join(", ") || "it has none";
}

/** @throws TypeError for an input that does not fit, with its path and without its values */
function written(operation: ClientOperation, input: Readonly<Record<string, unknown>>): ClientRequest {
  try {
    return operation.writeRequest(input);
  } catch (error) {
    if (!isCodecFailure(error)) throw error;
    const path = pointerOf(publicPath(operation.schema.input, error.reversedPath.toReversed()));
    throw new TypeError(`the input of ${operation.schema.name} does not fit at '${path}': ${error.message}`, {
      cause: error,
    });
  }
}

function pairsOf(headers: Readonly<Record<string, string>> = {}): readonly HeaderPair[] {
  return Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
}
