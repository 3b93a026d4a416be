/** What is generated from hostile models is not only TypeScript by its syntax: it compiles under every strict flag. */
import { expect, test } from "vitest";
import { generate, loadModel } from "../../generator/index.js";
import { below, project, typeErrors } from "../generated/type-check.js";
import { mutated } from "./mutate.js";
import { Random } from "./random.js";
import { seedModels } from "./seed-models.js";

/** As many as one run of the compiler takes in half a minute. */
const wanted = 600;

test(`the code of ${wanted} fuzzed models compiles`, async () => {
  const files = new Map<string, string>();
  const models = seedModels(5, 30);
  for (let seed = 500_000, made = 0; made < wanted; seed++) {
    const random = new Random(seed);
    const root = mutated(random.pick(models, {}), random, 1 + random.below(4));
    const { model } = loadModel([{ file: "model.json", text: JSON.stringify(root) }]);
    const generated = model === undefined ? [] : generate(model).files.filter(({ path }) => path.endsWith(".ts"));
    if (generated.length === 0) continue;
    made++;
    for (const [path, text] of below(`seed-${seed}`, new Map(generated.map((one) => [one.path, one.text])))) {
      files.set(path, text);
    }
  }
  expect(await typeErrors(project("fuzz-types", files))).toEqual([]);
});
