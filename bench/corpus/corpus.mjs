/** `npm run bench -- corpus`: the 40 models of the reference corpus, each alone, all together, and one made larger and larger. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { inBench, models as ownModels, root } from "../paths.mjs";
import { aimOf, mb, ms, seconds, times } from "../report.mjs";
import { jsonOfNode } from "../run.mjs";
import { exponentOf, lineOf } from "./growth.mjs";
import { corpusModels, emptyFolder, multiplied } from "./models.mjs";
import { allModels, memoryByCount, oneModel } from "./whole-runs.mjs";

const factors = [1, 2, 4, 8];
const counts = [5, 10, 20, 40];
const stages = ["load", "plan", "emit and print", "write"];

/** Measures. Each model alone is run once, so that single lines are rough; what the aims are about, in several rounds. */
export async function benchCorpus({ rounds }) {
  const files = corpusModels();
  if (files.length === 0) return { name: "Corpus", tables: [], aims: [], skipped: "there is no corpus of models here" };
  const script = inBench("corpus/one-model.mjs");
  const each = files.map((file) => ({ name: nameOf(file), ...jsonOfNode([script, file]) }));
  const larger = enlarged(script);
  const whole = await allModels(files, Math.min(rounds, 3));
  const alone = await oneModel(join(root, ownModels[0]), rounds);
  const memory = memoryByCount(bySize(files), counts, 1);
  return {
    name: "Corpus",
    tables: [
      wholeTable(whole, files.length),
      aloneTable(alone),
      memoryTable(memory),
      growthTable(larger),
      eachTable(each),
    ],
    aims: aimsOf({ each, larger, whole, alone, memory }),
    figures: { each, larger, whole, alone, memory },
  };
}

function nameOf(file) {
  return basename(file, ".json").replace(/-\d{4}-\d{2}-\d{2}$/, "");
}

/** The largest first: what one model needs is then in each of the runs, and what grows is what many add. */
function bySize(files) {
  return files.toSorted((a, b) => statSync(b).size - statSync(a).size);
}

/** Our own model with all its shapes several times over. */
function enlarged(script) {
  const folder = emptyFolder("multiplied");
  const text = readFileSync(join(root, ownModels[0]), "utf8");
  return factors.map((factor) => {
    const file = join(folder, `times-${factor}.json`);
    writeFileSync(file, multiplied(text, factor));
    return { factor, ...jsonOfNode([script, file]) };
  });
}

function wholeTable({ runs, check }, count) {
  const rows = Object.entries(runs).map(([name, { wall, cpu, peak }]) => {
    return [`wrought generate, ${name}`, seconds(wall), seconds(cpu), mb(peak)];
  });
  return {
    title: `All ${count} models in one run`,
    notes: [
      "Start of Node included; processor time is that of all threads. The output already is as prettier would leave it.",
    ],
    columns: ["", "time", "processor time", "peak memory"],
    rows: [
      ...rows,
      ["TypeScript 7, every strict flag, on all of the output", seconds(check.wall), seconds(check.cpu), ""],
    ],
  };
}

function aloneTable(runs) {
  return {
    title: "Cognito alone",
    columns: ["", "time", "processor time", "÷ cold"],
    rows: Object.entries(runs).map(([name, { wall, cpu }]) => [name, ms(wall), ms(cpu), times(cpu / runs.cold.cpu)]),
  };
}

function memoryTable(memory) {
  return {
    title: "Memory as models are added",
    notes: ["One worker; the largest models first."],
    columns: ["models", "peak memory"],
    rows: memory.map(({ count, peak }) => [count, mb(peak)]),
  };
}

function growthTable(larger) {
  const [first] = larger;
  return {
    title: "One model, larger and larger",
    notes: [
      "Cognito with all its shapes and operations several times over, in one service; processor time without the start of Node.",
    ],
    columns: ["shapes", "in", "out", "processor time", "÷ the first", "a megabyte in", "peak memory"],
    rows: larger.map(({ factor, bytesIn, bytesOut, cpu, peak }) => [
      `× ${factor}`,
      megabytes(bytesIn),
      megabytes(bytesOut),
      ms(cpu),
      times(cpu / first.cpu),
      ms(cpu / (bytesIn / 1e6)),
      mb(peak),
    ]),
  };
}

function eachTable(each) {
  const row = (name, one) => [
    name,
    megabytes(one.bytesIn),
    megabytes(one.bytesOut),
    ...stages.map((stage) => ms(one.times[stage])),
    ms(sumOf(stages.map((stage) => one.times[stage]))),
    mb(one.peak),
  ];
  const total = {
    bytesIn: sumOf(each.map(({ bytesIn }) => bytesIn)),
    bytesOut: sumOf(each.map(({ bytesOut }) => bytesOut)),
    times: Object.fromEntries(stages.map((stage) => [stage, sumOf(each.map((one) => one.times[stage]))])),
    peak: Math.max(...each.map(({ peak }) => peak)),
  };
  const fit = lineOf(each.map(({ bytesIn, cpu }) => [bytesIn / 1e6, cpu]));
  return {
    title: "Each model in a process of its own, by stage",
    notes: [
      `Cold, one run each, without the start of Node and the program's modules (${ms(sumOf(each.map(({ modules }) => modules)) / each.length)}). ` +
        `By least squares a model takes ${ms(fit.intercept)} and ${ms(fit.slope)} of processor time for each megabyte of it. ` +
        "The last line has the largest of all peaks.",
    ],
    columns: ["model", "in", "out", "load", "plan", "emit, print", "write", "sum", "peak memory"],
    rows: [...each.map((one) => row(one.name, one)), row("**all**", total)],
  };
}

function sumOf(values) {
  return values.reduce((sum, value) => sum + value, 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function aimsOf({ each, larger, whole, alone, memory }) {
  const {
    "cold, 1 worker": one,
    "cold, 2 workers": two,
    "nothing changed": nothing,
    "one changed member": changed,
  } = whole.runs;
  const peak = Math.max(two.peak, one.peak);
  const grown = memory.at(-1).peak / memory[0].peak;
  const byModel = exponentOf(each.map(({ bytesIn, cpu }) => [bytesIn, cpu]));
  const bySize = exponentOf(larger.map(({ bytesIn, cpu }) => [bytesIn, cpu]));
  const third = changed.wall / two.wall;
  const thirdAlone = alone["one changed member"].wall / alone.cold.wall;
  const gain = one.wall / two.wall;
  return [
    aimOf("all models cold under 25 s", two.wall < 25_000, seconds(two.wall)),
    aimOf("nothing changed under 2 s", nothing.wall < 2000, seconds(nothing.wall)),
    aimOf("one changed member of all models under a third of cold", third < 1 / 3, `${times(third)} of it`),
    aimOf(
      "one changed member of Cognito alone under a third of cold",
      thirdAlone < 1 / 3,
      `${times(thirdAlone)} of it`,
    ),
    aimOf("peak memory under 1 GB", peak < 1024, mb(peak)),
    aimOf(
      "memory bounded as models are added",
      grown < 1.5,
      `${times(grown)} from ${counts[0]} models to ${counts.at(-1)}`,
    ),
    aimOf("time at most linear in the size, one model multiplied", bySize < 1.1, `exponent ${bySize.toFixed(2)}`),
    aimOf("time at most linear in the size, over all models", byModel < 1.1, `exponent ${byModel.toFixed(2)}`),
    aimOf(`two workers faster than one (${availableParallelism()} cores)`, gain > 1.2, `${times(gain)} as fast`),
  ];
}
