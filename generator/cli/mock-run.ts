/** `wrought mock`: a server straight from a model, until it is interrupted. */
import { ListenError } from "../../runtime/adapter/node/listen-error.js";
import { type ControlAccess, controlledAt } from "../../runtime/adapter/node/control-token.js";
import { listen } from "../../runtime/adapter/node/listen.js";
import type { Listening } from "../../runtime/adapter/node/listen.js";
import type { ControlDocumentation, MockOf } from "../../runtime/mock/index.js";
import { createMock } from "../../runtime/mock/create-mock.js";
import type { MockOptions, RequestRecord } from "../../runtime/mock/options.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { serviceSchemaOf } from "../live/service-schema.js";
import { hasTrait } from "../model/traits.js";
import { swappable } from "../watch/swappable.js";
import type { Context, View } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { ModelsRequest } from "./find-models.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { documentationOf } from "./mock-documentation.js";
import { interrupted } from "./interrupted.js";
import { mockLogOf } from "./mock-log.js";
import type { MockLog } from "./mock-log.js";
import { type ScenarioNews, followScenario, playScenario } from "./mock-scenario.js";
import { theService } from "./the-service.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { shortName } from "./short-name.js";
import type { ChangeWatch, RunOutcome } from "./watch-run.js";

export interface MockRequest extends ModelsRequest {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly validation: "strict" | "warn" | "off";
  readonly scenario: string | undefined;
  readonly optional: "minimal" | "typical" | "full";
  readonly unknownMembers: "strict" | "warn" | "off";
  readonly pages: number;
  readonly auth: "ignore" | "require" | "verify";
  /** How many calls are kept. */
  readonly record: number;
  readonly control: boolean;
  readonly controlPath: string;
  readonly controlToken: string | undefined;
  readonly allowedHosts: readonly string[];
  /** Serve the model as it is after every change of it. */
  readonly watch: boolean;
}

/** Serves until the first interrupt, then lets running requests finish; a second interrupt ends the process at once. */
export async function runMock(request: MockRequest, view: View, context: Context): Promise<ExitCode> {
  const log = mockLogOf(context.terminal, view);
  const started = await start(request, context, log.request);
  if (view.json && started.diagnostics.length > 0) {
    context.terminal.out.line(JSON.stringify({ event: "diagnostics", diagnostics: started.diagnostics }));
  } else printDiagnostics(context.terminal.err, started.diagnostics, view);
  if (started.listening === undefined) return exitCode.problems;
  let stop = follow(request, started.mock, view, context, log);
  const watch = await watchMock(started, request, view, context, async (controlToken) => {
    const prepared = await prepare({ ...request, controlToken }, context, log.request);
    if (prepared.mock === undefined) return prepared.diagnostics;
    stop();
    started.swap(prepared.served);
    stop = follow(request, prepared.mock, view, context, log);
    return prepared.diagnostics;
  });
  // Said last: what is saved from now on is seen.
  log.listening(started.about);
  if (started.news !== undefined) log.scenario(started.news);
  await interrupted(log.stopping);
  await watch?.close();
  stop();
  await started.listening.close();
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
      readonly about: Parameters<MockLog["listening"]>[0];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly listening: undefined; readonly diagnostics: readonly Diagnostic[] };

interface Prepared {
  readonly mock: MockOf;
  /** The mock with its control API. */
  readonly served: MockOf;
  readonly control: ControlAccess | undefined;
  readonly news: ScenarioNews | undefined;
  readonly service: ServiceSchema;
  readonly isAws: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A mock of the model as it is now, or why there is none. */
async function prepare(
  request: MockRequest,
  context: Context,
  onRequest: (record: RequestRecord) => void,
): Promise<Prepared | { readonly mock: undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const loaded = await loadUnits(request, context);
  if (hasErrors(loaded.diagnostics)) return { mock: undefined, diagnostics: loaded.diagnostics };
  const chosen = theService(loaded.units);
  if ("code" in chosen) return { mock: undefined, diagnostics: [...loaded.diagnostics, chosen] };
  const service = serviceSchemaOf(chosen.model, chosen.service);
  const refused = (diagnostics: readonly Diagnostic[]) => ({
    mock: undefined,
    diagnostics: [...loaded.diagnostics, ...diagnostics],
  });
  try {
    const mock = createMock({ ...(await optionsOf(request, service)), onRequest });
    const news = request.scenario === undefined ? undefined : await playScenario(request.scenario, context.cwd, mock);
    if (news !== undefined && news.set === undefined) return refused(news.diagnostics);
    const { mock: served, control } = controlOf(request, mock, documentationOf(chosen.model, service));
    const isAws = hasTrait(chosen.service, "aws.api#service");
    return { mock, served, control, news, service, isAws, diagnostics: loaded.diagnostics };
  } catch (error) {
    const reason = reasonOf(error, service);
    if (reason === undefined) throw error;
    return refused([reason]);
  }
}

async function start(
  request: MockRequest,
  context: Context,
  onRequest: (record: RequestRecord) => void,
): Promise<Started> {
  const prepared = await prepare(request, context, onRequest);
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

/** Undefined without `--watch`. `renew` gets the token that the control API has had from the start. */
async function watchMock(
  { about }: Extract<Started, { readonly swap: unknown }>,
  request: MockRequest,
  view: View,
  context: Context,
  renew: (controlToken: string | undefined) => Promise<readonly Diagnostic[]>,
): Promise<ChangeWatch | undefined> {
  if (!request.watch) return undefined;
  const { watchLogOf } = await import("./watch-log.js");
  const { watchChanges } = await import("./watch-run.js");
  const { watchedBy } = await import("./watched-by.js");
  const run = async (): Promise<RunOutcome> => {
    const diagnostics = await renew(about.control?.token ?? request.controlToken);
    return { done: `serving ${shortName(about.service.id)} as it is now`, diagnostics, json: {} };
  };
  return watchChanges({ paths: () => watchedBy(request, context.cwd), run }, watchLogOf(context, view));
}

/** The diagnostic of a failure that the user can do something about. */
function reasonOf(error: unknown, service: ServiceSchema): Diagnostic | undefined {
  if (error instanceof ListenError) {
    return diagnostic(error.code === "EADDRINUSE" ? "port-in-use" : "listen-failed", sentence(error.message));
  }
  if (!(error instanceof TypeError)) return undefined;
  return diagnostic("protocol-unserved", sentence(error.message), { shapeId: service.id });
}

async function optionsOf(request: MockRequest, service: ServiceSchema): Promise<MockOptions> {
  const { seed, validation, unknownMembers, optional, pages, record, auth } = request;
  const plain = { service, seed, validation, unknownMembers, optional, pages, record };
  if (auth !== "verify") return { ...plain, auth };
  // Loaded only then, and its signer with it.
  const { sigv4 } = await import("../../runtime/adapter/sigv4/index.js");
  return { ...plain, auth: sigv4({ credentials: { accessKeyId: "mock", secretAccessKey: "mock" } }) };
}

function controlOf(
  { control, controlPath: path, controlToken: token, allowedHosts, host }: MockRequest,
  mock: MockOf,
  documentation: ControlDocumentation,
): { readonly mock: MockOf; readonly control: ControlAccess | undefined } {
  if (!control) return { mock, control: undefined };
  return controlledAt(mock, host, { path, allowedHosts, documentation, ...(token !== undefined && { token }) });
}

/** Tells of each change of the scenario, and what is wrong with it. */
function follow(request: MockRequest, mock: MockOf, view: View, context: Context, log: MockLog): () => void {
  if (request.scenario === undefined) return () => undefined;
  return followScenario(request.scenario, context.cwd, mock, (news) => {
    log.scenario(news);
    if (!view.json) printDiagnostics(context.terminal.err, news.diagnostics, view);
  });
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
