/** What a command of ours is: its place in the help, its options, and a run that gives the exit code. */
import type { Context } from "./context.js";
import type { ExitCode } from "./exit-code.js";
import type { Arguments, OptionTable } from "./options.js";

export interface Command {
  /** Name and positionals, as yargs writes them: `generate [models..]`. */
  readonly usage: string;
  readonly summary: string;
  /** What each positional is. */
  readonly positionals: Readonly<Record<string, string>>;
  /** Its own options; the common ones come to them. */
  readonly options: OptionTable;
  /** Command lines and what they do. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** Throws a UsageError when the arguments are wrong. Loads what it needs, and not before. */
  readonly run: (args: Arguments, context: Context) => Promise<ExitCode>;
}

/** The name of a command, without its positionals. */
export function commandName(command: Command): string {
  return command.usage.split(" ", 1)[0] ?? command.usage;
}
