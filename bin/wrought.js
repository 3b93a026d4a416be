#!/usr/bin/env node
/** The launcher: answers what needs no program (`--version`) at once, and loads the program only for the rest. */
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";

const home = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", home), "utf8"));
const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === "--version" || args[0] === "-v")) {
  process.stdout.write(`${version}\n`);
} else {
  await start();
}

async function start() {
  // The one command that many wait for has a file of its own, with nothing in it that it can do without.
  const names = args[0] === "mock" ? ["mock", "main"] : ["main"];
  const program = names.map((name) => new URL(`dist/cli/${name}.js`, home)).find((file) => existsSync(file));
  if (program === undefined) {
    process.stderr.write("wrought: not built yet; run `npm run build` in its folder first\n");
    process.exitCode = 1;
    return;
  }
  // Node 22 and later keep compiled code between runs; Node 20 has no such thing.
  module.enableCompileCache?.();
  const { main } = await import(program.href);
  await main(args, version);
}
