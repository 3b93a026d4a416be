/** The command `check`: its options; what it does is in check-run. */
import type { Command } from "./command.js";
import { modelsDescription, outputOptions, outputRequestOf, viewOf } from "./options.js";

export const checkCommand: Command = {
  usage: "check [models..]",
  summary: "Say whether the output folder is what generate would write; write nothing",
  positionals: { models: modelsDescription },
  options: outputOptions,
  examples: [
    ["$0 check models --out generated", "Exit code 1 and a unified diff when something differs"],
    ["$0 check models | git apply", "Bring the folder up to date by the diff"],
  ],
  run: async (args, context) => {
    const request = outputRequestOf(args);
    const { runCheck } = await import("./check-run.js");
    return runCheck(request, viewOf(args), context);
  },
};
