/** The pairs of the corpus: two models each, and what the official comparison says of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const corpus = process.env["WROUGHT_CORPUS"] ?? resolve(root, "../shared/corpus");
const folder = join(corpus, "diff");

/** Names of the pairs; none when the corpus is not there, which is said. */
export const pairs: readonly string[] = existsSync(folder) ? readdirSync(folder).toSorted() : [];
if (pairs.length === 0) console.log(`skipped: no corpus at ${basename(corpus)}; set WROUGHT_CORPUS`);

export interface Pair {
  readonly old: Model;
  readonly now: Model;
}

export interface ExpectedEvent {
  readonly eventId: string;
  readonly severity: string;
  readonly shapeId: string | null;
}

export function readPair(name: string): Pair {
  return { old: read(name, "old.json"), now: read(name, "new.json") };
}

export function expectedEvents(name: string): readonly ExpectedEvent[] {
  const lines = readFileSync(join(folder, name, "events.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as ExpectedEvent);
}

/** The path of one of the pair's files. */
export function pathOf(name: string, file: "old.json" | "new.json"): string {
  return join(folder, name, file);
}

function read(name: string, file: "old.json" | "new.json"): Model {
  const { model, diagnostics } = loadModel([{ file, text: readFileSync(pathOf(name, file), "utf8") }]);
  if (model === undefined) throw new Error(`${name}/${file} does not load: ${JSON.stringify(diagnostics)}`);
  return model;
}

/** A trait library that both sides know, and no model of its own. */
export const traitLibrary: string = join(corpus, "protocol-tests", "trait-library.json");
