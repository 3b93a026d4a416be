/** The documentation strings of the corpus, where it is present. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const models = join(process.env["WROUGHT_CORPUS"] ?? "../shared/corpus", "models");

export const hasCorpus = existsSync(models);

/** Each different documentation string of each model, in order. */
export function corpusDocumentation(): readonly string[] {
  const found = new Set<string>();
  for (const file of readdirSync(models).sort()) {
    if (!file.endsWith(".json")) continue;
    JSON.parse(readFileSync(join(models, file), "utf8"), (key, value: unknown) => {
      if (key === "smithy.api#documentation" && typeof value === "string") found.add(value);
      return value;
    });
  }
  return [...found];
}

if (!hasCorpus) console.log("skipped: no corpus of models to read documentation from");
