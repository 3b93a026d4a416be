/** Code generated from the Cognito model by this build, bundled as an application would bundle it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { models, root, scratch } from "./paths.mjs";

/**
 * The URL of a module: `entry`, a module's text, bundled with what it imports of the generated code. The model is
 * `overlaid` as the main job has it, or `plain`, without the overlay and its rule about dependent keys.
 */
export async function bundleOf(model, name, entry) {
  const folder = await generated(model);
  const source = join(folder, `${name}.bench.ts`);
  writeFileSync(source, entry);
  return pathToFileURL(bundleFile(source, join(scratch, `${model}-${name}.mjs`))).href;
}

/** The text of a bundle of `entry`, tree-shaken and minified. */
export async function minifiedOf(model, entry) {
  const resolveDir = await generated(model);
  const { outputFiles } = buildSync({
    ...bundling(),
    stdin: { contents: entry, resolveDir, loader: "ts" },
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

function dist(path) {
  return join(root, "dist/runtime", path);
}

/** Bundles a file; returns the path of the bundle. */
export function bundleFile(source, outfile) {
  buildSync({ ...bundling(), entryPoints: [source], outfile });
  return outfile;
}

function bundling() {
  return {
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
    alias: {
      "wrought/runtime": dist("index.js"),
      "wrought/mock": dist("mock/index.js"),
      "wrought/adapter/node": dist("adapter/node/index.js"),
      "wrought/adapter/sdk": dist("adapter/sdk/index.js"),
    },
  };
}

/** Text of the models, as the generator takes it. */
export function sourcesOf(model) {
  const files = model === "plain" ? models.slice(0, 1) : models;
  return files.map((file) => ({ file: basename(file), text: readFileSync(join(root, file), "utf8") }));
}

/** The folder with the generated files of the one service. */
async function generated(model) {
  const { loadModel, generate } = await import("../dist/generator/index.js");
  const loaded = loadModel(sourcesOf(model));
  if (loaded.model === undefined) throw new Error("the Cognito model does not load");
  const folder = join(scratch, `generated-${model}`);
  const { files } = generate(loaded.model);
  for (const { path, text } of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, dirname(files[0].path));
}
