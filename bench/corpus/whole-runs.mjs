/** `wrought generate` over many models, as a person runs it: whole processes, with their time and their memory. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { wrought } from "../paths.mjs";
import { measureNode } from "../run.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { changeOneMember, copiesOf, emptyFolder } from "./models.mjs";
import { typeCheck } from "./type-check.mjs";

function generate(models, out, workers) {
  return measureNode([wrought, "generate", models, "--out", out, "--quiet", "--workers", String(workers)]);
}

function cold(models, out, workers) {
  rmSync(out, { recursive: true, force: true });
  return generate(models, out, workers);
}

/** All models: cold with one worker and with two, nothing changed, one changed member; then the type check of the output. */
export async function allModels(files, rounds) {
  const models = copiesOf(files, "models");
  const out = emptyFolder("out");
  const runs = await alternate(
    {
      "cold, 1 worker": () => cold(models, out, 1),
      "cold, 2 workers": () => cold(models, out, 2),
      "nothing changed": () => generate(models, out, 2),
      "one changed member": (round) => {
        // Of a model in the middle of the list by size, or thereabouts.
        changeOneMember(join(models, readdirSync(models)[9]), round);
        return generate(models, out, 2);
      },
    },
    rounds,
  );
  return { runs: mediansOf(runs), check: typeCheck(out) };
}

/** One model alone: cold, nothing changed, one changed member. */
export async function oneModel(file, rounds) {
  const models = copiesOf([file], "one-model");
  const [name] = readdirSync(models);
  const out = emptyFolder("one-out");
  const runs = await alternate(
    {
      cold: () => cold(models, out, 1),
      "nothing changed": () => generate(models, out, 1),
      "one changed member": (round) => {
        changeOneMember(join(models, name), round);
        return generate(models, out, 1);
      },
    },
    rounds,
  );
  return mediansOf(runs);
}

/** The peak memory of cold runs over the first models of the list. */
export function memoryByCount(files, counts, workers) {
  return counts.map((count) => {
    const models = copiesOf(files.slice(0, count), "first-models");
    return { count, peak: cold(models, emptyFolder("first-out"), workers).peak };
  });
}

function mediansOf(runs) {
  return Object.fromEntries(
    Object.entries(runs).map(([name, results]) => {
      const of = (field) => medianOf(results.map((result) => result[field]));
      return [name, { wall: of("wall"), cpu: of("cpu"), peak: of("peak") }];
    }),
  );
}
