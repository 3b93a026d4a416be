/** Every way through a program ends in an exit code, and none in a stack trace for what a user did. */
import { finished } from "node:stream/promises";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Command } from "./command.js";
import { commandName } from "./command.js";
import { exitCode } from "./exit-code.js";
import { commonOptions } from "./options.js";
import type { Program } from "./program.js";
import { UsageError } from "./usage-error.js";

/** Runs what a command line asks for. What it throws is told to the user, and sets the exit code of the process. */
export async function guarded(argv: readonly string[], program: Program, run: () => Promise<void>): Promise<void> {
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? exitCode.ok : exitCode.problems;
  });
  try {
    await run();
  } catch (error) {
    // Whoever writes a model to us must not find the pipe closed before it is all written.
    if (argv.includes("--stdin")) await finished(process.stdin.resume()).catch(() => undefined);
    if (isUsage(error)) reportUsage(error.message, argv, program);
    else reportBug(error, program);
  }
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
