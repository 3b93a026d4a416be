/** Plain command lines are read as yargs reads them, and all others are left to it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mockCommand } from "../../generator/cli/mock-command.js";
import { type Arguments, commonOptions } from "../../generator/cli/options.js";
import { plainArguments } from "../../generator/cli/plain-arguments.js";
import { wrought } from "../../generator/cli/program.js";
import { runProgram } from "../../generator/cli/run-program.js";

const names = ["models", ...Object.keys({ ...mockCommand.options, ...commonOptions })];

/** What the command is run with when yargs reads the line; undefined when it refuses. */
async function byYargs(argv: readonly string[]): Promise<Arguments | undefined> {
  let read: Arguments | undefined;
  const command = {
    ...mockCommand,
    run: async (args: Arguments) => {
      read = Object.fromEntries(names.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));
      return Promise.resolve(0 as const);
    },
  };
  await runProgram(["mock", ...argv], wrought("0", [command]));
  return read;
}

const word = fc.constantFrom(
  "a.json",
  "models",
  "4566",
  "x=y",
  "a b",
  "strict",
  "typical",
  "http://x/?a=b",
  "e-1",
  "1.50",
);
const option = fc.constantFrom(...Object.entries({ ...mockCommand.options, ...commonOptions }));
const part = fc.oneof(
  word.map((text) => [text]),
  fc.tuple(option, word, fc.boolean()).map(([[name, { type, choices }], text, joined]) => {
    const value = choices === undefined ? text : String(choices[0]);
    if (type === "boolean") return [`--${name}`];
    return joined ? [`--${name}=${value}`] : [`--${name}`, value];
  }),
  fc.constantFrom(["-p", "0"], ["-q"], ["-w"]),
);

describe("plainArguments", () => {
  it("reads as yargs does what it reads at all", async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const argv = parts.flat();
        const plain = plainArguments(argv, mockCommand);
        if (plain === undefined) return;
        count++;
        expect(plain).toEqual(await byYargs(argv));
      }),
      { numRuns: 20 },
    );
    expect(count).toBeGreaterThan(5);
  });

  it.each([
    ["help", ["--help"]],
    ["an option that is none", ["--porrt", "1"]],
    ["an option of every object", ["--constructor"]],
    ["an option without its value", ["--port"]],
    ["an option with another for its value", ["--port", "--quiet"]],
    ["a choice that is none", ["--validation", "soft"]],
    ["a negation", ["--no-control"]],
    ["standard input", ["-"]],
    ["what stands behind two hyphens", ["--", "a.json"]],
    ["one option twice", ["--port", "1", "--port", "2"]],
    ["short options in a bunch", ["-qw"]],
    ["a short option with its value", ["-p4566"]],
    ["a quoted value", ["--scenario", '"a b"']],
    ["a value for a switch", ["--quiet=false"]],
    ["an empty argument", [""]],
  ])("leaves %s to yargs", (_, argv) => {
    expect(plainArguments(argv, mockCommand)).toBeUndefined();
  });

  it("takes no positional where there is none", () => {
    const command = { ...mockCommand, positionals: {} };
    expect(plainArguments(["a.json"], command)).toBeUndefined();
    expect(plainArguments(["--port", "0"], command)).toMatchObject({ port: "0" });
  });
});
