/** The command `explain`: its options; what it does is in explain-run. */
import type { Command } from "./command.js";
import { modelsDescription, serviceOption, stringOf, stringsOf, viewOf } from "./options.js";

export const explainCommand: Command = {
  usage: "explain <shape> [models..]",
  summary: "Explain a shape: members, constraints, documentation, and who uses it",
  positionals: {
    shape: "Name or id of a shape, or of a member as Shape$member; upper and lower case do not matter",
    models: modelsDescription,
  },
  options: serviceOption,
  examples: [
    ["$0 explain AdminInitiateAuth", "An operation of a model in models/"],
    ["$0 explain 'com.example#City' weather.json --json", "A shape of a model elsewhere, for programs"],
  ],
  run: async (args, context) => {
    const request = {
      shape: stringOf(args, "shape"),
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
    };
    const { runExplain } = await import("./explain-run.js");
    return runExplain(request, viewOf(args), context);
  },
};
