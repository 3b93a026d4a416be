/** A running mock follows its scenario file: the last one that was right stays in force. */
import { resolve } from "node:path";
import type { MockOf } from "../../runtime/mock/index.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { watchFile } from "./watch-file.js";

/** What became of a scenario file. */
export interface ScenarioNews {
  readonly file: string;
  /** How many stubs and faults are set now; absent where the file is wrong, and the ones before stay. */
  readonly set?: { readonly stubs: number; readonly faults: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the scenario and sets it, if it is right. */
export async function playScenario(file: string, cwd: string, mock: MockOf): Promise<ScenarioNews> {
  const { script, service } = mock;
  // The readers of YAML and TypeScript are for those who have a scenario.
  const { loadScenario } = await import("./load-scenario.js");
  const { scenario, diagnostics } = await loadScenario(file, cwd, service);
  if (scenario === undefined) return { file, diagnostics };
  script.setScenario(scenario);
  return { file, set: { stubs: scenario.stubs.length, faults: scenario.faults.length }, diagnostics };
}

/** Plays the file anew whenever it changes, and tells what became of it. What comes back ends it. */
export function followScenario(
  file: string,
  cwd: string,
  mock: MockOf,
  tell: (news: ScenarioNews) => void,
): () => void {
  let turn: Promise<void> = Promise.resolve();
  return watchFile(resolve(cwd, file), () => {
    turn = turn.then(async () => tell(await playScenario(file, cwd, mock)));
  });
}
