/** The command `pull`: its options; what it does is in pull-run. */
import type { Command } from "./command.js";
import { integerOf, stringOf, stringsOf, viewOf } from "./options.js";
import { UsageError } from "./usage-error.js";

export const pullCommand: Command = {
  usage: "pull [sources..]",
  summary: "Bring models from elsewhere into models/, or bring those up to date that came before",
  positionals: {
    sources:
      "aws:SERVICE[@VERSION], an https address, github:OWNER/REPO/PATH[@REF], npm:PACKAGE/PATH[@VERSION], or a path",
  },
  options: {
    all: { type: "boolean", default: false, describe: "Every model that the lock file names" },
    check: {
      type: "boolean",
      default: false,
      describe: "Say whether something newer exists, by the exit code as well; write nothing. Without sources: --all",
    },
    "dry-run": { type: "boolean", alias: "n", default: false, describe: "Print what would change; write nothing" },
    force: {
      type: "boolean",
      default: false,
      describe: "Replace a model that was edited by hand, or that is another one",
    },
    models: {
      type: "string",
      default: "models",
      requiresArg: true,
      describe: "The folder of the models and the lock file",
    },
    name: { type: "string", requiresArg: true, describe: "The name of the model file; of one source" },
    licence: {
      type: "string",
      requiresArg: true,
      describe: "The licence for the lock file, where the source says none",
    },
    timeout: {
      type: "string",
      default: "120",
      requiresArg: true,
      describe: "Seconds for each request, all attempts together",
    },
    retries: { type: "string", default: "3", requiresArg: true, describe: "Attempts after the first" },
  },
  examples: [
    ["$0 pull aws:cognito-identity-provider", "The newest model of Cognito, into models/"],
    ["$0 pull github:acme/models/weather.json@v2", "A file of a repository, at a tag"],
    ["$0 pull --all", "Bring every pulled model up to date"],
    ["$0 pull --check", "Exit code 1 when something newer exists"],
  ],
  run: async (args, context) => {
    const sources = stringsOf(args, "sources");
    const check = args["check"] === true;
    const all = args["all"] === true || (check && sources.length === 0);
    if (all && sources.length > 0)
      throw new UsageError("--all pulls what the lock file names: name no sources with it");
    if (!all && sources.length === 0) throw new UsageError("name a source, or --all");
    const single = (name: string): string | undefined => {
      if (args[name] === undefined) return undefined;
      if (sources.length !== 1) throw new UsageError(`--${name} goes with one source`);
      return stringOf(args, name);
    };
    const request = {
      sources,
      all,
      check,
      dryRun: args["dry-run"] === true,
      force: args["force"] === true,
      folder: stringOf(args, "models"),
      name: single("name"),
      licence: single("licence"),
      seconds: integerOf(args, "timeout", 1, 86_400),
      retries: integerOf(args, "retries", 0, 100),
    };
    const { runPull } = await import("./pull-run.js");
    return runPull(request, viewOf(args), context);
  },
};
