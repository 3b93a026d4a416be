/** The command line: every way through it ends in an exit code, and none in a stack trace for what a user did. */
import type { Argv } from "yargs";
import yargs from "yargs";
import { didYouMean } from "../diagnostics/nearest.js";
import { checkCommand } from "./check-command.js";
import type { Command } from "./command.js";
import { commandName } from "./command.js";
import { processContext } from "./context.js";
import { exitCode } from "./exit-code.js";
import { explainCommand } from "./explain-command.js";
import { generateCommand } from "./generate-command.js";
import { initCommand } from "./init-command.js";
import { lintCommand } from "./lint-command.js";
import { listCommand } from "./list-command.js";
import { mockCommand } from "./mock-command.js";
import type { Arguments } from "./options.js";
import { commonOptions, forYargs } from "./options.js";
import { UsageError } from "./usage-error.js";

const commands: readonly Command[] = [
  generateCommand,
  checkCommand,
  mockCommand,
  listCommand,
  explainCommand,
  lintCommand,
  initCommand,
];

/** Runs a command line (without node and script) and sets the exit code of the process. */
export async function main(argv: readonly string[], version: string): Promise<void> {
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? exitCode.ok : exitCode.problems;
  });
  try {
    await commandLine(argv.length === 0 ? ["--help"] : argv, version).parseAsync();
    if (argv.length === 0) process.exitCode = exitCode.usage;
  } catch (error) {
    if (isUsage(error)) reportUsage(error.message, argv);
    else reportBug(error, version);
  }
}

function commandLine(argv: readonly string[], version: string): Argv {
  const cli = yargs([...forYargs(argv)])
    .scriptName("wrought")
    .usage("$0 <command>\n\nTypeScript, forged from Smithy models.")
    // Texts of ours are in English; half a translation helps nobody.
    .locale("en")
    .parserConfiguration({ "greedy-arrays": false, "camel-case-expansion": false, "parse-positional-numbers": false })
    .help("help", "Show help")
    .alias("help", "h")
    .version("version", "Show the version", version)
    .alias("version", "v")
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const command of commands) addCommand(cli, command, version);
  return cli
    .completion("completion", "Print a script that makes the shell complete commands and options")
    .demandCommand(1, "Name a command.")
    .strict()
    .recommendCommands()
    .epilogue("Exit codes: 0 done, 1 problems in a model or an output folder, 2 a wrong command line.");
}

function addCommand(cli: Argv, command: Command, version: string): void {
  cli.command({
    command: command.usage,
    describe: command.summary,
    builder: (sub) => {
      for (const [name, describe] of Object.entries(command.positionals))
        sub.positional(name, { type: "string", describe });
      for (const [line, what] of command.examples) sub.example(line, what);
      return sub.options({ ...command.options, ...commonOptions });
    },
    handler: async (args: Arguments) => {
      const { color } = args;
      process.exitCode = await command.run(
        args,
        processContext(version, typeof color === "boolean" ? color : undefined),
      );
    },
  });
}

/** Ours, or one that yargs throws past its `fail`. */
function isUsage(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === "YError");
}

function reportUsage(message: string, argv: readonly string[]): void {
  const command = commands.find((one) => argv.includes(commandName(one)));
  const help = command === undefined ? "wrought --help" : `wrought ${commandName(command)} --help`;
  const suggestion = suggestionFor(message, command);
  process.stderr.write(
    `wrought: ${inPlainWords(message.trim(), command)}\n${suggestion === undefined ? "" : `${suggestion}\n`}See ${help}\n`,
  );
  process.exitCode = exitCode.usage;
}

/** What yargs says, where it could be clearer. */
function inPlainWords(message: string, command: Command | undefined): string {
  if (message.startsWith("Did you mean")) return `unknown command. ${message}`;
  if (!message.startsWith("Not enough non-option arguments")) return message.replace(/\n\s+/g, "\n  ");
  return command === undefined ? message : `an argument is missing: wrought ${command.usage}`;
}

/** yargs suggests commands; for options we do. */
function suggestionFor(message: string, command: Command | undefined): string | undefined {
  const unknown = /^Unknown arguments?: (?<name>[^,\s]+)/.exec(message)?.groups?.["name"];
  if (unknown === undefined || command === undefined) return undefined;
  const known = [...Object.keys(command.options), ...Object.keys(commonOptions), "help", "version"];
  return didYouMean(
    `--${unknown}`,
    known.map((name) => `--${name}`),
  );
}

function reportBug(error: unknown, version: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`wrought ${version} failed in a way that is its own fault; please report this:\n${text}\n`);
  process.exitCode = exitCode.problems;
}
