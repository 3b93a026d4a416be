/** Command lines of the plainest kind, without the library that takes longer to load than a mock takes to start. */
import type { Options } from "yargs";
import type { Command } from "./command.js";
import { type Arguments, commonOptions } from "./options.js";

/**
 * The arguments of a command as yargs would read them; `undefined` for whatever it should read itself: help, mistakes,
 * `--no-…`, `-`, options that are given twice, short ones in a bunch. The command has one positional, which may be repeated, or none.
 */
export function plainArguments(argv: readonly string[], command: Command): Arguments | undefined {
  const [positional = ""] = Object.keys(command.positionals);
  const options = new Map(Object.entries({ ...command.options, ...commonOptions }));
  const names = namesOf(options);
  const rest: string[] = [];
  const given = new Map<string, unknown>();
  const left = argv.values();
  for (const argument of left) {
    if (isPlain(argument)) {
      rest.push(argument);
      continue;
    }
    const [, dashed = "", value] = /^(--?[a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const name = names.get(dashed) ?? "";
    const option = options.get(name);
    if (option === undefined || !take(given, name, option, value, left)) return undefined;
  }
  if (positional === "" && rest.length > 0) return undefined;
  for (const [name, { default: usual }] of options) if (usual !== undefined && !given.has(name)) given.set(name, usual);
  return { ...Object.fromEntries(given), [positional]: rest };
}

/** By what is written on the command line. */
function namesOf(options: ReadonlyMap<string, Options>): ReadonlyMap<string, string> {
  return new Map(
    [...options].flatMap(([name, { alias }]): [string, string][] => [
      [`--${name}`, name],
      ...(typeof alias === "string" ? [[`-${alias}`, name] satisfies [string, string]] : []),
    ]),
  );
}

/** Neither an option nor anything that yargs would change: it takes quotes off. */
function isPlain(text: string | undefined): text is string {
  return text !== undefined && text !== "" && !/^[-"']/.test(text);
}

/** Whether the option is a plain one; then it is among those that are given. */
function take(
  given: Map<string, unknown>,
  name: string,
  { type, array, choices }: Options,
  written: string | undefined,
  left: Iterator<string>,
): boolean {
  if (given.has(name) && array !== true) return false;
  if (type === "boolean") {
    given.set(name, true);
    return written === undefined;
  }
  const value = written ?? left.next().value;
  if (type !== "string" || !isPlain(value) || (choices !== undefined && !choices.includes(value))) return false;
  const before: unknown = given.get(name);
  given.set(name, array === true ? [...(Array.isArray(before) ? before : []), value] : value);
  return true;
}
