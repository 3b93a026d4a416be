/** Options that several commands share, and reading them: one value each, checked, whatever was repeated. */
import type { Options } from "yargs";
import type { View } from "./context.js";
import type { OutputRequest } from "./output-job.js";
import { UsageError } from "./usage-error.js";

/** What yargs makes of a command line. */
export type Arguments = Readonly<Record<string, unknown>>;
/** Options of a command by name, without dashes. */
export type OptionTable = Readonly<Record<string, Options>>;

export const openEnumsChoices: readonly ["output", "always", "never"] = ["output", "always", "never"];
export const validationChoices: readonly ["strict", "warn", "off"] = ["strict", "warn", "off"];

/** Options that every command has. */
export const commonOptions: OptionTable = {
  json: { type: "boolean", default: false, describe: "Print one JSON document, for programs" },
  quiet: { type: "boolean", alias: "q", default: false, describe: "Print errors only" },
  verbose: { type: "boolean", default: false, describe: "Print notes as well" },
  color: {
    type: "boolean",
    describe: "Use colours; --no-color for none. Default: on a terminal, unless NO_COLOR is set",
  },
};

export const serviceOption: OptionTable = {
  service: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "Only this service, by name or shape id; may be repeated",
  },
};

export const configOption: OptionTable = {
  config: {
    type: "string",
    describe:
      "The configuration; --no-config for none. Default: wrought.config.* here or above, if no models are named",
  },
};

export const outputOptions: OptionTable = {
  out: {
    type: "string",
    alias: "o",
    defaultDescription: '"generated"',
    requiresArg: true,
    describe: "The output folder",
  },
  ...serviceOption,
  "open-enums": {
    type: "string",
    choices: openEnumsChoices,
    defaultDescription: '"output"',
    requiresArg: true,
    describe: "Where enums accept values the model does not know: where only responses carry them, everywhere, nowhere",
  },
  ...configOption,
  projection: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "Only this projection of smithy-build.json; may be repeated",
  },
  workers: {
    type: "string",
    defaultDescription: "the number of cores",
    requiresArg: true,
    describe: "How many models to work on at a time, at most",
  },
};

export const modelsDescription: string =
  "Model files, folders, patterns in quotes, or - for standard input; by default those of the configuration, else models/*.json";

export function viewOf(args: Arguments): View {
  return { json: args["json"] === true, quiet: args["quiet"] === true, verbose: args["verbose"] === true };
}

/** What stands for a lone `-` while yargs reads the line: it would drop one. No argument can hold this character. */
const dash = "\u0000dash";

/** A command line as yargs is to read it. */
export function forYargs(argv: readonly string[]): readonly string[] {
  return argv.map((argument) => (argument === "-" ? dash : argument));
}

/** All values of a positional or an option that may be repeated. */
export function stringsOf(args: Arguments, name: string): readonly string[] {
  const value = args[name];
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const texts = values.map((one) => (one === dash ? "-" : String(one)));
  return texts.filter((one) => one !== "");
}

/** The value of an option; the last one when it was repeated. Throws a UsageError when it is empty. */
export function stringOf(args: Arguments, name: string): string {
  const value = stringsOf(args, name).at(-1);
  if (value === undefined) throw new UsageError(`--${name} needs a value`);
  return value;
}

/** The value of an option with choices. Throws a UsageError for any other value. */
export function choiceOf<Choice extends string>(args: Arguments, name: string, choices: readonly Choice[]): Choice {
  const value = stringOf(args, name);
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new UsageError(`--${name} is one of ${choices.join(", ")}, not ${value}`);
  return choice;
}

/** `--config FILE`, `--no-config` as false, neither as undefined. */
export function configOf(args: Arguments): string | false | undefined {
  const { config } = args;
  return config === undefined || config === false ? config : stringOf(args, "config");
}

/** What `generate` and `check` have in common. */
export function outputRequestOf(args: Arguments): OutputRequest & { readonly workers: number | undefined } {
  return {
    models: stringsOf(args, "models"),
    services: stringsOf(args, "service"),
    out: outOf(args),
    ...(args["open-enums"] === undefined ? {} : { openEnums: choiceOf(args, "open-enums", openEnumsChoices) }),
    config: configOf(args),
    projections: stringsOf(args, "projection"),
    workers: args["workers"] === undefined ? undefined : integerOf(args, "workers", 1, 256),
  };
}

/** The value of an option that takes a whole number from `min` to `max`. Throws a UsageError for any other value. */
export function integerOf(args: Arguments, name: string, min: number, max: number): number {
  const text = stringOf(args, name);
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} is a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
}

/** The output folder as people write it: forward slashes, none at the end, no `./` before it. Undefined when not given. */
export function outOf(args: Arguments): string | undefined {
  if (args["out"] === undefined) return undefined;
  const out = stringOf(args, "out").replaceAll("\\", "/");
  const short = out.replace(/^(?:\.\/+)+(?=.)/, "").replace(/(?<=[^/])\/+$/, "");
  return short === "" ? "." : short;
}
