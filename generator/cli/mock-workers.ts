/** `wrought mock --workers N`: one server of several processes, which look like one from outside. */
import cluster from "node:cluster";
import { createServer } from "node:net";
import { ListenError } from "../../runtime/adapter/node/listen-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Context, View } from "./context.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { interrupted } from "./interrupted.js";
import { Crew, type CrewOwner } from "./mock-crew.js";
import { ControlDesk } from "./mock-desk.js";
import { type MockLog, mockLogOf } from "./mock-log.js";
import { type Failure, type Listened, wireRequestOf } from "./mock-messages.js";
import { type Prepared, prepare, reasonOf } from "./mock-prepared.js";
import type { MockRequest } from "./mock-request.js";
import { type ScenarioNews, followScenario } from "./mock-scenario.js";
import { watchMock } from "./mock-watch.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printFound } from "./print-found.js";
import { UsageError } from "./usage-error.js";

/** The whole of the command, in whichever of the processes this is. */
export async function runWorkers(request: MockRequest, view: View, context: Context): Promise<ExitCode> {
  if (cluster.isWorker) {
    const { runWorker } = await import("./mock-worker.js");
    return runWorker(request, view, context);
  }
  if (request.models.includes("-") && context.stdin === process.stdin)
    throw new UsageError("--workers needs models in files, because each worker reads them");
  const log = mockLogOf(context.terminal, view);
  const prepared = await prepare(request, context, log.request === undefined ? {} : { onRequest: log.request });
  printFound(prepared.diagnostics, view, context);
  return prepared.mock === undefined ? exitCode.problems : new FirstProcess(request, view, context, log).run(prepared);
}

class FirstProcess {
  readonly #request: MockRequest;
  readonly #view: View;
  readonly #context: Context;
  readonly #log: MockLog;
  #isDeserted: () => void = () => undefined;
  readonly #deserted = new Promise<void>((resolve) => (this.#isDeserted = resolve));

  constructor(request: MockRequest, view: View, context: Context, log: MockLog) {
    this.#request = request;
    this.#view = view;
    this.#context = context;
    this.#log = log;
  }

  async run(prepared: Prepared): Promise<ExitCode> {
    const { host, seed, validation, workers } = this.#request;
    const { service, isAws, control: access } = prepared;
    // A token that was made up here is that of all.
    if (access?.token !== undefined) process.env["WROUGHT_CONTROL_TOKEN"] = access.token;
    cluster.setupPrimary({ serialization: "advanced" });
    const holder = { served: prepared.served, port: this.#request.port };
    const crew: Crew = new Crew(
      cluster,
      this.#owner(holder, () => desk),
    );
    const desk = new ControlDesk(access?.path ?? "/", prepared.served, crew);
    await crew.start(workers);
    const listened = await listenAll(crew, host, holder.port);
    if ("failure" in listened) {
      await crew.stop();
      const reason = reasonOf(listenErrorOf(listened.failure, host, holder.port), service);
      printFound(reason === undefined ? [] : [reason], this.#view, this.#context);
      return exitCode.problems;
    }
    holder.port = listened.port;
    const stop = await this.#follow(holder, desk, crew, prepared);
    const control = access && { ...access, url: `${listened.url}${access.path}` };
    const { url, port } = listened;
    this.#log.listening({ service, isAws, url, host, port, seed, validation, control, workers });
    if (prepared.news !== undefined) this.#log.scenario(prepared.news);
    const wasInterrupted = await Promise.race([
      interrupted(this.#log.stopping).then(() => true),
      this.#deserted.then(() => false),
    ]);
    await stop();
    await crew.stop();
    this.#log.stopped();
    return wasInterrupted ? exitCode.ok : exitCode.problems;
  }

  #owner(holder: { served: Prepared["served"]; port: number }, desk: () => ControlDesk): CrewOwner {
    return {
      answer: async (request, isControl) =>
        isControl ? desk().answer(request) : holder.served.handle(wireRequestOf(request)),
      record: (record) => this.#log.request?.(record),
      call: (call) => desk().feed.push(call),
      join: (member) =>
        desk().inTurn(async () => {
          await desk().brief(member);
          await member.tell({ do: "listen", port: holder.port });
        }),
      news: (news) => this.#log.worker(news),
      deserted: () => this.#isDeserted(),
    };
  }

  /** Follows the scenario and, with `--watch`, the model. What comes back ends it. */
  async #follow(
    holder: { served: Prepared["served"] },
    desk: ControlDesk,
    crew: Crew,
    first: Prepared,
  ): Promise<() => Promise<void>> {
    let stop = this.#followScenario(first, desk, crew);
    const controlToken = first.control?.token ?? this.#request.controlToken;
    const { request } = this.#log;
    const renew = async (): Promise<readonly Diagnostic[]> => {
      const next = await prepare(
        { ...this.#request, controlToken },
        this.#context,
        request === undefined ? {} : { onRequest: request },
      );
      if (next.mock === undefined) return next.diagnostics;
      stop();
      holder.served = next.served;
      await desk.renew(next.served);
      stop = this.#followScenario(next, desk, crew);
      return next.diagnostics;
    };
    const watch = await watchMock(first.service.id, this.#request, this.#view, this.#context, renew);
    return async () => {
      await watch?.close();
      stop();
    };
  }

  #followScenario({ mock }: Prepared, desk: ControlDesk, crew: Crew): () => void {
    const { scenario } = this.#request;
    if (scenario === undefined) return () => undefined;
    const { terminal, cwd } = this.#context;
    const tell = async (news: ScenarioNews): Promise<void> => {
      if (news.set !== undefined) await desk.inTurn(() => crew.tellAll({ do: "scenario" }));
      this.#log.scenario(news);
      if (!this.#view.json) printDiagnostics(terminal.err, news.diagnostics, this.#view);
    };
    return followScenario(scenario, cwd, mock, (news) => void tell(news));
  }
}

/** How often a port that was free a moment ago is looked for. */
const mostTries = 5;

/** All at one port: workers share it only if they ask for it by the same number, and of several asking for 0 some may come later. */
async function listenAll(crew: Crew, host: string, port: number): Promise<Listened> {
  for (let left = port === 0 ? mostTries : 1; ; left--) {
    const chosen = port === 0 ? await freePort(host) : port;
    const results = (await crew.tellAll({ do: "listen", port: chosen })) as readonly Listened[];
    const failed = results.find((result) => "failure" in result);
    const [listened = { failure: { code: "", message: "the workers have ended" } }] = results;
    if (failed === undefined || left <= 1) return failed ?? listened;
  }
}

/** Zero, which then fails as it does with one process, where the host is none of this machine. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(0));
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function listenErrorOf({ code, message }: Failure, host: string, port: number): ListenError {
  return new ListenError(Object.assign(new Error(message), { code }), host, port);
}
