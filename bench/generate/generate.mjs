/** `npm run bench -- generate`: stages in one process, whole processes, and other generators on the same shapes. */
import { inBench } from "../paths.mjs";
import { aimOf, ms, times } from "../report.mjs";
import { jsonOfNode } from "../run.mjs";
import { alternate, medianOf, processMediansOf } from "../statistics.mjs";
import { nothingChanged, wholeProcesses } from "./whole-processes.mjs";

/** Measures. Whole processes run in turns, so that a busy machine slows all alike. */
export async function benchGenerate({ rounds }) {
  const script = inBench("generate/stages.mjs");
  const stages = [];
  for (let round = 0; round < rounds; round++) stages.push(jsonOfNode([script, "--prettier"]));
  const contestants = { ...wholeProcesses(), "wrought, nothing changed": nothingChanged() };
  const runs = await alternate(contestants, rounds);
  const medians = processMediansOf(runs);
  const stageMedians = stageMediansOf(stages);
  return {
    name: "Generation",
    tables: [stageTable(stageMedians), processTable(medians, rounds)],
    aims: aimsOf(medians),
    figures: { stages: stageMedians, processes: medians },
  };
}

function stageMediansOf(runs) {
  const stageNames = Object.keys(runs[0].cold);
  const of = (pick) => medianOf(runs.map(pick));
  return {
    modules: of((run) => run.modules),
    cold: Object.fromEntries(stageNames.map((stage) => [stage, of((run) => run.cold[stage])])),
    warm: Object.fromEntries(stageNames.map((stage) => [stage, of((run) => run.warm[stage])])),
    bytes: runs[0].bytes,
    prettier: of((run) => run.prettier),
  };
}

function stageTable({ modules, cold, warm, bytes, prettier }) {
  return {
    title: "Cognito by stage",
    notes: [
      `${(bytes / 1e6).toFixed(2)} MB of output. Cold is the first run in a process, warm the median of 15 more in the same ` +
        "process. Printing belongs to emitting: the printer's text is prettier's fixed point, so formatting takes no time " +
        "of its own. The last line says what prettier (parser babel-ts) takes for the same files.",
    ],
    columns: ["Stage", "cold", "warm"],
    rows: [
      ["load the program's modules", ms(modules), "–"],
      ...Object.keys(cold).map((stage) => [stage, ms(cold[stage]), ms(warm[stage])]),
      ["format", ms(0), ms(0)],
      ["sum", ms(modules + sum(cold)), ms(sum(warm))],
      ["for comparison: prettier on the same files", "–", ms(prettier)],
    ],
  };
}

function sum(byStage) {
  return Object.values(byStage).reduce((total, value) => total + value, 0);
}

function processTable(medians, rounds) {
  const types = medians["wrought, types"].wall;
  const all = medians["wrought, everything"].wall;
  return {
    title: "Whole processes, cold",
    notes: [
      `Medians of ${rounds} runs in turns, start of Node included; processor time is that of all threads. OpenAPI ` +
        "generators get the same shapes as OpenAPI 3.1.",
    ],
    columns: ["Process", "time", "processor time", "÷ wrought, types", "÷ wrought, everything"],
    rows: Object.entries(medians).map(([name, { wall, cpu }]) => {
      return [name, ms(wall), ms(cpu), times(wall / types), times(wall / all)];
    }),
  };
}

function aimsOf(medians) {
  const of = (name) => medians[name].wall;
  const cold = of("wrought, everything");
  const unchanged = of("wrought, nothing changed");
  const types = of("wrought, types");
  const other = of("openapi-typescript");
  const hey = of("@hey-api/openapi-ts, types");
  const heyAll = of("@hey-api/openapi-ts, types, zod, SDK");
  const text = "everything faster than types, zod and SDK of @hey-api/openapi-ts";
  return [
    aimOf("cold generation of Cognito under 2 s", cold < 2000, ms(cold)),
    aimOf("nothing changed under 0.3 s", unchanged < 300, ms(unchanged)),
    aimOf("types alone faster than openapi-typescript", types < other, `${times(types / other)} its time`),
    aimOf("types alone in half the time of @hey-api/openapi-ts", types <= hey / 2, `${times(types / hey)} its time`),
    aimOf(text, cold < heyAll, `${times(cold / heyAll)} its time`),
  ];
}
