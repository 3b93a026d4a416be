/**
 * One process that generates Cognito stage by stage: once cold, as the command line does it, and then warm, many times.
 * Prints JSON. Printing is part of emitting: the text is made as prettier would leave it, so no format stage follows.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sourcesOf } from "../generated-code.mjs";
import { scratch } from "../paths.mjs";
import { medianOf } from "../statistics.mjs";

const warmRuns = 15;
const dist = "../../dist/generator";

async function load() {
  const [{ loadModel }, { servicesOf }, { planService }, { emitService }, index, tree, write] = await Promise.all([
    import(`${dist}/model/load-model.js`),
    import(`${dist}/model/services.js`),
    import(`${dist}/plan/plan-service.js`),
    import(`${dist}/emit/emit-service.js`),
    import(`${dist}/index.js`),
    import(`${dist}/write/disk-tree.js`),
    import(`${dist}/write/write-plan.js`),
  ]);
  const { findRiskyPatterns } = index;
  return { loadModel, servicesOf, planService, emitService, findRiskyPatterns, ...tree, ...write };
}

async function runOnce(program, sources) {
  const times = {};
  const timed = async (stage, work) => {
    const start = performance.now();
    const result = await work();
    times[stage] = performance.now() - start;
    return result;
  };
  const { model } = await timed("load", () => program.loadModel(sources));
  const [service] = program.servicesOf(model);
  const { plan } = await timed("plan", () => program.planService(model, service));
  const files = await timed("emit and print", () => program.emitService(plan));
  await timed("patterns that can take too long", () => program.findRiskyPatterns(model));
  await timed("write", () => writeAll(program, files));
  return { times, files };
}

function writeAll(program, files) {
  const root = mkdtempSync(join(scratch, "written-"));
  try {
    const [folder] = files[0].path.split("/");
    const texts = new Map(files.map(({ path, text }) => [path.slice(folder.length + 1), text]));
    const manifest = { generator: "bench", input: "bench", from: [], folders: [folder] };
    const tree = program.diskTree(root);
    tree.apply(program.planWrite(tree, { folder, files: texts, manifest }, { root }).edits);
  } finally {
    rmSync(root, { recursive: true });
  }
}

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
const program = await load();
const modules = performance.now() - start;
const sources = sourcesOf("overlaid");
const cold = await runOnce(program, sources);
const runs = [];
for (let run = 0; run < warmRuns; run++) runs.push((await runOnce(program, sources)).times);
const warm = Object.fromEntries(
  Object.keys(cold.times).map((stage) => [stage, medianOf(runs.map((times) => times[stage]))]),
);
const bytes = cold.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const withPrettier = process.argv.includes("--prettier") ? { prettier: await prettierTime(cold.files) } : {};
process.stdout.write(JSON.stringify({ modules, cold: cold.times, warm, bytes, ...withPrettier }));
