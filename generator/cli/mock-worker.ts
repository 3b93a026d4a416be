/** One of several processes that serve a mock: it answers what it can alone, and asks the first process for the rest. */
import { listen, type Listening } from "../../runtime/adapter/node/listen.js";
import { ListenError } from "../../runtime/adapter/node/listen-error.js";
import type { Mock } from "../../runtime/mock/options.js";
import { isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import type { Context, View } from "./context.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { mockLogOf } from "./mock-log.js";
import { type Listened, type Order, type PlainRequest, type ToFirst, type ToWorker } from "./mock-messages.js";
import { plainRequestOf, wireRequestOf } from "./mock-messages.js";
import { type Prepared, prepare } from "./mock-prepared.js";
import type { MockRequest } from "./mock-request.js";
import { playScenario } from "./mock-scenario.js";
import { RemoteAnswers } from "./remote-answers.js";

/** Serves until the first process says that it is enough, or is gone. */
export async function runWorker(request: MockRequest, view: View, context: Context): Promise<ExitCode> {
  // Ctrl-C reaches every process of a terminal; when to stop, the first one says.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(exitCode.ok));
  const isLogged = mockLogOf(context.terminal, view).request !== undefined;
  const prepared = await prepareWorker(request, context, isLogged);
  if (prepared === undefined) return exitCode.problems;
  return new WorkerProcess(request, context, isLogged, prepared).run();
}

function say(message: ToFirst): void {
  if (process.connected) process.send?.(message);
}

async function prepareWorker(request: MockRequest, context: Context, isLogged: boolean): Promise<Prepared | undefined> {
  const instance = Number(process.env["WROUGHT_MOCK_WORKER"] ?? 1);
  const onRequest = (record: Extract<ToFirst, { kind: "record" }>["record"]): void => say({ kind: "record", record });
  const prepared = await prepare(request, context, { instance, ...(isLogged && { onRequest }) });
  return prepared.mock === undefined ? undefined : prepared;
}

class WorkerProcess {
  readonly #request: MockRequest;
  readonly #context: Context;
  readonly #isLogged: boolean;
  readonly #answers = new RemoteAnswers(say);
  #prepared: Prepared;
  /** Whether something is set that may answer so many times: then the first process answers, which counts for all. */
  #isCounted = false;
  #listening: Listening | undefined;
  #unwatch: (() => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped: () => void = () => undefined;

  constructor(request: MockRequest, context: Context, isLogged: boolean, prepared: Prepared) {
    this.#request = request;
    this.#context = context;
    this.#isLogged = isLogged;
    this.#prepared = prepared;
    this.#count();
  }

  async run(): Promise<ExitCode> {
    const stopped = new Promise<void>((resolve) => (this.#stopped = resolve));
    process.on("message", (message: ToWorker) => {
      if (message.kind !== "order") return this.#answers.hear(message);
      const { id, order } = message;
      this.#turn = this.#turn.then(async () => say({ kind: "done", id, result: await this.#obey(order) }));
    });
    say({ kind: "ready" });
    await stopped;
    await this.#listening?.close();
    process.disconnect();
    return exitCode.ok;
  }

  async #obey(order: Order): Promise<unknown> {
    switch (order.do) {
      case "listen":
        return this.#listen(order.port);
      case "apply":
        await this.#ask(order.request);
        return this.#count();
      case "ask": {
        const { body } = await this.#ask(order.request);
        return isBodyStream(body) ? undefined : body;
      }
      case "watch":
        return this.#watch(order.isOn);
      case "scenario": {
        const { scenario } = this.#request;
        if (scenario !== undefined) await playScenario(scenario, this.#context.cwd, this.#prepared.mock);
        return this.#count();
      }
      case "model":
        this.#prepared = (await prepareWorker(this.#request, this.#context, this.#isLogged)) ?? this.#prepared;
        if (this.#unwatch !== undefined) this.#watch(true);
        return this.#count();
      case "stop":
        return this.#stopped();
    }
  }

  #ask(request: PlainRequest): WireResponse | Promise<WireResponse> {
    return this.#prepared.served.handle(wireRequestOf(request));
  }

  #count(): void {
    const { stubs, faults } = this.#prepared.mock.script;
    this.#isCounted =
      stubs.all.some((stub) => stub.isCounted) || faults.all.some(({ fault }) => fault.calls !== undefined);
  }

  #watch(isOn: boolean): void {
    this.#unwatch?.();
    const { calls } = this.#prepared.mock.script;
    this.#unwatch = isOn ? calls.listen((call) => say({ kind: "call", call: call.toJSON() })) : undefined;
  }

  async #listen(port: number): Promise<Listened> {
    try {
      this.#listening = await listen(this.#front(), { host: this.#request.host, port });
      const { url, port: bound } = this.#listening;
      return { url, port: bound };
    } catch (error) {
      if (error instanceof ListenError) return { failure: { code: error.code, message: error.message } };
      throw error;
    }
  }

  /** What the server serves: whatever is prepared by then. */
  #front(): Mock {
    const { service, limits, streams } = this.#prepared.served;
    return {
      service,
      limits,
      streams,
      refuse: (rejection, request) => this.#prepared.served.refuse(rejection, request),
      fetch: (request) => this.#prepared.served.fetch(request),
      handle: (request) => this.#handle(request),
    };
  }

  #handle(request: WireRequest): WireResponse | Promise<WireResponse> {
    const { control, served } = this.#prepared;
    const isControl = control !== undefined && request.target.startsWith(control.path.slice(0, -1));
    return isControl || this.#isCounted ? this.#askFirst(request, isControl) : served.handle(request);
  }

  async #askFirst(request: WireRequest, isControl: boolean): Promise<WireResponse> {
    const { served } = this.#prepared;
    const limit = served.limits.bodyBytes;
    const plain = await plainRequestOf(request, limit);
    return plain === undefined
      ? served.refuse({ kind: "bodyTooLarge", limit }, request)
      : this.#answers.ask(plain, isControl);
  }
}
