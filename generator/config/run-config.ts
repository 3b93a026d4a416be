/** Runs a configuration in TypeScript or JavaScript, on a Node that knows no TypeScript, and says which files were part of it. */
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";

export interface RunConfig {
  /** The default export; undefined when there is none. */
  readonly value: unknown;
  /** The file and those that it imports outside of packages, absolute, sorted. */
  readonly modules: readonly string[];
}

/** This package by its own name: a configuration that imports it gets this very program, wherever it is installed. */
const self: string = "wrought";

/** The package as Node finds it; whoever has loaded it already passes that. */
export const publishedProgram = async (): Promise<unknown> => import(self);

/** Throws what the file throws. Nothing is kept on disk. `program` is what the file gets for the name of this package. */
export async function runConfig(file: string, program: () => Promise<unknown>): Promise<RunConfig> {
  const virtualModules = { [self]: await program() };
  const jiti = createJiti(file, { fsCache: false, moduleCache: true, tryNative: false, virtualModules });
  // A file that is run again in the same process, because it changed, is to be run as it is now.
  for (const path of Object.keys(jiti.cache)) if (isLocal(path)) delete jiti.cache[path];
  const before = new Set(Object.keys(jiti.cache));
  const loaded: unknown = await jiti.import(file);
  const modules = Object.keys(jiti.cache).filter((path) => !before.has(path) && isLocal(path));
  return { value: defaultOf(loaded), modules: [...new Set([file, ...modules])].toSorted() };
}

function isLocal(path: string): boolean {
  return !/[\\/]node_modules[\\/]/.test(path) && !path.startsWith(fileURLToPath(new URL("../", import.meta.url)));
}

function defaultOf(loaded: unknown): unknown {
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
}
