/** The command `generate`: its options; what it does is in generate-run. */
import type { Command } from "./command.js";
import { modelsDescription, outputOptions, outputRequestOf, viewOf } from "./options.js";

export const generateCommand: Command = {
  usage: "generate [models..]",
  summary: "Generate TypeScript from Smithy models",
  positionals: { models: modelsDescription },
  options: {
    ...outputOptions,
    force: { type: "boolean", default: false, describe: "Overwrite files that were edited by hand or are not ours" },
    "dry-run": { type: "boolean", alias: "n", default: false, describe: "Print what would change; write nothing" },
  },
  examples: [
    ["$0 generate", "What wrought.config.ts says"],
    ["$0 generate models/cognito-identity-provider.json", "One service, into generated/"],
    ["$0 generate models --out src/generated", "Every model of a folder, one output folder each"],
    ["$0 generate models --service WeatherService --dry-run", "What would change for one of them"],
    ["smithy ast | $0 generate -", "A model from standard input"],
  ],
  run: async (args, context) => {
    const request = {
      ...outputRequestOf(args),
      force: args["force"] === true,
      dryRun: args["dry-run"] === true,
    };
    const { runGenerate } = await import("./generate-run.js");
    return runGenerate(request, viewOf(args), context);
  },
};
