/** `npm run bench -- startup`: what it takes before anything happens. */
import { join } from "node:path";
import { models, root, wrought } from "./paths.mjs";
import { aimOf, ms } from "./report.mjs";
import { timeNode } from "./run.mjs";
import { alternate, processMediansOf } from "./statistics.mjs";

/** Measures whole processes in turns; Node that does nothing stands beside them. */
export async function benchStartup({ rounds }) {
  const runs = await alternate(
    {
      "node, nothing to do": () => timeNode(["--eval", "0"]),
      "wrought --version": () => timeNode([wrought, "--version"]),
      "wrought --help": () => timeNode([wrought, "--help"]),
      "wrought list": () => timeNode([wrought, "list", join(root, models[0])]),
    },
    Math.max(rounds, 9),
  );
  const medians = processMediansOf(runs);
  const version = medians["wrought --version"].wall;
  return {
    name: "Start-up",
    tables: [
      {
        title: "Whole processes",
        columns: ["Process", "time", "processor time"],
        rows: Object.entries(medians).map(([name, { wall, cpu }]) => [name, ms(wall), ms(cpu)]),
      },
    ],
    aims: [aimOf("`--version` under 0.15 s", version < 150, ms(version))],
    figures: medians,
  };
}
