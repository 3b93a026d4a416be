/** Runs one command of a program without yargs, where its command line is a plain one. */
import type { Command } from "./command.js";
import { commandName } from "./command.js";
import { guarded } from "./guarded.js";
import { plainArguments } from "./plain-arguments.js";
import type { Program } from "./program.js";

/** `argv` is what follows the name of the command. Whatever is not plain is left to `otherwise`. */
export async function runPlainly(
  argv: readonly string[],
  program: Program,
  command: Command,
  otherwise: () => Promise<void>,
): Promise<void> {
  const args = plainArguments(argv, command);
  if (args === undefined) return otherwise();
  const { color } = args;
  await guarded([commandName(command), ...argv], program, async () => {
    process.exitCode = await command.run(args, program.contextOf(color === true ? true : undefined));
  });
}
