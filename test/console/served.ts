/** A mock of a model with its console, as `wrought mock` serves them, on a port of its own. */
import { readFileSync } from "node:fs";
import { documentationOf } from "../../generator/cli/mock-documentation.js";
import { servicesOf } from "../../generator/model/services.js";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { loadModel } from "../../generator/model/load-model.js";
import { type StartedServer, consoleOptions, startMock } from "../../runtime/adapter/node/index.js";
import { type ControlOptions, type MockOf, createMock } from "../../runtime/mock/index.js";
import { builtConsole } from "./built.js";

export interface Served extends AsyncDisposable {
  readonly mock: MockOf & StartedServer;
  /** The address of the console. */
  readonly url: string;
}

let page: string | undefined;

/** Serves the model of a file, or of a text. Some options of the control API may differ from the command's. */
export async function served(
  model: { readonly file: string; readonly text?: string },
  control: ControlOptions = {},
): Promise<Served> {
  const text = model.text ?? readFileSync(model.file, "utf8");
  const loaded = loadModel([{ file: model.file, text }]);
  const [service] = loaded.model === undefined ? [] : servicesOf(loaded.model);
  if (loaded.model === undefined || service === undefined) throw new Error(`BUG: ${model.file} has no service`);
  const schema = serviceSchemaOf(loaded.model, service);
  const built = (page ??= builtConsole(`served-${process.pid}`));
  const mock = await startMock(createMock({ service: schema, seed: 7 }), {
    control: { ...consoleOptions(() => built), documentation: documentationOf(loaded.model, schema), ...control },
  });
  const path = mock.control?.path ?? "/";
  return { mock, url: `${mock.url}${path}`, [Symbol.asyncDispose]: () => mock.close(0) };
}
