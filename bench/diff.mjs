/** `npm run bench -- diff`: comparing two versions of a model, read from their files. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, wrought } from "./paths.mjs";
import { aimOf, ms } from "./report.mjs";
import { timeNode } from "./run.mjs";
import { alternate, medianOf, processMediansOf } from "./statistics.mjs";

const folder = join(process.env.WROUGHT_CORPUS ?? resolve(root, "../shared/corpus"), "diff");
const dist = "../dist/generator";

/** The largest pair of the corpus: in one process, warm, stage by stage; and as a whole process. */
export async function benchDiff({ rounds }) {
  const name = "Comparing two versions of a model";
  if (!existsSync(folder)) return { name, tables: [], aims: [], skipped: "no corpus; set WROUGHT_CORPUS" };
  const pair = largestPair();
  const files = ["old.json", "new.json"].map((file) => join(folder, pair, file));
  const stages = await stagesOf(files, Math.max(rounds, 9));
  const command = { diff: () => timeNode([wrought, "diff", ...files, "--fail-on", "never"]) };
  const whole = processMediansOf(await alternate(command, rounds)).diff;
  const total = stages.load + stages.compare;
  return {
    name,
    tables: [
      {
        title: `The largest pair, \`${pair}\``,
        columns: ["", "time"],
        rows: [
          ["reading and loading both", ms(stages.load)],
          ["comparing: events, declarations, what stops compiling", ms(stages.compare)],
          ["of that, the events", ms(stages.events)],
          ["`wrought diff`, the whole process", ms(whole.wall)],
        ],
      },
    ],
    aims: [aimOf("diff of the largest pair (load both, compare) under 1 s", total < 1000, ms(total))],
    figures: { ...stages, process: whole },
  };
}

function largestPair() {
  const size = (pair) => statSync(join(folder, pair, "old.json")).size + statSync(join(folder, pair, "new.json")).size;
  return readdirSync(folder).toSorted((a, b) => size(b) - size(a))[0];
}

async function stagesOf(files, runs) {
  const { loadModel } = await import(`${dist}/model/load-model.js`);
  const { diff } = await import(`${dist}/diff/diff.js`);
  const { diffEvents } = await import(`${dist}/diff/events.js`);
  const times = { load: [], compare: [], events: [] };
  const timed = (stage, work) => {
    const start = performance.now();
    const result = work();
    times[stage].push(performance.now() - start);
    return result;
  };
  for (let run = 0; run < runs; run++) {
    const load = () => files.map((file) => loadModel([{ file, text: readFileSync(file, "utf8") }]).model);
    const [old, now] = timed("load", load);
    timed("compare", () => diff(old, now));
    timed("events", () => diffEvents(old, now));
  }
  return Object.fromEntries(Object.entries(times).map(([stage, list]) => [stage, medianOf(list)]));
}
