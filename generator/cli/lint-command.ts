/** The command `lint`: its options; what it does is in lint-run. */
import type { Command } from "./command.js";
import { configOf, configOption, modelsDescription, serviceOption, stringsOf, viewOf } from "./options.js";

export const lintCommand: Command = {
  usage: "lint [models..]",
  summary: "Report patterns that could take too long and other things worth knowing of models",
  positionals: { models: modelsDescription },
  options: {
    ...serviceOption,
    ...configOption,
    strict: { type: "boolean", default: false, describe: "Exit code 1 for warnings as well" },
  },
  examples: [
    ["$0 lint models", "Patterns that could take too long, names that had to change, unknown traits"],
    ["$0 lint models --strict", "The same as a step of CI"],
  ],
  run: async (args, context) => {
    const request = {
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      config: configOf(args),
      strict: args["strict"] === true,
    };
    const { runLint } = await import("./lint-run.js");
    return runLint(request, viewOf(args), context);
  },
};
