/** A small project in a folder of its own: a model, an entry that imports generated code, Wrought among its packages. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Project {
  readonly folder: string;
  readonly entry: string;
  readonly model: string;
  /** Rewrites the model with another longest city name. */
  readonly setLongest: (length: number) => void;
  /** Replaces the model by any text. */
  readonly setModel: (text: string) => void;
  readonly remove: () => void;
}

/** `entry` is the source of the module that is bundled. */
export function makeProject(entry: string): Project {
  const parent = join(root, "test/.tmp");
  mkdirSync(parent, { recursive: true });
  const folder = realpathSync(mkdtempSync(join(parent, "bundle-")));
  const model = join(folder, "models/weather.json");
  mkdirSync(join(folder, "models"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/wrought"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const file = join(folder, "entry.js");
  writeFileSync(file, entry);
  const setModel = (text: string): void => writeFileSync(model, text);
  const setLongest = (length: number): void => setModel(modelWith(length));
  setLongest(12);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { folder, entry: file, model, setLongest, setModel, remove };
}

/** A service of one operation, whose input has a string of at most so many characters. */
function modelWith(longest: number): string {
  const model = JSON.parse(readFileSync(new URL("weather.json", import.meta.url), "utf8")) as {
    shapes: Record<string, { traits: Record<string, unknown> }>;
  };
  const city = model.shapes["example.weather#City"];
  if (city !== undefined) city.traits["smithy.api#length"] = { min: 1, max: longest };
  return JSON.stringify(model, undefined, 2);
}
