/** The patterns of the corpus with the lengths beside them, where it is present. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const models = join(process.env["WROUGHT_CORPUS"] ?? "../shared/corpus", "models");

export const hasCorpus = existsSync(models);

export interface CorpusPattern {
  readonly pattern: string;
  readonly min: number;
  readonly max: number;
}

const LENGTH = "smithy.api#length";
const PATTERN = "smithy.api#pattern";

/** Each different pair of a pattern and a length in one `traits` object, in order. */
export function corpusPatterns(): readonly CorpusPattern[] {
  const found = new Map<string, CorpusPattern>();
  for (const file of readdirSync(models).sort()) {
    if (!file.endsWith(".json")) continue;
    JSON.parse(readFileSync(join(models, file), "utf8"), (key, value: unknown) => {
      if (key === "traits" && isRecord(value) && typeof value[PATTERN] === "string") {
        const length = value[LENGTH];
        const bound = (name: string, otherwise: number): number =>
          isRecord(length) && typeof length[name] === "number" ? length[name] : otherwise;
        const entry = { pattern: value[PATTERN], min: bound("min", 0), max: bound("max", Infinity) };
        found.set(JSON.stringify(entry), entry);
      }
      return value;
    });
  }
  return [...found.values()];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

if (!hasCorpus) console.log("skipped: no corpus of models to read patterns from");
