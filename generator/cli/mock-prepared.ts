/** A mock of a model as it is now, with its scenario and its control API, or why there is none. */
import { ListenError } from "../../runtime/adapter/node/listen-error.js";
import { type ControlAccess, controlAccessOf } from "../../runtime/adapter/node/control-access.js";
import { createMock } from "../../runtime/mock/create-mock.js";
import type { MockOf } from "../../runtime/mock/index.js";
import type { MockOptions } from "../../runtime/mock/options.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { serviceSchemaOf } from "../live/service-schema.js";
import type { Model } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";
import type { Context } from "./context.js";
import { laterControl } from "./later-control.js";
import { loadUnits } from "./load-units.js";
import { hasErrors } from "./make-unit.js";
import type { MockRequest } from "./mock-request.js";
import { type ScenarioNews, playScenario } from "./mock-scenario.js";
import { theService } from "./the-service.js";

/** What of a mock differs between the processes that serve it. */
export type MockPart = Pick<MockOptions, "onRequest" | "instance">;

export interface Prepared {
  readonly mock: MockOf;
  /** The mock with its control API. */
  readonly served: MockOf;
  readonly control: ControlAccess | undefined;
  readonly news: ScenarioNews | undefined;
  readonly service: ServiceSchema;
  readonly isAws: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Prepares. Everything that is wrong is a diagnostic. */
export async function prepare(
  request: MockRequest,
  context: Context,
  part: MockPart,
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
    const mock = createMock({ ...(await optionsOf(request, service)), ...part });
    const news = request.scenario === undefined ? undefined : await playScenario(request.scenario, context.cwd, mock);
    if (news !== undefined && news.set === undefined) return refused(news.diagnostics);
    const { mock: served, control } = controlOf(request, mock, chosen.model);
    const isAws = hasTrait(chosen.service, "aws.api#service");
    return { mock, served, control, news, service, isAws, diagnostics: loaded.diagnostics };
  } catch (error) {
    const reason = reasonOf(error, service);
    if (reason === undefined) throw error;
    return refused([reason]);
  }
}

/** The diagnostic of a failure that the user can do something about. */
export function reasonOf(error: unknown, service: ServiceSchema): Diagnostic | undefined {
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
  model: Model,
): { readonly mock: MockOf; readonly control: ControlAccess | undefined } {
  if (!control) return { mock, control: undefined };
  const access = controlAccessOf(host, { path, ...(token !== undefined && { token }) });
  const load = async (): Promise<MockOf> => {
    const { controlledAt } = await import("../../runtime/adapter/node/control-token.js");
    const { documentationOf } = await import("./mock-documentation.js");
    const documentation = documentationOf(model, mock.service);
    const known = { path, allowedHosts, documentation, ...(access.token !== undefined && { token: access.token }) };
    return controlledAt(mock, host, known).mock;
  };
  return { mock: laterControl(mock, path, load), control: access };
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
