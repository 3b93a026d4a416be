/** The command `init`: its options; what it does is in init-run. */
import type { Command } from "./command.js";
import { viewOf } from "./options.js";

export const initCommand: Command = {
  usage: "init",
  summary: "Write a commented wrought.config.ts",
  positionals: {},
  options: { force: { type: "boolean", default: false, describe: "Overwrite a configuration that is there" } },
  examples: [["$0 init", "A configuration for the models of the folder models"]],
  run: async (args, context) => {
    const { runInit } = await import("./init-run.js");
    return runInit({ force: args["force"] === true }, viewOf(args), context);
  },
};
