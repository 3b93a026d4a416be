/** What a command gets from the process around it; tests bring their own. */
import type { Engine } from "./engine.js";
import { engine } from "./engine.js";
import type { Maker } from "./maker.js";
import type { Terminal } from "./terminal.js";
import { processTerminal } from "./terminal.js";

export interface Context {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  /** The version of Wrought. */
  readonly version: string;
  readonly engine: Engine;
  /** Starts workers; absent where everything is to happen in this process. */
  readonly startWorkers?: ((count: number) => Promise<Maker>) | undefined;
}

/** How much a command says, and in which form. */
export interface View {
  /** One JSON document on standard output, nothing else there. */
  readonly json: boolean;
  /** Errors only. */
  readonly quiet: boolean;
  /** Notes too. */
  readonly verbose: boolean;
}

async function startWorkers(count: number): Promise<Maker> {
  return (await import("./worker-pool.js")).workerPool(count);
}

/** The context of the running process. `color` is what `--color` or `--no-color` said. */
export function processContext(version: string, color?: boolean): Context {
  const { stdin } = process;
  return { terminal: processTerminal(color), cwd: process.cwd(), stdin, version, engine, startWorkers };
}
