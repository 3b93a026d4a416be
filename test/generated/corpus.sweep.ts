/** All models of the reference corpus: layout, types under every strict flag, validators that agree with the interpreter. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import type { StructureSchema } from "../../runtime/schema/schema.js";
import type { Check } from "../../runtime/validate/issue.js";
import { disagreement } from "./agreement.js";
import { run } from "./bundle.js";
import { filesOf, planOf } from "./cognito.js";
import { firstChange } from "./fixed-point.js";
import { layoutModel } from "./layout-model.js";
import { below, project, typeErrors } from "./type-check.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const models = join(process.env["WROUGHT_CORPUS"] ?? resolve(root, "../shared/corpus"), "models");
const names = existsSync(models) ? readdirSync(models).filter((name) => name.endsWith(".json")) : [];
if (names.length === 0) console.log("skipped: generated code of the corpus, because there is no corpus");

const cache = new Map<string, ReadonlyMap<string, string>>();

function modelOf(file: string, text: string): Parameters<typeof filesOf>[0] {
  const { model, diagnostics } = loadModel([{ file, text }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 5)));
  return model;
}

function generated(name: string): ReadonlyMap<string, string> {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const files = filesOf(modelOf(name, readFileSync(join(models, name), "utf8")));
  cache.set(name, files);
  return files;
}

async function changes(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [path, text] of files) {
    const change = path.endsWith(".ts") ? await firstChange(path, text) : undefined;
    if (change !== undefined) found.push(change);
  }
  return found;
}

/** The same numbers on every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The layout model with a random length for each of its names. */
function scattered(seed: number): string {
  const lengths = Array.from({ length: 30 }, (_, index) => index * 3 + 4);
  const random = numbers(seed);
  const renamed = new Map<string, string>();
  return JSON.stringify(layoutModel(lengths)).replaceAll(
    /\b([A-Z]{1,2}|[a-z]+|r[A-Z]{1,2})n{2,}\d?\b/g,
    (name, stem: string) => {
      const known = renamed.get(name) ?? `${stem}${"n".repeat(Math.floor(random.next().value * 60))}${renamed.size}`;
      renamed.set(name, known);
      return known;
    },
  );
}

describe("prettier leaves generated code alone", () => {
  it.each(names)("%s", async (name) => expect(await changes(generated(name))).toEqual([]));

  it.each(Array.from({ length: 9 }, (_, index) => index * 10 + 4))("names of %i columns and more", async (from) => {
    const lengths = Array.from({ length: 10 }, (_, index) => from + index);
    expect(await changes(filesOf(modelOf("layout.json", JSON.stringify(layoutModel(lengths)))))).toEqual([]);
  });

  it.each([11, 12, 13, 14, 15, 16])("names of random lengths, seed %i", async (seed) => {
    expect(await changes(filesOf(modelOf("layout.json", scattered(seed))))).toEqual([]);
  });
});

describe.runIf(names.length > 0)("generated code of the corpus", () => {
  it("compiles under every strict flag", async () => {
    const files = names.flatMap((name) => below(name.replace(/\.json$/, ""), generated(name)));
    const folder = project("corpus", new Map([...files, ["wrong.ts", 'export const wrong: number = "text";\n']]));
    const errors = await typeErrors(folder);
    expect(errors).toEqual([expect.stringMatching(/^wrong\.ts:1 TS2322/)]);
  });

  it.each(names)("validates as the interpreter does: %s", async (name) => {
    const plan = planOf(modelOf(name, readFileSync(join(models, name), "utf8")));
    const module = await run("corpus", generated(name));
    const compared = plan.structures.flatMap(({ id, schemaName, checkName }) => {
      const [schema, check] = [
        module[schemaName] as StructureSchema | undefined,
        module[checkName] as Check | undefined,
      ];
      return schema === undefined || check === undefined ? [] : [{ id, schema, check }];
    });
    expect(compared.length).toBeGreaterThan(0);
    const step = Math.ceil(compared.length / 40);
    const sample = compared.filter((_, index) => index % step === 0);
    expect(sample.flatMap((one) => disagreement(one, 8) ?? [])).toEqual([]);
  });
});
