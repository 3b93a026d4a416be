/** The command `diff`: its options; what it does is in diff-run. */
import type { Command } from "./command.js";
import type { DiffFormat, FailOn } from "./diff-run.js";
import type { Arguments } from "./options.js";
import { choiceOf, configOf, configOption, serviceOption, stringOf, stringsOf, viewOf } from "./options.js";
import { UsageError } from "./usage-error.js";

const formats: readonly DiffFormat[] = ["text", "json", "markdown", "changelog", "sarif", "github"];
const failOns: readonly FailOn[] = ["note", "warning", "danger", "error", "major", "never"];

export const diffCommand: Command = {
  usage: "diff [models..]",
  summary: "Compare two versions of a model: events, TypeScript that may stop compiling, semver",
  positionals: { models: "The old model and the new one; with --since or --since-lock, the new ones only" },
  options: {
    since: {
      type: "string",
      requiresArg: true,
      describe: "Compare with what a git revision has of the same files",
    },
    "since-lock": {
      type: "boolean",
      default: false,
      describe: "Compare with what wrought.lock.json recorded when the models were pulled",
    },
    format: {
      type: "string",
      choices: formats,
      defaultDescription: '"text"',
      requiresArg: true,
      describe: "For people, programs, a pull request, a CHANGELOG, code scanning, or GitHub Actions",
    },
    "fail-on": {
      type: "string",
      choices: failOns,
      default: "error",
      requiresArg: true,
      describe: "Exit code 1 for events of this severity or a higher one, or when semver is major",
    },
    ...serviceOption,
    ...configOption,
  },
  examples: [
    ["$0 diff old.json new.json", "What changed, by operation, and what it means for generated types"],
    ["$0 diff models/weather.json --since HEAD~1", "The same file, as it was a commit ago"],
    ["$0 diff --since origin/main --format markdown", "All models, as a comment for a pull request"],
    ["$0 diff --since-lock --fail-on danger", "What was changed since the models were pulled"],
  ],
  run: async (args, context) => {
    const view = viewOf(args);
    const format = formatOf(args, view.json);
    const request = {
      models: stringsOf(args, "models"),
      services: stringsOf(args, "service"),
      config: configOf(args),
      old: oldOf(args),
      format,
      failOn: choiceOf(args, "fail-on", failOns),
    };
    if (request.old === undefined && request.models.length !== 2) {
      throw new UsageError("name the old model and the new one, or --since a revision, or --since-lock");
    }
    const { runDiff } = await import("./diff-run.js");
    return runDiff(request, view, context);
  },
};

function formatOf(args: Arguments, json: boolean): DiffFormat {
  if (args["format"] === undefined) return json ? "json" : "text";
  const format = choiceOf(args, "format", formats);
  if (json && format !== "json") throw new UsageError(`--json and --format ${format} are two formats`);
  return format;
}

function oldOf(args: Arguments): { readonly revision: string } | "lock" | undefined {
  const since = args["since"] === undefined ? undefined : stringOf(args, "since");
  if (args["since-lock"] !== true) return since === undefined ? undefined : { revision: since };
  if (since !== undefined) throw new UsageError("--since and --since-lock name two old sides");
  return "lock";
}
