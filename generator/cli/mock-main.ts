/** The command line `wrought mock` by itself: what it always needs, in one file, so that a mock is there as fast as can be. */
import { loadModel } from "../model/load-model.js";
import type { Command } from "./command.js";
import { mockCommand, mockRequestOf } from "./mock-command.js";
import { runMock } from "./mock-run.js";
import { viewOf } from "./options.js";
import { wrought } from "./program.js";
import { runPlainly } from "./run-plainly.js";

/** As the `main` of the whole command line, for arguments that begin with `mock`. */
export function main(argv: readonly string[], version: string): Promise<void> {
  return runPlainly(argv.slice(1), wrought(version, [command]), command, async () => {
    const whole = await import("./main.js");
    await whole.main(argv, version);
  });
}

/** The command, with its parts imported here and not when it runs: that makes them one file. */
const command: Command = {
  ...mockCommand,
  run: async (args, { engine, ...context }) => {
    const own = { ...engine, loadModel: async (sources: Parameters<typeof loadModel>[0]) => loadModel(sources) };
    return runMock(mockRequestOf(args), viewOf(args), { ...context, engine: own });
  },
};
