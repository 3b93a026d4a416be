/** Puts the control API in front of a mock: below its path it answers, everything else is the service's. */
import { collect, isBodyStream } from "../../protocol/body-stream.js";
import type { HeaderPair, WireRequest, WireResponse } from "../../protocol/protocol.js";
import type { WireSender } from "../../protocol/wire-call.js";
import { headersAt, toResponse } from "../fetch.js";
import type { MockOf } from "../scripted-mock.js";
import { callEndpoints } from "./call-endpoints.js";
import { type ControlAnswer, type ControlDocumentation, type Endpoint, problem } from "./endpoint.js";
import { type GuardOptions, hasToken, verdictOn } from "./guard.js";
import { openApiOf } from "./open-api.js";
import { sampleEndpoint } from "./sample-endpoint.js";
import { sendEndpoint } from "./send-endpoint.js";
import { stubEndpoints } from "./stub-endpoints.js";

export interface ControlOptions {
  /** Below which path it answers; `/_wrought/` when absent. It begins and ends with a slash. */
  readonly path?: string;
  /** What requests have to bring along; without one it must be reachable from this machine only. */
  readonly token?: string;
  /** Names by which the server may be called beside `localhost` and addresses. */
  readonly allowedHosts?: readonly string[];
  /** What the model says in words. */
  readonly documentation?: ControlDocumentation;
  /**
   * Pages below the path, by what follows it (`""` is the path itself). Browsers load them before anybody can give a token,
   * so that nothing secret may stand in them.
   */
  readonly pages?: (path: string) => WireResponse | undefined;
  /** A client that sends requests to the mock when it is asked to: `wireCall` of `wrought/client`. */
  readonly send?: WireSender;
}

/** What of a mock is controlled: whatever its operations. */
export type Controllable = Pick<MockOf, "script" | "handle" | "fetch" | "limits" | "refuse">;

const bodyLimit = 4 * 1024 * 1024;

/**
 * The mock with its control API. Requests that no adapter has parsed pass through it first; it never throws.
 * @throws TypeError for a path that does not begin and end with a slash
 */
export function withControl<M extends Controllable>(mock: M, options: ControlOptions = {}): M {
  const control = new Control(mock, options);
  const handle = (request: WireRequest): WireResponse | Promise<WireResponse> =>
    control.answers(request) ? control.answer(request) : mock.handle(request);
  return {
    ...mock,
    handle,
    fetch: async (request: Request) => {
      const { pathname, search, host } = new URL(request.url);
      const { method } = request;
      const headers = headersAt(host, request.headers);
      if (!control.answers({ target: pathname + search, headers })) return mock.fetch(request);
      const body = new Uint8Array(await request.arrayBuffer());
      return toResponse(await control.answer({ method, target: pathname + search, headers, body }));
    },
  };
}

class Control {
  readonly #mock: Controllable;
  readonly #options: ControlOptions;
  readonly #path: string;
  readonly #guard: GuardOptions;
  readonly #endpoints: readonly Endpoint[];

  constructor(mock: Controllable, options: ControlOptions) {
    this.#mock = mock;
    this.#options = options;
    const sending = options.send === undefined ? [] : [sendEndpoint];
    this.#endpoints = [...callEndpoints, ...stubEndpoints, sampleEndpoint, ...sending];
    this.#path = options.path ?? "/_wrought/";
    if (!/^\/(?:[\w.~-]+\/)+$/.test(this.#path))
      throw new TypeError("the control path begins and ends with a slash, as /_wrought/ does");
    const allowedHosts = (options.allowedHosts ?? []).map((host) => host.toLowerCase());
    this.#guard = { token: options.token, allowedHosts };
  }

  /** Whether a request is the control API's, be it refused or not. */
  answers({ target, headers }: Pick<WireRequest, "target" | "headers">): boolean {
    const path = target.split("?", 1)[0] ?? "";
    if (!path.startsWith(this.#path) && `${path}/` !== this.#path) return false;
    return verdictOn({ headers }, this.#guard) !== "service";
  }

  async answer(request: WireRequest): Promise<WireResponse> {
    const verdict = verdictOn(request, this.#guard);
    if (verdict !== undefined && verdict !== "service") return written(problem(verdict.status, verdict.message));
    const url = new URL(request.target, "http://mock");
    if (url.pathname.length < this.#path.length) return toFolder(this.#path);
    const path = url.pathname.slice(this.#path.length);
    const page = request.method === "GET" ? this.#options.pages?.(path) : undefined;
    if (page !== undefined) return page;
    if (!hasToken(request, this.#guard))
      return written(problem(401, "the token is missing or wrong: authorization: Bearer …"));
    try {
      return written(await this.#route(request, path, url.searchParams));
    } catch (error) {
      // What the caller has written wrong is a TypeError or a RangeError; it never holds a value.
      const isTheirs = error instanceof TypeError || error instanceof RangeError;
      return written(isTheirs ? problem(400, error.message) : problem(500, "the control API has failed"));
    }
  }

  async #route(request: WireRequest, path: string, query: URLSearchParams): Promise<ControlAnswer> {
    if (path === "openapi.json" || path === "") return this.#describe(request, path);
    const matching = this.#endpoints.flatMap((endpoint) => {
      const place = placeOf(endpoint.path, path);
      return place === undefined ? [] : [{ endpoint, place }];
    });
    if (matching.length === 0) return problem(404, `there is nothing here; see ${this.#path}openapi.json`);
    const found = matching.find(({ endpoint }) => endpoint.method === request.method);
    if (found === undefined)
      return problem(405, `here are ${matching.map(({ endpoint }) => endpoint.method).join(", ")}`);
    const body = found.endpoint.body === undefined ? undefined : await this.#readBody(request);
    if (typeof body === "object" && body !== null && "status" in body && body instanceof BadBody) return body.answer;
    const { script } = this.#mock;
    const { documentation = {}, send } = this.#options;
    const host = request.headers.get("host") ?? "localhost";
    const { handle } = this.#mock;
    const { place } = found;
    return found.endpoint.run({ script, documentation, place, query, body, path: this.#path, host, handle, send });
  }

  #describe(request: WireRequest, path: string): ControlAnswer {
    if (request.method !== "GET") return problem(405, "here is GET");
    const description = openApiOf(this.#endpoints, this.#path, this.#guard.token !== undefined);
    return { status: 200, json: path === "" ? { openapi: `${this.#path}openapi.json` } : description };
  }

  async #readBody(request: WireRequest): Promise<unknown> {
    const type = request.headers.get("content-type") ?? "";
    // A form of another site's page could send any other type without asking.
    if (!/^application\/json *(?:;|$)/i.test(type)) return new BadBody(problem(415, "the body is application/json"));
    const bytes = isBodyStream(request.body) ? await collect(request.body, bodyLimit) : request.body;
    if (bytes === undefined || bytes.length > bodyLimit)
      return new BadBody(problem(413, `the body has at most ${bodyLimit} bytes`));
    try {
      return JSON.parse(typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes)) as unknown;
    } catch {
      return new BadBody(problem(400, "the body is no JSON"));
    }
  }
}

class BadBody {
  readonly status: number;
  readonly answer: ControlAnswer;
  constructor(answer: ControlAnswer) {
    this.status = answer.status;
    this.answer = answer;
  }
}

/** The placeholders of a path that fits a template. */
function placeOf(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [template.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const place: [string, string][] = [];
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== actual : actual === "") return undefined;
    if (name !== undefined) place.push([name, actual]);
  }
  return Object.fromEntries(place);
}

/** Pages find what belongs to them by relative addresses. */
function toFolder(path: string): WireResponse {
  return { status: 308, headers: [["location", path], ...always], body: "" };
}

/** No other site reads any of it: there are no CORS fields, and nobody guesses at types. */
const always: readonly HeaderPair[] = [
  ["cache-control", "no-store"],
  ["x-content-type-options", "nosniff"],
];

function written({ status, json, events }: ControlAnswer): WireResponse {
  if (events !== undefined)
    return { status, headers: [["content-type", "text/event-stream"], ...always], body: events };
  if (json === undefined) return { status, headers: always, body: "" };
  return { status, headers: [["content-type", "application/json"], ...always], body: JSON.stringify(json) };
}
