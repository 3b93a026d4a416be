/** The command `list`: its options; what it does is in list-run. */
import type { Command } from "./command.js";
import { modelsDescription, serviceOption, stringsOf, viewOf } from "./options.js";

export const listCommand: Command = {
  usage: "list [models..]",
  summary: "List the services, operations and shapes of models",
  positionals: { models: modelsDescription },
  options: {
    ...serviceOption,
    shapes: { type: "boolean", default: false, describe: "The name of every shape, not only how many there are" },
  },
  examples: [
    ["$0 list models", "Services with their operations, and how many shapes of each type"],
    ["$0 list models --json", "The same, all shapes by name, for programs"],
  ],
  run: async (args, context) => {
    const request = {
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      shapes: args["shapes"] === true,
    };
    const { runList } = await import("./list-run.js");
    return runList(request, viewOf(args), context);
  },
};
