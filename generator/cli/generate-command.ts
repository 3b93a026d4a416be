/** The command `generate`: its options; what it does is in generate-run. */
import type { Command } from "./command.js";
import { modelsDescription, outputOptions, outputRequestOf, viewOf } from "./options.js";
import { UsageError } from "./usage-error.js";

export const generateCommand: Command = {
  usage: "generate [models..]",
  summary: "Generate TypeScript from Smithy models",
  positionals: { models: modelsDescription },
  options: {
    ...outputOptions,
    force: { type: "boolean", default: false, describe: "Overwrite files that were edited by hand or are not ours" },
    watch: {
      type: "boolean",
      alias: "w",
      default: false,
      describe: "Generate again whenever a model or the configuration changes, until Ctrl-C",
    },
    stdin: {
      type: "boolean",
      default: false,
      describe: "The model comes from standard input, as smithy-build's run plugin sends it",
    },
    "dry-run": { type: "boolean", alias: "n", default: false, describe: "Print what would change; write nothing" },
  },
  examples: [
    ["$0 generate", "What wrought.config.ts says"],
    ["$0 generate models/cognito-identity-provider.json", "One service, into generated/"],
    ["$0 generate models --out src/generated", "Every model of a folder, one output folder each"],
    ["$0 generate models --service WeatherService --dry-run", "What would change for one of them"],
    ["$0 generate models --watch", "The same, and again after every change"],
    ["smithy ast | $0 generate -", "A model from standard input"],
  ],
  run: async (args, context) => {
    const request = {
      ...outputRequestOf(args),
      force: args["force"] === true,
      dryRun: args["dry-run"] === true,
    };
    if (args["watch"] === true) {
      if (args["stdin"] === true || request.models.includes("-")) throw new UsageError("--watch needs files to watch");
      if (request.dryRun) throw new UsageError("--watch writes: it does not go with --dry-run");
      const { watchGenerate } = await import("./generate-watch.js");
      return watchGenerate(request, viewOf(args), context);
    }
    const { runGenerate } = await import("./generate-run.js");
    if (args["stdin"] !== true) return runGenerate(request, viewOf(args), context);
    const { smithyRun } = await import("./smithy-run.js");
    const run = await smithyRun(request, context, process.env);
    return runGenerate(run.request, viewOf(args), run.context);
  },
};
