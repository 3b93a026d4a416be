/** The generator's stages, one after the other in this process, each timed: what `wrought generate` does with one model. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { scratch } from "./paths.mjs";

const dist = "../dist/generator";

/** Loads the program's modules, as they are before the build bundles them. */
export async function loadProgram() {
  const parts = await Promise.all([
    import(`${dist}/model/load-model.js`),
    import(`${dist}/model/services.js`),
    import(`${dist}/transform/transform-model.js`),
    import(`${dist}/plan/plan-service.js`),
    import(`${dist}/emit/emit-service.js`),
    import(`${dist}/write/disk-tree.js`),
    import(`${dist}/write/write-plan.js`),
  ]);
  return Object.assign({}, ...parts);
}

/** Generates all services of a model; milliseconds by stage, and the files. */
export async function runStages(program, sources) {
  const times = {};
  const timed = async (stage, work) => {
    const start = performance.now();
    const result = await work();
    times[stage] = performance.now() - start;
    return result;
  };
  const { model } = await timed("load", () => program.loadModel(sources));
  if (model === undefined) throw new Error(`${sources[0].file} does not load`);
  const plans = await timed("plan", () => {
    const transformed = program.transformModel(model, {}).model;
    return program.servicesOf(transformed).map((service) => program.planService(transformed, service).plan);
  });
  const files = await timed("emit and print", () => plans.flatMap((plan) => program.emitService(plan)));
  await timed("write", () => writeAll(program, files));
  return { times, files };
}

function writeAll(program, files) {
  const root = mkdtempSync(join(scratch, "written-"));
  try {
    const folders = byFolder(files);
    const tree = program.diskTree(root);
    for (const [folder, inside] of folders) {
      const texts = new Map(inside.map(({ path, text }) => [path.slice(folder.length + 1), text]));
      const manifest = { generator: "bench", input: "bench", from: [], folders: [folder] };
      tree.apply(program.planWrite(tree, { folder, files: texts, manifest }, { root }).edits);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}

function byFolder(files) {
  const folders = new Map();
  for (const file of files) {
    const [folder] = file.path.split("/");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}

/** Bytes of files in UTF-8. */
export function bytesOf(files) {
  return files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}
