/** What the fuzzer begins with: a small model with every kind of shape, and pieces of real ones. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { smallModel } from "../model/small-model.js";
import { isObject, type JsonObject } from "./json.js";
import { Random } from "./random.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus"), "models");
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
if (files.length === 0) console.log("no corpus: only small models are mutated; set WROUGHT_CORPUS");

/** The largest piece of a model that is taken, in shapes. */
const mostShapes = 60;
/** Longer values of traits, such as endpoint rules, would only cost time. */
const longestValue = 4000;

/** Small models, and a piece of each of some real ones, chosen by the seed. */
export function seedModels(seed: number, pieces: number): readonly JsonObject[] {
  const random = new Random(seed);
  const made = Array.from({ length: files.length === 0 ? 0 : pieces }, () => {
    const file = join(folder, random.pick(files, ""));
    return pieceOf(JSON.parse(readFileSync(file, "utf8")) as JsonObject, random);
  });
  return [spokenModel(), spokenModel(), ...made];
}

/** The small model with a protocol. */
function spokenModel(): JsonObject {
  const model = smallModel() as unknown as { shapes: Record<string, { traits?: JsonObject }> };
  const service = model.shapes["ns#Weather"];
  if (service !== undefined) service.traits = { ...service.traits, "aws.protocols#awsJson1_1": {} };
  return model as unknown as JsonObject;
}

/** The service with one or two operations, and what they reach, as far as there is room. */
function pieceOf(model: JsonObject, random: Random): JsonObject {
  const shapes = (isObject(model["shapes"]) ? model["shapes"] : {}) as Record<string, JsonObject>;
  const [serviceId = "", service = {}] = Object.entries(shapes).find(([, shape]) => shape["type"] === "service") ?? [];
  const ids = Object.keys(shapes).filter((id) => shapes[id]?.["type"] === "operation");
  const wanted = [random.pick(ids, ""), random.pick(ids, "")];
  const kept = new Set<string>();
  const pending = [...wanted];
  for (let id = pending.pop(); id !== undefined && kept.size < mostShapes; id = pending.pop()) {
    const shape = shapes[id];
    if (kept.has(id) || shape === undefined) continue;
    kept.add(id);
    pending.push(...targetsIn(shape));
  }
  const piece: JsonObject = Object.fromEntries([...kept].map((id) => [id, lightened(shapes[id] ?? {})]));
  const operations = wanted.filter((id) => kept.has(id)).map((id) => ({ target: id }));
  const traits = isObject(service["traits"]) ? service["traits"] : {};
  piece[serviceId] = lightened({
    type: "service",
    version: "1",
    operations,
    traits: { ...traits, "aws.protocols#awsJson1_1": {} },
  });
  return { smithy: "2.0", shapes: piece };
}

function targetsIn(value: unknown): readonly string[] {
  const found: string[] = [];
  const pending = [value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const [key, item] of Object.entries(node)) {
      if (key === "target" && typeof item === "string") found.push(item);
      else if (key !== "traits") pending.push(item as unknown);
    }
  }
  return found;
}

/** Without the heaviest trait values. */
function lightened(shape: JsonObject): JsonObject {
  const { traits = null } = shape;
  if (!isObject(traits)) return shape;
  const light = Object.entries(traits).filter(([, value]) => JSON.stringify(value).length < longestValue);
  return { ...shape, traits: Object.fromEntries(light) };
}
