/** The command `mock`: its options; what it does is in mock-run. */
import type { Command } from "./command.js";
import { choiceOf, integerOf, modelsDescription, serviceOption, stringOf } from "./options.js";
import { stringsOf, validationChoices, viewOf } from "./options.js";

export const mockCommand: Command = {
  usage: "mock [models..]",
  summary: "Serve a model: a mock server that real SDKs talk to",
  positionals: { models: modelsDescription },
  options: {
    port: {
      type: "string",
      alias: "p",
      default: "4566",
      requiresArg: true,
      describe: "The port; 0 for any that is free",
    },
    host: { type: "string", default: "127.0.0.1", requiresArg: true, describe: "The address to listen at" },
    seed: { type: "string", default: "7", requiresArg: true, describe: "Equal seeds give equal default responses" },
    ...serviceOption,
    validation: {
      type: "string",
      choices: validationChoices,
      default: "strict",
      requiresArg: true,
      describe: "What becomes of requests that break constraints: rejected, logged, or served unseen",
    },
  },
  examples: [
    ["$0 mock models/cognito-identity-provider.json", "Serve Cognito at http://127.0.0.1:4566"],
    ["$0 mock models --service WeatherService --port 0 --json", "Any free port; the log as JSON lines"],
  ],
  run: async (args, context) => {
    const request = {
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      port: integerOf(args, "port", 0, 65_535),
      host: stringOf(args, "host"),
      seed: integerOf(args, "seed", 0, Number.MAX_SAFE_INTEGER),
      validation: choiceOf(args, "validation", validationChoices),
    };
    const { runMock } = await import("./mock-run.js");
    return runMock(request, viewOf(args), context);
  },
};
