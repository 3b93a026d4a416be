/** A command line, read by yargs. */
import type { Argv } from "yargs";
import yargs from "yargs";
import type { Command } from "./command.js";
import { commandName } from "./command.js";
import { exitCode } from "./exit-code.js";
import { guarded } from "./guarded.js";
import type { Arguments } from "./options.js";
import { commonOptions, forYargs } from "./options.js";
import type { Program } from "./program.js";
import { UsageError } from "./usage-error.js";

/** Runs a command line (without node and script) and sets the exit code of the process. */
export function runProgram(argv: readonly string[], program: Program): Promise<void> {
  return guarded(argv, program, async () => {
    const isIdle = argv.length === 0 && !hasDefault(program);
    await commandLine(isIdle ? ["--help"] : argv, program).parseAsync();
    if (isIdle) process.exitCode = exitCode.usage;
  });
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
