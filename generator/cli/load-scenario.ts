/** Loads a scenario: YAML and JSON as data, TypeScript and JavaScript by running it; checked against the model. */
import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type PlainProblem, type Scenario, readScenario } from "../../runtime/mock/index.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { type Position, readScenarioText } from "./scenario-text.js";

/** A scenario, or why there is none. */
export interface LoadedScenario {
  readonly scenario: Scenario | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const programs: ReadonlySet<string> = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"]);

/** `file` is as the user wrote it, and messages name it so. */
export async function loadScenario(file: string, cwd: string, service: ServiceSchema): Promise<LoadedScenario> {
  const path = resolve(cwd, file);
  try {
    return programs.has(extname(path))
      ? await runScenario(path, file, service)
      : readText(await readFile(path, "utf8"), file, service);
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(path, file) : String(error);
    return failed([
      diagnostic("scenario-unreadable", `${file} could not be loaded: ${why}`, { location: start(file) }),
    ]);
  }
}

function readText(text: string, file: string, service: ServiceSchema): LoadedScenario {
  const { value, locate, problems } = readScenarioText(text);
  if (problems.length > 0) {
    return failed(
      problems.map(({ message, ...at }) => diagnostic("scenario-syntax", message, { location: { file, ...at } })),
    );
  }
  return checked(value, service, (path) => ({ file, ...locate(path) }));
}

/** A changed file is run anew. Places in it are not known: messages say the path instead. */
async function runScenario(path: string, file: string, service: ServiceSchema): Promise<LoadedScenario> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(path, { fsCache: false, moduleCache: false, tryNative: false });
  const loaded: unknown = await jiti.import(path);
  if (typeof loaded !== "object" || loaded === null || !("default" in loaded))
    throw new Error("it has no default export");
  const value = loaded.default;
  const { scenario, diagnostics } = checked(value, service, () => start(file), true);
  return { scenario, diagnostics };
}

function checked(
  value: unknown,
  service: ServiceSchema,
  locate: (path: PlainProblem["path"]) => Location,
  sayPath = false,
): LoadedScenario {
  const { scenario, problems } = readScenario(service, value);
  const diagnostics = problems.map(({ path, message, hint }) => {
    const where = sayPath ? `At /${path.join("/")}: ` : `${lastOf(path)}`;
    return diagnostic("scenario-invalid", `${where}${message}.`, { location: locate(path), hint });
  });
  return { scenario, diagnostics };
}

/** The key that a message is about, so that it reads as a sentence. */
function lastOf(path: PlainProblem["path"]): string {
  const name = path.findLast((step) => typeof step === "string");
  return name === undefined ? "The scenario " : `${String(name)}: `;
}

function start(file: string): Location {
  const { line, column }: Position = { line: 1, column: 1 };
  return { file, line, column };
}

function failed(diagnostics: readonly Diagnostic[]): LoadedScenario {
  return { scenario: undefined, diagnostics };
}
