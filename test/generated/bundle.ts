/** Generated code made runnable: TypeScript stripped, the runtime bundled in, by esbuild. */
import { createHash } from "node:crypto";
import { build } from "esbuild";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { project } from "./type-check.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The bundled text of a module `entry` that imports generated files of the folder; minified where size is the question. */
export async function bundled(folder: string, entry: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder, loader: "ts" },
    alias: { "wrought/runtime": join(root, "runtime/index.ts"), "wrought/mock": join(root, "runtime/mock/index.ts") },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    treeShaking: true,
    minify,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** Everything that the generated `index.ts` exports, schemas and validators included, as one live module. */
export async function run(
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, unknown>>> {
  const folder = project(`run-${name}`, files);
  const code = await bundled(folder, 'export * from "./index.js";\n');
  // Modules are kept by their path: another text has to be another file.
  const file = `${createHash("sha256").update(code).digest("hex")}.mjs`;
  const path = join(project(`run-${name}-bundle`, new Map([[file, code]])), file);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}
