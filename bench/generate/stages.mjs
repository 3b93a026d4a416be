/**
 * One process that generates Cognito stage by stage: once cold, as the command line does it, and then warm, many times.
 * Prints JSON. Printing is part of emitting: the text is made as prettier would leave it, so no format stage follows.
 */
import { sourcesOf } from "../generated-code.mjs";
import { bytesOf, loadProgram, runStages } from "../pipeline.mjs";
import { medianOf } from "../statistics.mjs";

const warmRuns = 15;

/** What prettier would take for the same files, had the printer left it anything to do. */
async function prettierTime(files) {
  const prettier = await import("prettier");
  const start = performance.now();
  for (const { path, text } of files) {
    await prettier.format(text, { parser: path.endsWith(".ts") ? "babel-ts" : "markdown" });
  }
  return performance.now() - start;
}

const start = performance.now();
const program = await loadProgram();
const modules = performance.now() - start;
const sources = sourcesOf("overlaid");
const cold = await runStages(program, sources);
const runs = [];
for (let run = 0; run < warmRuns; run++) runs.push((await runStages(program, sources)).times);
const warm = Object.fromEntries(
  Object.keys(cold.times).map((stage) => [stage, medianOf(runs.map((times) => times[stage]))]),
);
const withPrettier = process.argv.includes("--prettier") ? { prettier: await prettierTime(cold.files) } : {};
process.stdout.write(JSON.stringify({ modules, cold: cold.times, warm, bytes: bytesOf(cold.files), ...withPrettier }));
