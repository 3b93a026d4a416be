/** `wrought mock`: a server straight from a model, until it is interrupted. */
import { listen } from "../../runtime/adapter/node/listen.js";
import type { Listening } from "../../runtime/adapter/node/listen.js";
import type { MockOf } from "../../runtime/mock/index.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { swappable } from "../watch/swappable.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import { interrupted } from "./interrupted.js";
import { mockLogOf } from "./mock-log.js";
import type { AboutMock, MockLog } from "./mock-log.js";
import { type MockPart, prepare, reasonOf } from "./mock-prepared.js";
import type { MockRequest } from "./mock-request.js";
import { type ScenarioNews, followScenario } from "./mock-scenario.js";
import { watchMock } from "./mock-watch.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { printFound } from "./print-found.js";

/** Serves until the first interrupt, then lets running requests finish; a second interrupt ends the process at once. */
export async function runMock(request: MockRequest, view: View, context: Context): Promise<ExitCode> {
  if (request.workers > 1) {
    const { runWorkers } = await import("./mock-workers.js");
    return runWorkers(request, view, context);
  }
  const log = mockLogOf(context.terminal, view);
  const part = log.request === undefined ? {} : { onRequest: log.request };
  const started = await start(request, context, part);
  printFound(started.diagnostics, view, context);
  if (started.listening === undefined) return exitCode.problems;
  let stop = follow(request, started.mock, view, context, log);
  const { about, listening, news } = started;
  const watch = await watchMock(about.service.id, request, view, context, async () => {
    // The control API keeps the token that it has had from the start.
    const controlToken = about.control?.token ?? request.controlToken;
    const prepared = await prepare({ ...request, controlToken }, context, part);
    if (prepared.mock === undefined) return prepared.diagnostics;
    stop();
    started.swap(prepared.served);
    stop = follow(request, prepared.mock, view, context, log);
    return prepared.diagnostics;
  });
  // Said last: what is saved from now on is seen.
  log.listening(about);
  if (news !== undefined) log.scenario(news);
  await interrupted(log.stopping);
  await watch?.close();
  stop();
  await listening.close();
  log.stopped();
  return exitCode.ok;
}

type Started =
  | {
      readonly listening: Listening;
      readonly mock: MockOf;
      /** Has another mock answer from now on. */
      readonly swap: (served: MockOf) => void;
      readonly news: ScenarioNews | undefined;
      readonly about: AboutMock;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly listening: undefined; readonly diagnostics: readonly Diagnostic[] };

async function start(request: MockRequest, context: Context, part: MockPart): Promise<Started> {
  const prepared = await prepare(request, context, part);
  if (prepared.mock === undefined) return { listening: undefined, diagnostics: prepared.diagnostics };
  const { mock, news, service, isAws, diagnostics } = prepared;
  const { host, port, seed, validation } = request;
  const { value, swap } = swappable(prepared.served);
  try {
    const listening = await listen(value, { host, port });
    const control = prepared.control && { ...prepared.control, url: `${listening.url}${prepared.control.path}` };
    const about = { service, isAws, url: listening.url, host, port: listening.port, seed, validation, control };
    return { listening, mock, swap, news, about, diagnostics };
  } catch (error) {
    const reason = reasonOf(error, service);
    if (reason === undefined) throw error;
    return { listening: undefined, diagnostics: [...diagnostics, reason] };
  }
}

/** Tells of each change of the scenario, and what is wrong with it. */
function follow(request: MockRequest, mock: MockOf, view: View, context: Context, log: MockLog): () => void {
  if (request.scenario === undefined) return () => undefined;
  return followScenario(request.scenario, context.cwd, mock, (news) => {
    log.scenario(news);
    if (!view.json) printDiagnostics(context.terminal.err, news.diagnostics, view);
  });
}
