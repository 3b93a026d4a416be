/**
 * Small models, one feature each, and what is generated for them: the one or two files that show the feature. Read them when
 * they change. `UPDATE_GOLDEN=1` writes them anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { filesOf } from "../generated/cognito.js";
import { firstChange } from "../generated/fixed-point.js";
import { below, project, typeErrors } from "../generated/type-check.js";

/** The files that are kept, by feature. */
const features: Readonly<Record<string, readonly string[]>> = {
  constraints: ["validators.ts"],
  defaults: ["schemas.ts", "types.ts"],
  "dependent-keys": ["types.ts", "validators.ts"],
  documentation: ["operations.ts", "types.ts"],
  enums: ["enums.ts", "validators.ts"],
  errors: ["errors.ts"],
  "legacy-enum": ["enums.ts"],
  "lists-and-maps": ["validators.ts"],
  names: ["operations.ts", "types.ts", "validators.ts"],
  pagination: ["operations.ts"],
  patterns: ["schemas.ts", "validators.ts"],
  recursion: ["schemas.ts", "validators.ts"],
  rename: ["types.ts"],
  resources: ["operations.ts"],
  sensitive: ["types.ts"],
  streams: ["schemas.ts", "types.ts"],
  unions: ["types.ts", "validators.ts"],
  "unit-operations": ["operations.ts", "server.ts"],
};

const here = fileURLToPath(new URL("./", import.meta.url));
const update = process.env["UPDATE_GOLDEN"] === "1";

function generated(feature: string): ReadonlyMap<string, string> {
  const text = readFileSync(`${here}${feature}/model.json`, "utf8");
  const { model, diagnostics } = loadModel([{ file: "model.json", text }]);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return filesOf(model);
}

describe.each(Object.entries(features))("golden: %s", (feature, paths) => {
  const files = generated(feature);

  it.each(paths)("%s", (path) => {
    const text = files.get(path) ?? "";
    const file = `${here}${feature}/${path}`;
    if (update) writeFileSync(file, text);
    expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });

  it("is laid out as prettier would", async () => {
    const changes: (string | undefined)[] = [];
    for (const [path, text] of files) if (path.endsWith(".ts")) changes.push(await firstChange(path, text));
    expect(changes.filter((change) => change !== undefined)).toEqual([]);
  });
});

describe("goldens", () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  let errors: readonly string[] = [];

  beforeAll(async () => {
    const files = Object.keys(features).flatMap((feature) => below(feature, generated(feature)));
    errors = await typeErrors(project("golden", new Map(files)));
  });

  it("are all compared", () => expect(folders.map(({ name }) => name)).toEqual(Object.keys(features).toSorted()));
  it("compile under every strict flag", () => expect(errors).toEqual([]));
});
