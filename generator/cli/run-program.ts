/** A command line: every way through it ends in an exit code, and none in a stack trace for what a user did. */
import { finished } from "node:stream/promises";
import type { Argv } from "yargs";
import yargs from "yargs";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Command } from "./command.js";
import { commandName } from "./command.js";
import type { Context } from "./context.js";
import { exitCode } from "./exit-code.js";
import type { Arguments } from "./options.js";
import { commonOptions, forYargs } from "./options.js";
import { UsageError } from "./usage-error.js";

export interface Program {
  /** What users type. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly headline: string;
  readonly version: string;
  /** What commands run in; `color` is what `--color` or `--no-color` said. */
  readonly contextOf: (color?: boolean) => Context;
  /** One whose usage begins with `$0` needs no name. */
  readonly commands: readonly Command[];
}

/** Runs a command line (without node and script) and sets the exit code of the process. */
export async function runProgram(argv: readonly string[], program: Program): Promise<void> {
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? exitCode.ok : exitCode.problems;
  });
  try {
    const isIdle = argv.length === 0 && !hasDefault(program);
    await commandLine(isIdle ? ["--help"] : argv, program).parseAsync();
    if (isIdle) process.exitCode = exitCode.usage;
  } catch (error) {
    // Whoever writes a model to us must not find the pipe closed before it is all written.
    if (argv.includes("--stdin")) await finished(process.stdin.resume()).catch(() => undefined);
    if (isUsage(error)) reportUsage(error.message, argv, program);
    else reportBug(error, program);
  }
}

/** Whether it does something without being told what. */
function hasDefault({ commands }: Program): boolean {
  return commands.some((command) => commandName(command) === "$0");
}

function commandLine(argv: readonly string[], program: Program): Argv {
  const { name, headline, version, commands, contextOf } = program;
  const cli = yargs([...forYargs(argv)])
    .scriptName(name)
    .usage(`$0 ${hasDefault(program) ? "[options]" : "<command>"}\n\n${headline}`)
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
  for (const command of commands) addCommand(cli, command, contextOf);
  if (hasDefault(program)) return cli.strict();
  return cli
    .completion("completion", "Print a script that makes the shell complete commands and options")
    .demandCommand(1, "Name a command.")
    .strict()
    .recommendCommands()
    .epilogue("Exit codes: 0 done, 1 problems in a model or an output folder, 2 a wrong command line.");
}

function addCommand(cli: Argv, command: Command, contextOf: Program["contextOf"]): void {
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
      process.exitCode = await command.run(args, contextOf(typeof color === "boolean" ? color : undefined));
    },
  });
}

/** Ours, or one that yargs throws past its `fail`. */
function isUsage(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === "YError");
}

function reportUsage(message: string, argv: readonly string[], program: Program): void {
  const { name, commands } = program;
  const command = commands.find((one) => commandName(one) === "$0" || argv.includes(commandName(one)));
  const help = command === undefined ? `${name} --help` : `${name} ${commandName(command)} --help`.replace("$0 ", "");
  const suggestion = suggestionFor(message, command);
  process.stderr.write(
    `${name}: ${inPlainWords(message.trim(), name, command)}\n${suggestion === undefined ? "" : `${suggestion}\n`}See ${help}\n`,
  );
  process.exitCode = exitCode.usage;
}

/** What yargs says, where it could be clearer. */
function inPlainWords(message: string, name: string, command: Command | undefined): string {
  if (message.startsWith("Did you mean")) return `unknown command. ${message}`;
  if (!message.startsWith("Not enough non-option arguments")) return message.replace(/\n\s+/g, "\n  ");
  return command === undefined ? message : `an argument is missing: ${name} ${command.usage}`;
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

function reportBug(error: unknown, { name, version }: Program): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${name} ${version} failed in a way that is its own fault; please report this:\n${text}\n`);
  process.exitCode = exitCode.problems;
}
