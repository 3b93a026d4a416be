/** The command `verify-sdk`: its options; what it does is in verify-sdk-run. */
import type { Command } from "./command.js";
import { configOf, configOption, modelsDescription, serviceOption, stringOf, stringsOf, viewOf } from "./options.js";

export const verifySdkCommand: Command = {
  usage: "verify-sdk <client> [models..]",
  summary: "Compare a model with an installed client of the AWS SDK for JavaScript",
  positionals: {
    client: "A package in node_modules, as @aws-sdk/client-sqs",
    models: modelsDescription,
  },
  options: { ...serviceOption, ...configOption },
  examples: [
    ["$0 verify-sdk @aws-sdk/client-sqs", "The model in models/ that is of the client's service"],
    ["$0 verify-sdk @aws-sdk/client-sqs sqs.json --json", "One model, for programs; exit code 1 when they differ"],
  ],
  run: async (args, context) => {
    const request = {
      client: stringOf(args, "client"),
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      config: configOf(args),
    };
    const { runVerifySdk } = await import("./verify-sdk-run.js");
    return runVerifySdk(request, viewOf(args), context);
  },
};
