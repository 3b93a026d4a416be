/** The server of a packed mock: the command `mock`, for the one model that was packed with it. Bundled into one file by the build. */
import { Readable } from "node:stream";
import type { Command } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { mockCommand } from "../cli/mock-command.js";
import type { Program } from "../cli/program.js";
import { runPlainly } from "../cli/run-plainly.js";
import { processTerminal } from "../cli/terminal.js";
import { loadModel } from "../model/load-model.js";
import type { Packed } from "./packed.js";

/** Put before the bundle by `pack`. */
declare const wroughtPacked: Packed;

const { name, version, title, service, sources } = wroughtPacked;
const [first, ...others] = sources;
// One model, one service, one file: nothing to choose and nothing to watch.
const { service: _service, watch: _watch, ...options } = mockCommand.options;

const command: Command = {
  usage: "$0",
  summary: `Serve ${title}`,
  positionals: {},
  options,
  examples: [
    ["$0 --port 4566", "Then set AWS_ENDPOINT_URL=http://127.0.0.1:4566"],
    ["$0 --scenario outage.yaml", "With stubs and faults from a file, read again when it changes"],
  ],
  run: (args, context) => mockCommand.run({ ...args, models: ["-"], service: [service] }, context),
};

function contextOf(color?: boolean): Context {
  return {
    terminal: processTerminal(color),
    cwd: process.cwd(),
    // The command reads its model from standard input, and what goes with it comes from here.
    stdin: Readable.from([first?.text ?? ""]),
    version,
    engine: {
      loadModel: async (read) => loadModel([...read, ...others]),
      generate: () => {
        throw new Error("BUG: a packed mock generates nothing");
      },
    },
  };
}

const program: Program = { name, headline: `A mock of ${title}.`, version, contextOf, commands: [command] };
const argv = process.argv.slice(2);
await runPlainly(argv, program, command, async () => {
  const { runProgram } = await import("../cli/run-program.js");
  await runProgram(argv, program);
});
