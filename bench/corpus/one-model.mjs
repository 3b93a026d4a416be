/** One model, stage by stage, in a process of its own: cold, as the first and only model of a run. Prints JSON. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { bytesOf, loadProgram, runStages } from "../pipeline.mjs";

const [path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const start = performance.now();
const program = await loadProgram();
const modules = performance.now() - start;
const before = process.cpuUsage();
const { times, files } = await runStages(program, [{ file: basename(path), text }]);
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    modules,
    times,
    cpu: (user + system) / 1000,
    bytesIn: Buffer.byteLength(text),
    bytesOut: bytesOf(files),
    peak: process.resourceUsage().maxRSS / 1024,
  }),
);
