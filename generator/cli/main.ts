/** The command line `wrought`. */
import { checkCommand } from "./check-command.js";
import type { Command } from "./command.js";
import { diffCommand } from "./diff-command.js";
import { explainCommand } from "./explain-command.js";
import { generateCommand } from "./generate-command.js";
import { initCommand } from "./init-command.js";
import { lintCommand } from "./lint-command.js";
import { listCommand } from "./list-command.js";
import { mockCommand } from "./mock-command.js";
import { packCommand } from "./pack-command.js";
import { pullCommand } from "./pull-command.js";
import { wrought } from "./program.js";
import { runProgram } from "./run-program.js";
import { verifySdkCommand } from "./verify-sdk-command.js";

const commands: readonly Command[] = [
  generateCommand,
  checkCommand,
  diffCommand,
  pullCommand,
  mockCommand,
  packCommand,
  listCommand,
  explainCommand,
  lintCommand,
  verifySdkCommand,
  initCommand,
];

/** Runs a command line (without node and script) and sets the exit code of the process. */
export function main(argv: readonly string[], version: string): Promise<void> {
  return runProgram(argv, wrought(version, commands));
}
