/** `wrought mock`: a server straight from a model, until it is interrupted. */
import { ListenError } from "../../runtime/adapter/node/listen-error.js";
import { listen } from "../../runtime/adapter/node/listen.js";
import type { Listening } from "../../runtime/adapter/node/listen.js";
import { createMock } from "../../runtime/mock/create-mock.js";
import type { Mock, RequestRecord } from "../../runtime/mock/options.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { serviceSchemaOf } from "../live/service-schema.js";
import { hasTrait } from "../model/traits.js";
import type { Context, View } from "./context.js";
import { counted } from "./counted.js";
import type { ExitCode } from "./exit-code.js";
import { exitCode } from "./exit-code.js";
import type { ModelsRequest } from "./find-models.js";
import type { LoadedUnit } from "./load-units.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import { mockLogOf } from "./mock-log.js";
import type { MockLog } from "./mock-log.js";
import { printDiagnostics } from "./print-diagnostics.js";

export interface MockRequest extends ModelsRequest {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly validation: "strict" | "warn" | "off";
}

/** Serves until the first interrupt, then lets running requests finish; a second interrupt ends the process at once. */
export async function runMock(request: MockRequest, view: View, context: Context): Promise<ExitCode> {
  const log = mockLogOf(context.terminal, view);
  const started = await start(request, context, log.request);
  if (view.json && started.diagnostics.length > 0) {
    context.terminal.out.line(JSON.stringify({ event: "diagnostics", diagnostics: started.diagnostics }));
  } else printDiagnostics(context.terminal.err, started.diagnostics, view);
  if (started.listening === undefined) return exitCode.problems;
  log.listening(started.about);
  await interrupted(log);
  await started.listening.close();
  log.stopped();
  return exitCode.ok;
}

type Started =
  | {
      readonly listening: Listening;
      readonly about: Parameters<MockLog["listening"]>[0];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly listening: undefined; readonly diagnostics: readonly Diagnostic[] };

async function start(
  request: MockRequest,
  context: Context,
  onRequest: (record: RequestRecord) => void,
): Promise<Started> {
  const loaded = await loadUnits(request, context);
  if (hasErrors(loaded.diagnostics)) return { listening: undefined, diagnostics: loaded.diagnostics };
  const chosen = theService(loaded.units);
  if ("code" in chosen) return { listening: undefined, diagnostics: [...loaded.diagnostics, chosen] };
  const service = serviceSchemaOf(chosen.model, chosen.service);
  const { host, port, seed, validation } = request;
  let mock: Mock;
  try {
    mock = createMock({ service, seed, validation, onRequest });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unserved = diagnostic("protocol-unserved", sentence(error.message), { shapeId: service.id });
    return { listening: undefined, diagnostics: [...loaded.diagnostics, unserved] };
  }
  try {
    const listening = await listen(mock, { host, port });
    const isAws = hasTrait(chosen.service, "aws.api#service");
    const about = { service, isAws, url: listening.url, host, port: listening.port, seed, validation };
    return { listening, about, diagnostics: loaded.diagnostics };
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    const code = error.code === "EADDRINUSE" ? "port-in-use" : "listen-failed";
    return { listening: undefined, diagnostics: [...loaded.diagnostics, diagnostic(code, sentence(error.message))] };
  }
}

type Chosen = { readonly model: LoadedUnit["model"]; readonly service: LoadedUnit["services"][number] };

/** The one service to serve, or why there is not just one. */
function theService(units: readonly LoadedUnit[]): Chosen | Diagnostic {
  const all = units.flatMap(({ model, services }) => services.map((service) => ({ model, service })));
  const [first] = all;
  if (first === undefined) return diagnostic("service-missing", "The models have no service to serve.");
  if (all.length === 1) return first;
  const ids = all.slice(0, 10).map(({ service }) => service.id);
  const more = all.length > ids.length ? ` and ${all.length - ids.length} more` : "";
  const hint = `Choose one with --service: ${ids.join(", ")}${more}.`;
  return diagnostic("service-ambiguous", `The models have ${counted(all.length, "service")}.`, { hint });
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

function interrupted(log: MockLog): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    const onSignal = (): void => {
      count++;
      // 128 + SIGINT, as shells count.
      if (count > 1) process.exit(130);
      log.stopping();
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
