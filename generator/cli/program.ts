/** What a command line says of itself, and what commands it has. */
import type { Command } from "./command.js";
import { type Context, processContext } from "./context.js";

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

/** The program `wrought` with these commands. */
export function wrought(version: string, commands: readonly Command[]): Program {
  const contextOf = (color?: boolean): Context => processContext(version, color);
  return { name: "wrought", headline: "TypeScript, forged from Smithy models.", version, contextOf, commands };
}
