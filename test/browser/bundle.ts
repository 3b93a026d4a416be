/** Bundles for browsers as a user's bundler makes them: nothing stands in for Node, so that what needs Node does not build. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface BrowserBundle {
  /** The bundle, a module. */
  readonly code: string;
  /** Every module in it and every module outside that it names, from the root of the project. */
  readonly inputs: readonly string[];
}

/** Bundles a file, named from the root of the project. Rejects when anything of Node is imported. */
export async function bundleForBrowser(entry: string): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  const inputs = Object.entries(metafile.inputs).flatMap(([path, { imports }]) => [
    path,
    ...imports.flatMap((one) => (one.external === true ? [one.path] : [])),
  ]);
  return { code: outputFiles[0]?.text ?? "", inputs };
}
